import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountDraft, type CodeParameters, newDraft } from "#core/account/account.ts";
import { buildMigrationUris, collectMigrationParts, parseMigrationUri } from "#core/account/migration-uri.ts";
import { cleanName } from "#core/account/names.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { writeProtobuf } from "#core/account/protobuf.ts";
import { Secret, toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8 } from "#core/bytes.ts";
import { failureOf, secretOf, valueOf } from "./support.ts";

const KEY = utf8("12345678901234567890");
const BASE32_KEY = toBase32(KEY);

type Fields = readonly (readonly [number: number, value: number | Uint8Array])[];
const uriOf = (fields: Fields): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(toBase64(writeProtobuf(fields)))}`;
const part = (accounts: readonly Fields[], rest: Fields = []) =>
  parseMigrationUri(uriOf([...accounts.map((account) => [1, writeProtobuf(account)] as const), ...rest]));
const rowsOf = (...accounts: readonly Fields[]) => valueOf(part(accounts)).rows;

const account = (more: Fields = []): Fields => [[1, KEY], [2, utf8("ACME:john")], [3, utf8("ACME")], ...more];
const uris = (drafts: readonly AccountDraft[]) => drafts.map(buildOtpauthUri);

describe("parseMigrationUri", () => {
  it("reads an account whose numbers are not given as SHA-1, six digits and TOTP", () => {
    const [row] = rowsOf(account());
    const { draft, warnings } = valueOf(row!);
    expect(draft).toMatchObject({
      issuer: "ACME",
      label: "john",
      parameters: { type: "totp", algorithm: "SHA1", digits: 6, periodSeconds: 30 },
    });
    expect(toBase32(draft.parameters.secret.reveal())).toBe(BASE32_KEY);
    expect(warnings).toEqual([]);
  });

  it("reads hashes, eight digits and counters", () => {
    const rows = rowsOf(
      account([[4, 2], [5, 2], [6, 2]]), // prettier-ignore
      account([[4, 3], [5, 1], [6, 1], [7, 300]]), // prettier-ignore
      account([[4, 1], [6, 1], [7, Number.MAX_SAFE_INTEGER]]), // prettier-ignore
    );
    expect(rows.map((row) => valueOf(row).draft.parameters)).toMatchObject([
      { type: "totp", algorithm: "SHA256", digits: 8 },
      { type: "hotp", algorithm: "SHA512", digits: 6, counter: 300 },
      { type: "hotp", algorithm: "SHA1", counter: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it.each([
    ["ACME:john", "ACME", "ACME", "john"],
    ["ACME: john doe", "ACME ", "ACME", "john doe"],
    ["john", "ACME", "ACME", "john"],
    ["ACME: john", "", "ACME", "john"],
    ["john@example.com", "", "", "john@example.com"],
    ["Other:john", "ACME", "ACME", "Other:john"],
    ["a:b:c", "", "", "a:b:c"],
    ["https://example.org", "", "", "https://example.org"],
    ["¿äÄéÉ?莎", "", "", "¿äÄéÉ?莎"],
    ["jo\u0000hn\u202e", "", "", "john"],
  ])("reads name %j with issuer %j as %j, %j", (name, givenIssuer, issuer, label) => {
    const [row] = rowsOf([[1, KEY], [2, utf8(name)], [3, utf8(givenIssuer)]]); // prettier-ignore
    expect(valueOf(row!).draft).toMatchObject({ issuer, label });
  });

  it("refuses rows one by one and names them", () => {
    const rows = rowsOf(
      account(),
      [[2, utf8("ACME:empty")]],
      account([[4, 4]]),
      account([[4, 9]]),
      account([[5, 3]]),
      account([[6, 3]]),
      account([[6, 1], [7, -5]]), // prettier-ignore
    );
    expect(rows.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false, false]);
    expect(rows.slice(1).map((row) => failureOf(row))).toMatchObject([
      { issuer: "ACME", label: "empty", reason: { parameter: "secret", reason: { kind: "empty" } } },
      { issuer: "ACME", label: "john", reason: { parameter: "algorithm", name: "MD5" } },
      { reason: { parameter: "algorithm", name: "unknown" } },
      { reason: { parameter: "digits", kind: "out-of-range" } },
      { reason: { parameter: "type", kind: "unsupported-type" } },
      { reason: { parameter: "counter", kind: "out-of-range" } },
    ]);
  });

  it("warns of a short key", () => {
    const [row] = rowsOf([[1, utf8("short")], [2, utf8("a")]]); // prettier-ignore
    expect(valueOf(row!).warnings).toEqual([{ kind: "short-secret", byteLength: 5 }]);
  });

  it("steps over fields of newer apps", () => {
    const rows = rowsOf(account([[8, utf8("id")], [99, 1]])); // prettier-ignore
    expect(rows[0]!.ok).toBe(true);
  });

  it("says which code of how many it read, also under a negative id", () => {
    expect(valueOf(part([account()], [[2, 1], [3, 3], [4, 2], [5, -2_000_000_000]]))) // prettier-ignore
      .toMatchObject({ batchId: -2_000_000_000, batchSize: 3, batchIndex: 2 });
    expect(valueOf(part([account()]))).toMatchObject({ batchId: 0, batchSize: 1, batchIndex: 0 });
  });

  it.each([
    ["with the plus signs unescaped", (uri: string) => decodeURIComponent(uri)],
    ["in the URL-safe alphabet", (uri: string) => uri.replaceAll("%2B", "-").replaceAll("%2F", "_")],
    ["without padding", (uri: string) => uri.replaceAll("%3D", "")],
    ["with space around it and the scheme in capitals", (uri: string) => ` ${uri.replace("otpauth", "OTPAUTH")}\n`],
  ])("reads a code written %s", (_, rewrite) => {
    const uri = uriOf([[1, writeProtobuf([[1, Uint8Array.of(0, 0, 0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff)], [2, utf8("a")]])]]); // prettier-ignore
    expect(uri).toContain("%2B%2B%2B%2B%2F%2F%2F%2F");
    expect(parseMigrationUri(rewrite(uri))).toEqual(parseMigrationUri(uri));
    expect(parseMigrationUri(uri).ok).toBe(true);
  });

  it.each([
    ["a key URI", `otpauth://totp/a?secret=${BASE32_KEY}`, "not-migration"],
    ["no URI", "Lorem ipsum", "not-migration"],
    ["no data", "otpauth-migration://offline", "no-accounts"],
    ["no base64", "otpauth-migration://offline?data=%21%21", "damaged"],
    ["no message", "otpauth-migration://offline?data=XXXX", "damaged"],
    ["a message cut short", uriOf([[1, writeProtobuf(account())]]).slice(0, -12), "damaged"],
    ["an overlong length", "otpauth-migration://offline?data=CoCAgICAgICAgAEkrDLoY3shvQ%3D%3D", "damaged"],
    ["an account that is a number", uriOf([[1, 5]]), "damaged"],
    ["a hash that is a text", uriOf([[1, writeProtobuf(account([[4, utf8("SHA256")]]))]]), "damaged"],
    ["no accounts", uriOf([[2, 1]]), "no-accounts"],
    ["a million codes", uriOf([[1, writeProtobuf(account())], [3, 1_000_000]]), "damaged"], // prettier-ignore
    ["a negative position", uriOf([[1, writeProtobuf(account())], [4, -1]]), "damaged"], // prettier-ignore
    ["text without end", `otpauth-migration://offline?data=${"A".repeat(70_000)}`, "too-long"],
  ])("refuses %s", (_, uri, kind) => {
    expect(failureOf(parseMigrationUri(uri))).toMatchObject({ kind });
  });
});

const totp: CodeParameters = {
  type: "totp",
  secret: secretOf(BASE32_KEY),
  algorithm: "SHA1",
  digits: 6,
  periodSeconds: 30,
};
const drafts = Array.from({ length: 23 }, (_, index) => newDraft("ACME", `user${index}@example.org`, totp));
const partsOf = (all: readonly AccountDraft[], batchId = 7) =>
  buildMigrationUris(all, batchId).uris.map((uri) => valueOf(parseMigrationUri(uri)));

describe("collectMigrationParts", () => {
  it("puts the parts of an export in order, each once", () => {
    const [first, second, third] = partsOf(drafts);
    const [batch, ...others] = collectMigrationParts([third!, first!, third!, second!]);
    expect(others).toEqual([]);
    expect(batch).toMatchObject({ batchId: 7, size: 3, missing: [] });
    expect(uris(batch!.rows.map((row) => valueOf(row).draft))).toEqual(uris(drafts));
  });

  it("says which parts are still missing", () => {
    const [, second] = partsOf(drafts);
    expect(collectMigrationParts([second!])).toMatchObject([{ size: 3, missing: [0, 2] }]);
  });

  it("keeps exports apart, and codes of tools that give all the same id", () => {
    const one = partsOf(drafts.slice(0, 1));
    const other = partsOf(drafts.slice(1, 2));
    expect(collectMigrationParts([...one, ...partsOf(drafts.slice(2, 3), 8)])).toHaveLength(2);
    expect(collectMigrationParts([...one, ...other])[0]!.rows).toHaveLength(2);
  });

  it("has nothing to say of nothing", () => {
    expect(collectMigrationParts([])).toEqual([]);
  });
});

describe("buildMigrationUris", () => {
  it("splits into codes that a phone still reads", () => {
    const { uris: built, leftOut } = buildMigrationUris(drafts, -5);
    expect(leftOut).toEqual([]);
    expect(partsOf(drafts, -5).map(({ rows }) => rows.length)).toEqual([10, 10, 3]);
    const longNames = drafts.map((draft) => ({ ...draft, label: "x".repeat(250) }));
    expect(partsOf(longNames).map(({ rows }) => rows.length)).toEqual([3, 3, 3, 3, 3, 3, 3, 2]);
    for (const uri of built) expect(uri).toMatch(/^otpauth-migration:\/\/offline\?data=[\w%]+$/);
  });

  it("leaves out what the format cannot hold, and says why", () => {
    const made = buildMigrationUris(
      [
        newDraft("a", "", { type: "steam", secret: secretOf(BASE32_KEY) }),
        newDraft("b", "", { ...totp, digits: 7 }),
        newDraft("c", "", { ...totp, periodSeconds: 60 }),
        newDraft("d", "", totp),
      ],
      1,
    );
    expect(made.leftOut.map(({ draft, reason }) => [draft.issuer, reason])).toEqual([
      ["a", "steam"],
      ["b", "digits"],
      ["c", "period"],
    ]);
    expect(made.uris).toHaveLength(1);
  });

  it("makes no code of no accounts", () => {
    expect(buildMigrationUris([], 1).uris).toEqual([]);
  });

  it("is read back to the same accounts", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => cleanName(text).text);
    const common = {
      secret: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => new Secret(bytes)),
      algorithm: fc.constantFrom("SHA1" as const, "SHA256" as const, "SHA512" as const),
      digits: fc.constantFrom(6, 8),
    };
    const parameters = fc.oneof(
      fc.record({ type: fc.constant("totp" as const), ...common, periodSeconds: fc.constant(30) }),
      fc.record({ type: fc.constant("hotp" as const), ...common, counter: fc.maxSafeNat() }),
    );
    const draft = fc
      .tuple(name, name, parameters)
      // A single colon without an issuer is where the format itself cannot tell.
      .filter(([issuer, label]) => issuer !== "" || !label.includes(":"))
      .map(([issuer, label, made]) => newDraft(issuer, label, made));
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 25 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (all, id) => {
        const [batch] = collectMigrationParts(partsOf(all, id));
        expect(uris(batch?.rows.map((row) => valueOf(row).draft) ?? [])).toEqual(uris(all));
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});
