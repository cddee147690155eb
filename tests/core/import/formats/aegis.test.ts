import { scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Bytes } from "#core/bytes.ts";
import { gcm, random } from "../make/ciphers.ts";
import { SECRET, base64, draftsOf, failureOf, hex, importing, linesOf } from "../support.ts";

const db = {
  version: 3,
  entries: [
    {
      type: "totp",
      name: "ada",
      issuer: "Harbour",
      note: "pier 4",
      favorite: true,
      icon: "PHN2Zz4=",
      info: { secret: SECRET, algo: "SHA256", digits: 8, period: 60 },
      groups: ["g1", "gone"],
    },
    {
      type: "hotp",
      name: "bob",
      issuer: "",
      group: "Old",
      info: { secret: SECRET, algo: "SHA1", digits: 6, counter: 7 },
    },
    { type: "steam", name: "cy", issuer: "Steam", info: { secret: SECRET, algo: "SHA1", digits: 5, period: 30 } },
    { type: "motp", name: "dee", issuer: "Old", info: { secret: SECRET, pin: "1234" } },
  ],
  groups: [{ uuid: "g1", name: "Ships" }],
};
const plain = { version: 1, header: { slots: null, params: null }, db };

/** Splits AES-GCM's output the way Aegis writes it. */
function sealed(key: Bytes, clear: Bytes | string) {
  const nonce = random(12);
  const all = gcm(key, nonce, clear);
  return { ciphertext: all.slice(0, -16), parameters: { nonce: hex(nonce), tag: hex(all.slice(-16)) } };
}

function encrypted(passwords: readonly string[], cost = { n: 16, r: 8, p: 1 }) {
  const masterKey = random(32);
  const slots = passwords.map((password) => {
    const salt = random(32);
    const key = new Uint8Array(scryptSync(password, salt, 32, { N: Math.min(cost.n, 1024), r: cost.r, p: cost.p }));
    const { ciphertext, parameters } = sealed(key, masterKey);
    return { type: 1, key: hex(ciphertext), key_params: parameters, ...cost, salt: hex(salt) };
  });
  const { ciphertext, parameters } = sealed(masterKey, JSON.stringify(db));
  return {
    version: 1,
    header: { slots: [{ type: 2, key: "", key_params: {} }, ...slots], params: parameters },
    db: base64(ciphertext),
  };
}

const LINES = [
  `totp Harbour / ada ${SECRET} SHA256 8 60`,
  `hotp  / bob ${SECRET} SHA1 6 #7`,
  `steam Steam / cy ${SECRET}`,
  "Old: dee: unsupported-type",
];

describe("Aegis", () => {
  it("gives every entry a row", async () => {
    expect(await linesOf(importing(plain))).toEqual(LINES);
  });

  it("keeps groups by id or name, notes and favourites, and tells of icons", async () => {
    const outcome = await importing(plain);
    const [ada, bob] = await draftsOf(outcome);
    expect(ada).toMatchObject({ tags: ["Ships"], note: "pier 4", pinned: true });
    expect(bob).toMatchObject({ tags: ["Old"], pinned: false });
    expect(outcome).toMatchObject({ value: { notices: [{ kind: "icons-dropped", count: 1 }] } });
  });

  it("opens with the password of any slot, in UTF-8", async () => {
    const file = encrypted(["first", "pässwörd ☃"]);
    expect(await linesOf(importing(file, { password: "first" }))).toEqual(LINES);
    expect(await linesOf(importing(file, { password: "pässwörd ☃" }))).toEqual(LINES);
  });

  it("tries a password that was typed decomposed in its composed form as well", async () => {
    const file = encrypted(["\u00e9t\u00e9"]);
    expect(await linesOf(importing(file, { password: "e\u0301te\u0301" }))).toEqual(LINES);
  });

  it("asks for a password, and tells a wrong one from damage", async () => {
    const file = encrypted(["right"]);
    expect(await failureOf(importing(file))).toEqual({ kind: "needs-password", app: "aegis" });
    expect(await failureOf(importing(file, { password: "wrong" }))).toMatchObject({ kind: "wrong-password" });
    const damaged = {
      ...file,
      db: `A${file.db.slice(1)}` === file.db ? `B${file.db.slice(1)}` : `A${file.db.slice(1)}`,
    };
    expect(await failureOf(importing(damaged, { password: "right" }))).toEqual({ kind: "damaged", app: "aegis" });
  });

  it.each([
    ["a terabyte", { n: 2 ** 30, r: 8, p: 1 }],
    ["lanes without end", { n: 1024, r: 8, p: 10_000 }],
  ])("refuses to derive a key that costs %s", async (_, cost) => {
    const file = encrypted(["x"], { n: 16, r: 8, p: 1 });
    for (const slot of file.header.slots) Object.assign(slot, cost);
    expect(await failureOf(importing(file, { password: "x" }))).toMatchObject({ kind: "kdf-too-costly" });
  });

  it("reports rows of the wrong shape one by one", async () => {
    const entries = [
      null,
      "text",
      { type: "totp", name: { a: 1 }, issuer: "r", info: { secret: SECRET } },
      { type: "totp", name: "a", issuer: "r", info: null },
      { type: "totp", name: "b", issuer: "r", info: { secret: 12 } },
      { type: "totp", name: "c", issuer: "r", info: { secret: SECRET, period: 1e308 } },
      { type: "hotp", name: "d", issuer: "r", info: { secret: SECRET, counter: 9007199254740993 } },
      { type: "quantum", name: "e", issuer: "r", info: { secret: SECRET } },
      { type: "totp", name: "f", issuer: "r", info: { secret: SECRET, algo: "MD5" } },
      { type: "totp", name: "g", issuer: "r", info: { secret: SECRET, digits: 0 } },
      { type: "totp", name: "good", issuer: "r", info: { secret: SECRET } },
    ];
    expect(await linesOf(importing({ ...plain, db: { version: 3, entries } }))).toEqual([
      ": malformed",
      ": malformed",
      "r: malformed",
      "r: a: bad-secret",
      "r: b: malformed",
      "r: c: not-a-whole-number",
      "r: d: out-of-range",
      "r: e: unsupported-type",
      "r: f: unsupported-algorithm",
      "r: g: out-of-range",
      `totp r / good ${SECRET} SHA1 6 30`,
    ]);
  });
});
