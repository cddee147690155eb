import { describe, expect, it } from "vitest";
import type { Account } from "#core/account/account.ts";
import { Secret } from "#core/account/secret.ts";
import { utf8 } from "#core/bytes.ts";
import { DEFAULT_SETTINGS } from "#core/vault/settings.ts";
import { decodeBody, EMPTY_BODY, encodeBody, PADDING_BYTES, type VaultBody } from "#core/vault/vault-body.ts";
import { FORMAT } from "#core/vault/vault-file.ts";
import { toHex } from "./hex.ts";
import { bodyOf, draft, failureOf, hotp, NOW, totp, value } from "./support.ts";

const CONTEXT = { vaultId: "v", gen: 4, savedAt: NOW };
const read = (plain: Uint8Array<ArrayBuffer>) => value(decodeBody(plain, FORMAT)).body;
const roundTrip = (body: VaultBody) => read(encodeBody(body, CONTEXT));
const text = (body: VaultBody) => new TextDecoder().decode(encodeBody(body, CONTEXT));
/** What a newer version might have written: this body as JSON, with changes. */
const rewritten = (body: VaultBody, change: (json: Record<string, unknown> & { accounts: unknown[] }) => void) => {
  const json = JSON.parse(text(body)) as Record<string, unknown> & { accounts: unknown[] };
  change(json);
  return utf8(JSON.stringify(json));
};
/** Secrets as their bytes, which is how they compare. */
function plainly(value: unknown): unknown {
  if (value instanceof Secret) return toHex(value.reveal());
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainly(member)]));
}

const full: Account = {
  ...draft("Full", {
    sites: [
      { kind: "domain", value: "example.org" },
      { kind: "origin", value: "https://login.example.net" },
      { kind: "host", value: "localhost:8080" },
    ],
    tags: ["work", "päivä"],
    note: "line\nline \u{1f511}",
    pinned: true,
    recoveryCodes: [{ code: "abcd-1234" }, { code: "efgh", usedAt: NOW }],
  }),
  id: "full",
  order: 3,
  createdAt: 1,
  updatedAt: 2,
  provenAt: 3,
  lastUsedAt: 4,
  trashedAt: 5,
};

describe("a vault's body", () => {
  it.each<readonly [string, VaultBody]>([
    ["nothing", EMPTY_BODY],
    ["an account with everything", { ...EMPTY_BODY, accounts: [full] }],
    ["an account with the least", bodyOf(draft("", { label: "" }))],
    [
      "each kind of account",
      bodyOf(
        draft("Time"),
        draft("Counter", { parameters: hotp(Number.MAX_SAFE_INTEGER) }),
        draft("Steam", { parameters: { type: "steam", secret: new Secret(new Uint8Array(20)) } }),
        draft("Long", {
          parameters: {
            type: "totp",
            secret: new Secret(new Uint8Array(64).fill(255)),
            algorithm: "SHA512",
            digits: 8,
            periodSeconds: 86_400,
          },
        }),
      ),
    ],
    [
      "everything beside accounts",
      {
        ...EMPTY_BODY,
        settings: { ...DEFAULT_SETTINGS, hideCodes: true, mutedSites: { "example.org": 1 } },
        sentCodes: [{ accountId: "a", site: "https://example.org", step: 57 }],
        former: [{ accountId: "a", parameters: totp(9), replacedAt: NOW }],
      },
    ],
  ])("comes back as it was: %s", (_, body) => {
    expect(plainly(roundTrip(body))).toEqual(plainly(body));
    expect(value(decodeBody(encodeBody(body, CONTEXT), FORMAT)).context).toEqual(CONTEXT);
  });

  it("fills up to a multiple of 4 KiB, so that its length tells little", () => {
    for (let count = 0; count < 40; count += 3) {
      const body = bodyOf(...Array.from({ length: count }, (_, index) => draft(`Issuer ${index}`)));
      expect(encodeBody(body, CONTEXT).length % PADDING_BYTES).toBe(0);
    }
  });

  it("leaves out what is empty", () => {
    const [row] = (JSON.parse(text(bodyOf(draft("A")))) as { accounts: object[] }).accounts;
    expect(Object.keys(row!)).toEqual([
      "id",
      "issuer",
      "label",
      "type",
      "secret",
      "algorithm",
      "digits",
      "periodSeconds",
      "order",
      "createdAt",
      "updatedAt",
    ]);
  });

  it.each([
    ["nothing", ""],
    ["half a text", '{"vaultId":"v"'],
    ["another document", '{"a":1}'],
    ["accounts that are no list", text(EMPTY_BODY).replace('"accounts":[]', '"accounts":{}')],
    ["text that is not UTF-8", "\ud83d"],
  ])("calls %s damaged", (_, json) => {
    const bytes = json === "\ud83d" ? Uint8Array.of(0x7b, 0xff) : utf8(json);
    expect(failureOf(decodeBody(bytes, FORMAT))).toEqual({ kind: "damaged" });
  });
});

describe("what a newer version has written", () => {
  const one = bodyOf(draft("One"));

  it("is carried along: members of the body, of an account, of the settings", () => {
    const plain = rewritten(one, (json) => {
      json["groups"] = [{ name: "work" }];
      Object.assign(json.accounts[0] as object, { icon: "sha256:1", nested: { a: 1 } });
      Object.assign(json["settings"] as object, { accent: "teal" });
    });
    const again = JSON.parse(text(read(plain))) as { accounts: object[] };
    expect(again).toMatchObject({ groups: [{ name: "work" }], settings: { accent: "teal" } });
    expect(again.accounts[0]).toMatchObject({ issuer: "One", icon: "sha256:1", nested: { a: 1 } });
  });

  it.each([
    { type: "yaotp", id: "x", secret: "AAAA" },
    { id: "no secret", type: "totp" },
    { id: "id-9", type: "totp", secret: "%", algorithm: "SHA1", digits: 6, periodSeconds: 30 },
    "not an object",
    null,
    [],
  ])("does not lose a row that this version cannot show: %j", (row) => {
    const body = read(rewritten(one, (json) => json.accounts.push(row)));
    expect(body.accounts.map(({ issuer }) => issuer)).toEqual(["One"]);
    expect((JSON.parse(text(body)) as { accounts: unknown[] }).accounts[1]).toEqual(row);
  });

  const fields = [
    ["algorithm", "MD5"],
    ["digits", -1],
    ["digits", 6.5],
    ["periodSeconds", 0],
    ["order", "first"],
    ["issuer", 5],
    ["sites", [{ kind: "galaxy", value: "x" }]],
    ["tags", [1]],
    ["recoveryCodes", [{ code: 1 }]],
    ["pinned", "yes"],
    ["createdAt", -1],
    ["trashedAt", "never"],
  ] as const;
  it.each(fields)("shows no account whose %s is %j", (name, wrong) => {
    const body = read(rewritten(one, (json) => Object.assign(json.accounts[0] as object, { [name]: wrong })));
    expect(body.accounts).toEqual([]);
    expect(body.foreign.rows).toHaveLength(1);
  });

  it("I5: cannot reach a prototype", () => {
    const json = text(one).replace('"issuer":"One"', '"issuer":"One","__proto__":{"polluted":1},"constructor":2');
    const body = read(utf8(json));
    expect(body.accounts).toHaveLength(1);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(roundTrip(body).accounts).toHaveLength(1);
  });
});
