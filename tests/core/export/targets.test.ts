/** What each target's own documentation demands of a file (docs/INTERCHANGE.md names the sources), beside our own importer. */
import { describe, expect, it } from "vitest";
import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import { Secret } from "#core/account/secret.ts";
import { EXPORT_TARGETS, exportTarget, exportTo, fitAll } from "#core/export/index.ts";
import { sealAt } from "#core/export/targets/ente.ts";
import { draft, hotp, NOW, random, totp, value } from "../vault/support.ts";

const tools = { random, nowMs: NOW };
const steam: CodeParameters = { type: "steam", secret: new Secret(new Uint8Array(20).fill(9)) };
const rich: AccountDraft = {
  ...draft("Alpha", { parameters: totp(1), note: "a note", pinned: true, tags: ["Work", "Home"] }),
  sites: [
    { kind: "domain", value: "example.org" },
    { kind: "domain", value: "example.net" },
  ],
  recoveryCodes: [{ code: "abcd" }],
};
const drafts = [rich, draft("Beta", { parameters: hotp(7) }), draft("Steam", { parameters: steam })];

const target = (id: string) => {
  const found = exportTarget(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const textOf = async (id: string, password?: string): Promise<string> =>
  new TextDecoder().decode(value(await exportTo(target(id), drafts, tools, password)).bytes);
const jsonOf = async (id: string, password?: string): Promise<Record<string, never>> =>
  JSON.parse(await textOf(id, password)) as Record<string, never>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const base32 = /^[A-Z2-7]+$/;
const hex = (bytes: number) => new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
const matching = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe("a file for", () => {
  it("Aegis has a header, a database of version 3, and an info for each entry", async () => {
    expect(await jsonOf("aegis")).toMatchObject({
      version: 1,
      header: { slots: null, params: null },
      db: {
        version: 3,
        entries: [
          {
            type: "totp",
            uuid: matching(uuid),
            favorite: true,
            note: "a note",
            groups: [matching(uuid), matching(uuid)],
            info: { secret: matching(base32), algo: "SHA1", digits: 6, period: 30 },
          },
          { type: "hotp", info: { counter: 7, digits: 8, algo: "SHA256" } },
          { type: "steam", info: { digits: 5, period: 30, algo: "SHA1" } },
        ],
        groups: [{ name: "Work" }, { name: "Home" }],
      },
    });
  });

  it("Aegis behind a password has a slot of Aegis's own cost, and nothing of the accounts", async () => {
    const text = await textOf("aegis", "words");
    expect(JSON.parse(text)).toMatchObject({
      header: {
        slots: [
          {
            type: 1,
            key: matching(hex(32)),
            key_params: {
              nonce: matching(hex(12)),
              tag: matching(hex(16)),
            },
            n: 32_768,
            r: 8,
            p: 1,
            salt: matching(hex(32)),
            repaired: true,
          },
        ],
      },
    });
    expect(text).not.toMatch(/Alpha|Work|note"/);
  });

  it("2FAS has a schema, and a token type for each service", async () => {
    expect(await jsonOf("2fas")).toMatchObject({
      schemaVersion: 4,
      groups: [{ id: matching(uuid), name: "Work" }],
      services: [
        { name: "Alpha", secret: matching(base32), otp: { tokenType: "TOTP", period: 30 }, order: { position: 0 } },
        { otp: { tokenType: "HOTP", counter: 7 } },
        { otp: { tokenType: "STEAM", digits: 5 } },
      ],
    });
  });

  it("2FAS behind a password has three parts of salt, nonce and text, and a reference to test the password by", async () => {
    const { services, servicesEncrypted, reference } = await jsonOf("2fas", "words");
    expect(services).toEqual([]);
    for (const sealed of [servicesEncrypted, reference]) {
      const [, salt = "", nonce = ""] = String(sealed).split(":");
      expect([Buffer.from(salt, "base64").length, Buffer.from(nonce, "base64").length]).toEqual([256, 12]);
    }
  });

  it("andOTP has capital types and padded secrets, and its rounds in front when it is sealed", async () => {
    const rows = JSON.parse(await textOf("andotp")) as { type: string; secret: string; tags: string[] }[];
    expect(rows.map(({ type }) => type)).toEqual(["TOTP", "HOTP", "STEAM"]);
    expect(rows[0]?.tags).toEqual(["Work", "Home"]);
    for (const { secret } of rows) expect(secret.length % 8).toBe(0);
    const { bytes, extension } = value(await exportTo(target("andotp"), drafts, tools, "words"));
    expect(extension).toBe("json.aes");
    const rounds = new DataView(bytes.buffer).getUint32(0);
    expect(rounds).toBeGreaterThanOrEqual(140_000);
    expect(rounds).toBeLessThan(160_000);
  });

  it("Stratum has numbers for types, and links categories by secret", async () => {
    const backup = await jsonOf("stratum");
    expect(backup).toMatchObject({
      Authenticators: [
        { Type: 2, Issuer: "Alpha", Algorithm: 0, Digits: 6, Period: 30, Counter: 0 },
        { Type: 1, Algorithm: 1, Digits: 8, Counter: 7 },
        { Type: 4, Digits: 5 },
      ],
      Categories: [{ Name: "Work" }, { Name: "Home" }],
      AuthenticatorCategories: [{}, {}],
    });
    const sealed = value(await exportTo(target("stratum"), drafts, tools, "words"));
    expect(new TextDecoder().decode(sealed.bytes.subarray(0, 16))).toBe("AUTHENTICATORPRO");
  });

  it("FreeOTP+ has signed bytes, the next counter, and an order by its own ids", async () => {
    expect(await jsonOf("freeotp-plus")).toMatchObject({
      tokenOrder: ["Alpha:alpha@example.org", "Beta:beta@example.org", "Steam:steam@example.org"],
      tokens: [
        { type: "TOTP", algo: "SHA1", issuerExt: "Alpha" },
        { type: "HOTP", counter: 7, secret: Array.from({ length: 20 }, () => 3) },
        { type: "TOTP", issuerExt: "Steam" },
      ],
    });
  });

  it("the Authenticator extension has rows by hash, with the site behind the issuer", async () => {
    const text = await textOf("authenticator-extension");
    expect(text).toContain("\r\n");
    const rows = Object.entries(JSON.parse(text) as Record<string, { hash: string; index: number }>);
    for (const [id, row] of rows) expect(row.hash).toBe(id);
    expect(rows.map(([, row]) => row)).toMatchObject([
      { dataType: "OTPStorage", issuer: "Alpha::example.org", type: "totp", index: 0, pinned: true, encrypted: false },
      { type: "hotp", counter: 7 },
      { type: "steam" },
    ]);
    const sealed = Object.values(await jsonOf("authenticator-extension", "words"));
    expect(sealed).toMatchObject([
      { dataType: "Key", version: 3, hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) as string },
      ...drafts.map((_, index) => ({ dataType: "EncOTPStorage", index, data: matching(/^U2FsdGVkX1/) })),
    ]);
  });

  it("Ente has a link on each line, with what it knows beside", async () => {
    const [first = "", ...others] = (await textOf("ente")).trim().split("\n");
    expect(others).toHaveLength(2);
    const display = JSON.parse(new URLSearchParams(first.split("?")[1]).get("codeDisplay") ?? "") as object;
    expect(display).toMatchObject({ pinned: true, tags: ["Work", "Home"], note: "a note", trashed: false });
    const sealed = value(await sealAt(drafts, "words", tools, { memoryKiB: 1024, passes: 2, lanes: 1 }));
    expect(JSON.parse(new TextDecoder().decode(sealed))).toMatchObject({
      version: 1,
      kdfParams: { memLimit: 1_048_576, opsLimit: 2 },
    });
  });

  it("Proton Authenticator has an entry type, and no counter-based accounts", async () => {
    expect(await jsonOf("proton-authenticator")).toMatchObject({
      version: 1,
      entries: [
        { id: matching(uuid), note: "a note", content: { entry_type: "Totp", name: "alpha@example.org" } },
        { note: null, content: { entry_type: "Steam", uri: matching(/^steam:\/\/[A-Z2-7]+$/) } },
      ],
    });
  });

  it("Bitwarden has logins in folders, and a password of its own when it is sealed", async () => {
    const { folders, items } = await jsonOf("bitwarden");
    expect(folders).toMatchObject([{ name: "Work" }]);
    expect(items).toMatchObject([
      {
        type: 1,
        name: "Alpha",
        favorite: true,
        folderId: (folders as unknown as { id: string }[])[0]?.id,
        login: {
          username: "alpha@example.org",
          uris: [{ uri: "https://example.org" }, { uri: "https://example.net" }],
        },
      },
      { name: "Steam", login: { totp: matching(/^steam:\/\//) } },
    ]);
    const sealedText = matching(/^2\.[\w+/=]+\|[\w+/=]+\|[\w+/=]+$/);
    expect(await jsonOf("bitwarden", "words")).toMatchObject({
      encrypted: true,
      passwordProtected: true,
      kdfType: 0,
      kdfIterations: 600_000,
      encKeyValidation_DO_NOT_EDIT: sealedText,
      data: sealedText,
    });
  });

  it("KeePass has the fields of its own placeholders", async () => {
    const xml = await textOf("keepass-xml");
    expect(xml).toMatch(/<Key>TimeOtp-Algorithm<\/Key><Value>HMAC-SHA-1<\/Value>/);
    expect(xml).toMatch(/<Key>HmacOtp-Counter<\/Key><Value>7<\/Value>/);
    expect(xml).toMatch(/<Key>TOTP Settings<\/Key><Value>30;S<\/Value>/);
    expect(xml).toContain("<Group><UUID>");
  });

  it("KeePassXC has every cell in quotes under the root group, and Steam by its encoder", async () => {
    const [header, first, second] = (await textOf("keepassxc-csv")).split("\n");
    expect(header).toBe('"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"');
    expect(first).toMatch(
      /^"Root\/Work","Alpha","alpha@example.org","","https:\/\/example.org","a note","otpauth:\/\/totp\//,
    );
    expect(second).toContain("&encoder=steam");
  });

  it("2FAuth has its schema and lower-case algorithms", async () => {
    expect(await jsonOf("2fauth")).toMatchObject({
      app: matching(/^2fauth/),
      schema: 1,
      data: [
        { otp_type: "totp", algorithm: "sha1", period: 30, counter: null },
        { otp_type: "hotp", algorithm: "sha256", period: null, counter: 7 },
        { otp_type: "steamtotp", digits: 5 },
      ],
    });
  });

  it("Google Authenticator has transfer codes", async () => {
    expect(await textOf("google-authenticator")).toMatch(/^otpauth-migration:\/\/offline\?data=[\w%]+\n$/);
  });
});

describe("what a target does not hold", () => {
  const odd = (change: object): AccountDraft => draft("Odd", { parameters: { ...totp(2), ...change } });
  it.each<[string, AccountDraft, object]>([
    ["google-authenticator", odd({ digits: 7 }), { kind: "digits", digits: 7 }],
    ["google-authenticator", odd({ periodSeconds: 60 }), { kind: "period", periodSeconds: 60 }],
    ["google-authenticator", drafts[2]!, { kind: "type", type: "steam" }],
    ["bitwarden", drafts[1]!, { kind: "type", type: "hotp" }],
    ["proton-authenticator", drafts[1]!, { kind: "type", type: "hotp" }],
    ["keepassxc-csv", drafts[1]!, { kind: "type", type: "hotp" }],
    ["stratum", odd({ digits: 5 }), { kind: "digits", digits: 5 }],
    ["freeotp-plus", draft("Steam", { parameters: totp(3) }), { kind: "type", type: "totp" }],
  ])("is left out of %s and named", (id, each, obstacle) => {
    expect(target(id).fit(each)).toEqual({ kind: "left-out", obstacle });
  });

  it.each([
    ["aegis", ["sites", "recovery-codes"]],
    ["2fas", ["other-tags", "note", "pinned", "sites", "recovery-codes"]],
    ["ente", ["sites", "recovery-codes"]],
    ["bitwarden", ["other-tags", "recovery-codes"]],
    ["authenticator-extension", ["tags", "note", "other-sites", "recovery-codes"]],
    ["otpauth-uri", ["tags", "note", "pinned", "sites", "recovery-codes"]],
  ])("of an account that %s holds is named", (id, loses) => {
    expect(target(id).fit(rich)).toEqual({ kind: "held", loses });
  });

  it("is the second account of one key, or of one name, where a target keeps one", () => {
    const twin = draft("Twin", { parameters: totp(1) });
    expect(fitAll(target("stratum"), [rich, twin])[1]).toEqual({ kind: "left-out", obstacle: { kind: "same-key" } });
    const namesake = draft("Alpha", { parameters: totp(5) });
    expect(fitAll(target("freeotp-plus"), [rich, namesake])[1]).toEqual({
      kind: "left-out",
      obstacle: { kind: "same-name" },
    });
  });
});

describe("an export", () => {
  it.each(EXPORT_TARGETS.map(({ id }) => id))(
    "to %s differs from another of the same accounts in its chances only",
    async (id) => {
      const withSameChances = () => {
        let drawn = 0;
        return { random: (length: number) => new Uint8Array(length).fill(drawn++), nowMs: NOW };
      };
      const once = value(await exportTo(target(id), drafts, withSameChances()));
      expect(value(await exportTo(target(id), drafts, withSameChances())).bytes).toEqual(once.bytes);
    },
  );

  it("is refused where nothing fits, or where the target reads no encrypted file", async () => {
    const none = await exportTo(target("bitwarden"), [drafts[1]!], tools);
    expect(none).toEqual({ ok: false, failure: { kind: "nothing-to-write" } });
    const plainOnly = await exportTo(target("2fauth"), drafts, tools, "words");
    expect(plainOnly).toEqual({ ok: false, failure: { kind: "not-sealable" } });
  });

  it("is not handed out where reading it again does not give the same", async () => {
    const forgetful = { ...target("2fauth"), write: () => JSON.stringify({ app: "2fauth", schema: 1, data: [] }) };
    expect(await exportTo(forgetful, drafts, tools)).toEqual({ ok: false, failure: { kind: "not-read-back" } });
  });
});
