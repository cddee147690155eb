/** Password managers' JSON, archives of theirs, and databases of phones. */
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KEY, SECRET, draftsOf, failureOf, importing, linesOf } from "../support.ts";

const boat = `totp Boat / ada ${SECRET} SHA1 6 30`;

async function zip(files: Readonly<Record<string, string>>, password?: string) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...(password !== undefined && { password }) });
  for (const [name, content] of Object.entries(files)) await writer.add(name, new BlobReader(new Blob([content])));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

const bitwarden = {
  encrypted: false,
  folders: [{ id: "f", name: "Ships" }],
  items: [
    {
      name: "Boat",
      notes: "deck",
      favorite: true,
      folderId: "f",
      login: { username: "ada", totp: SECRET, uris: [{ uri: "https://www.example.org/login" }] },
    },
    { name: "Steam", login: { username: "gabe", totp: `steam://${SECRET}` } },
    { name: "Gone", deletedDate: "2025-01-01", login: { totp: SECRET } },
    { name: "No code", login: { username: "bob", totp: null } },
    { name: "Bad", login: { totp: "1019" } },
    { name: "Note" },
  ],
};
const onepassword = {
  accounts: [
    {
      vaults: [
        {
          items: [
            {
              favIndex: 1,
              overview: { title: "Boat", tags: ["Ships"], urls: [{ url: "https://example.org" }] },
              details: {
                loginFields: [
                  { designation: "password", value: "pw" },
                  { designation: "username", value: "ada" },
                ],
                notesPlain: "deck",
                sections: [
                  { fields: [{ value: { totp: SECRET } }, { value: { concealed: "x" } }, { value: { totp: "" } }] },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
};
const protonPass = {
  version: "1",
  vaults: {
    v: {
      name: "Ships",
      items: [
        {
          state: 1,
          data: {
            metadata: { name: "Boat", note: "deck" },
            content: {
              itemUsername: "ada",
              itemEmail: "a@example.org",
              totpUri: SECRET,
              urls: ["https://example.org"],
            },
            extraFields: [
              { type: "totp", data: { totpUri: SECRET } },
              { type: "text", data: { content: "x" } },
            ],
          },
        },
        { state: 2, data: { metadata: { name: "Gone" }, content: { totpUri: SECRET } } },
      ],
    },
  },
};
const keeper = {
  records: [
    {
      title: "Boat",
      login: "ada",
      login_url: "https://example.org",
      notes: "deck",
      custom_fields: { "$oneTimeCode::1": [SECRET, SECRET], "$text::1": "x" },
      folders: [{ folder: "Ships\\Old" }],
    },
  ],
};
const enpass = {
  folders: [{ uuid: "u", title: "Ships" }],
  items: [
    {
      title: "Boat",
      category: "login",
      favorite: 1,
      note: "deck",
      folders: ["u"],
      fields: [
        { type: "username", value: "ada" },
        { type: "totp", value: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq" },
        { type: "totp", value: SECRET, deleted: 1 },
        { type: "url", value: "https://example.org" },
      ],
    },
  ],
};

describe("password managers", () => {
  it.each<[string, object, readonly string[]]>([
    ["Bitwarden", bitwarden, [boat, `steam Steam / gabe ${SECRET}`, "Gone: in-bin", "Bad: bad-secret"]],
    ["1Password", onepassword, [boat]],
    ["Proton Pass", protonPass, [boat, boat, "Gone: in-bin"]],
    ["Keeper", keeper, [boat, boat]],
    ["Enpass", enpass, [boat]],
  ])("of %s only the one-time passwords are read", async (_, file, lines) => {
    expect(await linesOf(importing(file))).toEqual(lines);
    const [draft] = await draftsOf(importing(file));
    expect(draft).toMatchObject({ note: "deck", sites: [{ kind: "domain", value: "example.org" }] });
    expect(draft?.tags).toEqual([file === keeper ? "Ships/Old" : "Ships"]);
  });
});

describe("archives", () => {
  it("are read by the names inside", async () => {
    const others = { "files/x.png": "png", "export.attributes": "{}" };
    expect(await linesOf(importing(await zip({ ...others, "export.data": JSON.stringify(onepassword) })))).toEqual([
      boat,
    ]);
    const pass = await zip({ "Proton Pass/data.json": JSON.stringify(protonPass) });
    expect(await linesOf(importing(pass))).toHaveLength(3);
    const attachments = await zip({ "data.json": JSON.stringify(bitwarden), "attachments/a/b.txt": "x" });
    expect(await linesOf(importing(attachments))).toHaveLength(4);
  });

  it("may be locked: several lists of links, as WinAuth writes them", async () => {
    const link = (name: string) => `otpauth://totp/${name}?secret=${SECRET}`;
    const file = await zip({ "a.txt": link("a"), "b.txt": link("b") }, "pw");
    expect(await linesOf(importing(file, { password: "pw" }))).toHaveLength(2);
    expect(await failureOf(importing(file))).toEqual({ kind: "needs-password", app: "zip" });
    expect(await failureOf(importing(file, { password: "wrong" }))).toMatchObject({ kind: "wrong-password" });
  });

  it("hold a file that somebody packed, but no archive in an archive", async () => {
    expect(await linesOf(importing(await zip({ "my.json": JSON.stringify(bitwarden) })))).toHaveLength(4);
    const inner = Buffer.from(await zip({ "data.json": JSON.stringify(bitwarden) })).toString("latin1");
    expect(await failureOf(importing(await zip({ "inner.zip": inner })))).toEqual({ kind: "not-recognised" });
  });

  it("without anything of use say so", async () => {
    expect(await failureOf(importing(await zip({})))).toEqual({ kind: "no-accounts", app: "zip" });
    expect(await failureOf(importing(await zip({ "pack.json": "{}", "a.svg": "" })))).toMatchObject({
      reason: "icon-pack",
    });
    expect(await failureOf(importing(await zip({ "data.pgp": "x" })))).toMatchObject({ reason: "openpgp" });
    const outside = await importing(await zip({ "a/b/export.data": "{}", "c/d/export.data": "{}" }));
    expect(outside).toEqual({ ok: false, failure: { kind: "not-recognised" } });
  });
});

describe("databases", () => {
  const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
  const short = "GEZDGNBVGY3TQOJQ";

  it.each([
    [
      "Google Authenticator",
      "google.sqlite",
      [
        `totp Harbour / ada JBSWY3DPEHPK3PXP SHA1 6 30`,
        `hotp  / bob ${short} SHA1 6 #70000`,
        "Odd: cy: unsupported-type",
      ],
    ],
    [
      "Microsoft Authenticator",
      "microsoft.sqlite",
      [
        "totp Forum / ada@example.org JBSWY3DPEHPK3PXP SHA1 6 30",
        `totp Microsoft / bob@example.org ${SECRET} SHA1 8 30`,
        "Work: cy@example.org: not-portable",
      ],
    ],
    ["Stratum", "stratum.sqlite", [`totp Harbour / ada JBSWY3DPEHPK3PXP SHA256 8 60`, "Old: bob: unsupported-type"]],
  ])("of %s", async (_, name, lines) => {
    expect(await linesOf(importing(fixture(name)))).toEqual(lines);
  });

  it("of others are not recognised", async () => {
    expect(await failureOf(importing(fixture("large.sqlite")))).toEqual({ kind: "not-recognised" });
  });
});

describe("the Authenticator extension in clear", () => {
  const row = (rest: object) => ({ secret: SECRET, type: "totp", account: "ada", hash: "h", ...rest });
  it("reads its own types, prefixes and omissions, in the user's order", async () => {
    const file = {
      b: row({ index: 1, issuer: "Counter", type: "hotp", counter: 7 }),
      a: row({ index: 0, issuer: "Boat::example.org", digits: 8, period: 60, algorithm: "SHA512", pinned: true }),
      c: row({ index: 2, type: "battle" }),
      d: row({ index: 3, issuer: "Hex", type: "hex", secret: Buffer.from(KEY).toString("hex") }),
      e: row({ index: 4, issuer: "Old", type: 4 }),
      f: row({ index: 5, secret: `stm-${SECRET}` }),
      g: row({ index: 6, secret: `blz-${SECRET}` }),
      h: row({ index: 7, issuer: "Odd", type: "ocra" }),
    };
    expect(await linesOf(importing(file))).toEqual([
      `totp Boat / ada ${SECRET} SHA512 8 60`,
      `hotp Counter / ada ${SECRET} SHA1 6 #7`,
      `totp Battle.net / ada ${SECRET} SHA1 8 30`,
      `totp Hex / ada ${SECRET} SHA1 6 30`,
      `steam Old / ada ${SECRET}`,
      `steam Steam / ada ${SECRET}`,
      `totp Battle.net / ada ${SECRET} SHA1 8 30`,
      "Odd: ada: unsupported-type",
    ]);
    const [boatDraft] = await draftsOf(importing(file));
    expect(boatDraft).toMatchObject({ pinned: true, sites: [{ value: "example.org" }] });
  });

  it("does not stumble over ids that name parts of every object", async () => {
    const text = `{"__proto__":${JSON.stringify(row({ issuer: "A", polluted: true }))},"constructor":${JSON.stringify(row({ issuer: "B" }))}}`;
    expect(await linesOf(importing(text))).toHaveLength(2);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
