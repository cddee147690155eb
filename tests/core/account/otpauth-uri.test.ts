import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AccountDraft, type CodeParameters, newDraft } from "#core/account/account.ts";
import { cleanName, MAX_NAME_LENGTH } from "#core/account/names.ts";
import { buildOtpauthUri, parseOtpauthUri, type UriFailure, type UriWarning } from "#core/account/otpauth-uri.ts";
import { Secret, toBase32 } from "#core/account/secret.ts";
import { failureOf, secretOf, valueOf } from "./support.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** A draft with its secret as text, which a test can compare. */
const plain = ({ issuer, label, parameters: { secret, ...rest } }: AccountDraft) => ({
  issuer,
  label,
  ...rest,
  secret: toBase32(secret.reveal()),
});
const parsed = (uri: string) => plain(valueOf(parseOtpauthUri(uri)).draft);
const warningsOf = (uri: string): readonly UriWarning[] => valueOf(parseOtpauthUri(uri)).warnings;

describe("parseOtpauthUri", () => {
  it("reads the documented shape", () => {
    const uri = `otpauth://totp/ACME%20Co:john@example.com?secret=${KEY}&issuer=ACME%20Co&algorithm=SHA256&digits=8&period=60`;
    expect(parsed(uri)).toEqual({
      type: "totp",
      issuer: "ACME Co",
      label: "john@example.com",
      secret: KEY,
      algorithm: "SHA256",
      digits: 8,
      periodSeconds: 60,
    });
    expect(warningsOf(uri)).toEqual([]);
  });

  it.each([
    ["alone", `otpauth://totp/john?secret=${KEY}`],
    ["with empty parameters", `otpauth://totp/john?secret=${KEY}&algorithm=&digits=&period=&issuer=&`],
    ["with a hash that is null", `otpauth://totp/john?secret=${KEY}&algorithm=null`],
    ["in capitals", `OTPAUTH://TOTP/john?SECRET=${KEY}`],
    ["with space around it", `\ufeff  otpauth://totp/john?secret=${KEY}\r\n`],
    ["without slashes", `otpauth:totp/john?secret=${KEY}`],
    ["for Apple's password manager", `apple-otpauth://totp/john?secret=${KEY}`],
    ["with a counter, which means nothing here", `otpauth://totp/john?secret=${KEY}&counter=-1`],
    ["with parameters of others", `otpauth://totp/john?secret=${KEY}&image=https%3A%2F%2Fexample.org&__proto__=x`],
  ])("gives a secret %s the usual values", (_, uri) => {
    expect(parsed(uri)).toEqual({
      type: "totp",
      issuer: "",
      label: "john",
      secret: KEY,
      algorithm: "SHA1",
      digits: 6,
      periodSeconds: 30,
    });
  });

  it.each([
    ["ACME:john", "", "ACME", "john"],
    ["john", "ACME", "ACME", "john"],
    ["ACME:john", "ACME", "ACME", "john"],
    ["Old:john", "New", "New", "john"],
    ["acme:john", "ACME", "ACME", "john"],
    ["ACME%3Ajohn", "ACME", "ACME", "john"],
    ["ACME%3a%20%20john%20doe", "", "ACME", "john doe"],
    ["Old%3Ajohn", "New", "New", "john"],
    ["Matrix:@edent_:matrix.org", "Matrix", "Matrix", "@edent_:matrix.org"],
    ["A%3AB:john", "A%3AB", "A:B", "john"],
    ["A%3AB:john", "", "A:B", "john"],
    ["https%3A%2F%2Fexample.org", "Example", "Example", "https://example.org"],
    ["https://example.org", "Example", "Example", "https://example.org"],
    ["https://example.org:john", "", "https://example.org", "john"],
    ["user@example.com/Meraki", "Cisco%20Meraki", "Cisco Meraki", "user@example.com/Meraki"],
    ["who%3F", "", "", "who?"],
    ["", "ACME", "ACME", ""],
    ["ACME:", "", "ACME", ""],
    ["A%2BB:john+otp@example.com", "A+B", "A B", "john+otp@example.com"],
    ["AT%26T:john", "AT%26T", "AT&T", "john"],
    ["Team%20#1:john", "Team%20#1", "Team #1", "john"],
    ["My Company:john doe", "My Company", "My Company", "john doe"],
    ["莎士比亚:ж", "莎士比亚", "莎士比亚", "ж"],
    ["🏴‍☠️:🏳️‍🌈", "", "🏴‍☠️", "🏳️‍🌈"],
    ["100%:50%zz", "100%", "100%", "50%zz"],
    ["ACME%2520Co:john", "", "ACME%20Co", "john"],
    ["AC%00ME:jo%0Ahn", "", "ACME", "jo hn"],
    ["%E2%80%AEmoc.elpmaxe:john", "", "moc.elpmaxe", "john"],
    ["%3Cimg%20src%3Dx%3E:john", "", "<img src=x>", "john"],
  ])("reads label %s with issuer parameter %j as %s, %s", (path, parameter, issuer, label) => {
    const query = parameter === "" ? "" : `&issuer=${parameter}`;
    expect(parsed(`otpauth://totp/${path}?secret=${KEY}${query}`)).toMatchObject({ issuer, label });
  });

  it("reads HOTP with the counter of the next code, and does not look at a period", () => {
    const uri = `otpauth://hotp/a:b?secret=${KEY}&counter=9007199254740991&period=0`;
    expect(parsed(uri)).toMatchObject({ type: "hotp", counter: Number.MAX_SAFE_INTEGER });
    expect(parsed(`otpauth://hotp/a:b?secret=${KEY}&counter=0`)).toMatchObject({ counter: 0 });
  });

  it.each(["sha512", "SHA-512", "SHA_512", "HmacSHA512", "HMAC-SHA-512", "Algorithm.sha512", "sha 512"])(
    "knows the hash spelled %s",
    (algorithm) => {
      expect(parsed(`otpauth://totp/a?secret=${KEY}&algorithm=${algorithm}`)).toMatchObject({ algorithm: "SHA512" });
    },
  );

  it.each([
    ["digits", "4", 4],
    ["digits", "10", 10],
    ["digits", "08", 8],
    ["period", "1", 1],
    ["period", "86400", 86_400],
    ["period", "030", 30],
  ])("takes %s=%s", (name, text, value) => {
    const field = name === "period" ? "periodSeconds" : name;
    expect(parsed(`otpauth://totp/a?secret=${KEY}&${name}=${text}`)).toMatchObject({ [field]: value });
  });

  it.each([
    ["the type", `otpauth://steam/Steam:gabe?secret=${KEY}&issuer=Steam&digits=5`],
    ["KeePassXC's encoder", `otpauth://totp/Steam:gabe?secret=${KEY}&encoder=steam&digits=6`],
    ["Stratum's flag", `otpauth://totp/Steam:gabe?secret=${KEY}&steam`],
    ["the issuer alone", `otpauth://totp/Steam:gabe?secret=${KEY}&issuer=Steam`],
    ["the issuer and five digits", `otpauth://totp/gabe?secret=${KEY}&issuer=steam&digits=5&period=30&algorithm=sha1`],
  ])("takes %s for Steam Guard", (_, uri) => {
    expect(parsed(uri)).toMatchObject({ type: "steam", label: "gabe", secret: KEY });
  });

  it.each([
    ["six digits", `otpauth://totp/Steam:gabe?secret=${KEY}&issuer=Steam&digits=6`],
    ["a hash of its own", `otpauth://totp/Steam:gabe?secret=${KEY}&issuer=Steam&algorithm=SHA256`],
    ["a flag that denies it", `otpauth://totp/ACME:gabe?secret=${KEY}&steam=false`],
  ])("takes %s for TOTP though Steam is named", (_, uri) => {
    expect(parsed(uri)).toMatchObject({ type: "totp" });
  });

  it("reads a bare Steam secret, but no link of Steam's client", () => {
    expect(parsed(`steam://${KEY}`)).toEqual({ type: "steam", issuer: "Steam", label: "", secret: KEY });
    for (const link of ["steam://run/440", "steam://install", "steam://open/games"]) {
      expect(failureOf(parseOtpauthUri(link))).toEqual({ parameter: "uri", kind: "not-otpauth" });
    }
  });

  it("hands on the parameters of particular apps", () => {
    const { extras } = valueOf(parseOtpauthUri(`otpauth://totp/a?secret=${KEY}&codeDisplay=%7B%7D&icon=x`));
    expect([...extras]).toEqual([
      ["codedisplay", "{}"],
      ["icon", "x"],
    ]);
  });

  it.each<[string, UriWarning]>([
    [`totp/Old:a?secret=${KEY}&issuer=New`, { kind: "issuer-mismatch", prefix: "Old" }],
    [`totp/a?secret=${KEY}&secret=MFRGGZDFMY`, { kind: "repeated-parameter", parameter: "secret" }],
    [`totp/a?secret=${KEY}&digits=4`, { kind: "few-digits", digits: 4 }],
    ["totp/a?secret=MFRGGZDFMY", { kind: "short-secret", byteLength: 6 }],
    [`hotp/a?secret=${KEY}`, { kind: "counter-assumed" }],
    [`totp/Steam:a?secret=${KEY}`, { kind: "steam-assumed" }],
    [`totp/A%00:b?secret=${KEY}`, { kind: "name-cleaned", parameter: "issuer" }],
    [`totp/a%E2%80%8B?secret=${KEY}`, { kind: "name-cleaned", parameter: "label" }],
    [`totp/${"a".repeat(5000)}?secret=${KEY}`, { kind: "name-shortened", parameter: "label" }],
  ])("accepts otpauth://%.60s with a word of warning", (uri, warning) => {
    expect(warningsOf(`otpauth://${uri}`)).toEqual([warning]);
  });

  it("of two secrets keeps the first, of two issuers merges nothing", () => {
    expect(parsed(`otpauth://totp/a?secret=${KEY}&secret=MFRGGZDFMY`).secret).toBe(KEY);
    expect(parsed(`otpauth://totp/a?secret=${KEY}&issuer=A&issuer=B`).issuer).toBe("A");
  });

  const badSecret = (reason: Extract<UriFailure, { kind: "bad-secret" }>["reason"]): UriFailure => ({
    parameter: "secret",
    kind: "bad-secret",
    reason,
  });
  const outOfRange = (parameter: "digits" | "period" | "counter", min: number, max: number): UriFailure => ({
    parameter,
    kind: "out-of-range",
    min,
    max,
  });
  const DIGITS = outOfRange("digits", 4, 10);
  const PERIOD = outOfRange("period", 1, 86_400);
  const COUNTER = outOfRange("counter", 0, Number.MAX_SAFE_INTEGER);

  it.each<[string, UriFailure]>([
    ["", { parameter: "uri", kind: "not-otpauth" }],
    [KEY, { parameter: "uri", kind: "not-otpauth" }],
    [`https://example.org/totp/a?secret=${KEY}`, { parameter: "uri", kind: "not-otpauth" }],
    [`javascript:alert(1)//totp/a?secret=${KEY}`, { parameter: "uri", kind: "not-otpauth" }],
    ["otpauth-migration://offline?data=AA", { parameter: "uri", kind: "migration" }],
    [`otpauth:///a?secret=${KEY}`, { parameter: "type", kind: "unsupported-type", type: "unknown" }],
    [`otpauth://ocra/a?secret=${KEY}`, { parameter: "type", kind: "unsupported-type", type: "unknown" }],
    [`otpauth://yaotp/a?secret=${KEY}&pin_length=4`, { parameter: "type", kind: "unsupported-type", type: "yandex" }],
    ["motp://a:b?secret=7ac61d4736f51a2b", { parameter: "type", kind: "unsupported-type", type: "motp" }],
    ["otpauth://totp/a", badSecret({ kind: "empty" })],
    ["otpauth://totp/a?secret", badSecret({ kind: "empty" })],
    ["otpauth://totp/a?secret=====", badSecret({ kind: "empty" })],
    ["otpauth://totp/a?secret=JBSW0", badSecret({ kind: "not-base32", at: 4, hint: "misread-digit" })],
    [`otpauth://totp/a?secret=${"A".repeat(4000)}`, badSecret({ kind: "too-long", maxBytes: 1024 })],
    [
      `otpauth://totp/a?secret=${KEY}&algorithm=MD5`,
      { parameter: "algorithm", kind: "unsupported-algorithm", name: "MD5" },
    ],
    [
      `otpauth://totp/a?secret=${KEY}&algorithm=SHA3-256`,
      { parameter: "algorithm", kind: "unsupported-algorithm", name: "SHA3" },
    ],
    [
      `otpauth://totp/a?secret=${KEY}&algorithm=1`,
      { parameter: "algorithm", kind: "unsupported-algorithm", name: "unknown" },
    ],
    [`otpauth://totp/a?secret=${KEY}&digits=0`, DIGITS],
    [`otpauth://totp/a?secret=${KEY}&digits=3`, DIGITS],
    [`otpauth://totp/a?secret=${KEY}&digits=11`, DIGITS],
    [`otpauth://totp/a?secret=${KEY}&digits=-6`, DIGITS],
    [`otpauth://totp/a?secret=${KEY}&digits=500000000`, DIGITS],
    [`otpauth://totp/a?secret=${KEY}&digits=six`, { parameter: "digits", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&digits=6.5`, { parameter: "digits", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&digits=٦`, { parameter: "digits", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&period=0`, PERIOD],
    [`otpauth://totp/a?secret=${KEY}&period=-30`, PERIOD],
    [`otpauth://totp/a?secret=${KEY}&period=86401`, PERIOD],
    [`otpauth://totp/a?secret=${KEY}&period=100000000000000000000`, PERIOD],
    [`otpauth://totp/a?secret=${KEY}&period=30s`, { parameter: "period", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&period=3e1`, { parameter: "period", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&period=0x1e`, { parameter: "period", kind: "not-a-whole-number" }],
    [`otpauth://totp/a?secret=${KEY}&period=NaN`, { parameter: "period", kind: "not-a-whole-number" }],
    [`otpauth://hotp/a?secret=${KEY}&counter=-1`, COUNTER],
    [`otpauth://hotp/a?secret=${KEY}&counter=9007199254740992`, COUNTER],
    [`otpauth://hotp/a?secret=${KEY}&counter=9007199254740993`, COUNTER],
    [`otpauth://hotp/a?secret=${KEY}&counter=1.0`, { parameter: "counter", kind: "not-a-whole-number" }],
    [
      `otpauth://totp/a?secret=${KEY}&image=${"x".repeat(70_000)}`,
      { parameter: "uri", kind: "too-long", maxLength: 65_536 },
    ],
  ])("refuses %.90s", (uri, failure) => {
    expect(failureOf(parseOtpauthUri(uri))).toEqual(failure);
  });

  it("does not repeat a secret in a failure", () => {
    for (const uri of [
      "otpauth://totp/a?secret=HUSHHUSH0HUSH",
      `otpauth://totp/a?secret=HUSHHUSHHUSH&digits=99`,
      `otpauth://ocra/a?secret=HUSHHUSHHUSH`,
      "HUSHHUSHHUSH",
    ]) {
      expect(JSON.stringify(failureOf(parseOtpauthUri(uri)))).not.toContain("HUSH");
    }
  });

  it.each([
    ["colons", `otpauth://totp/${":".repeat(60_000)}?secret=${KEY}`],
    ["URLs", `otpauth://totp/${"a://".repeat(16_000)}?secret=${KEY}`],
    ["escapes that are not UTF-8", `otpauth://totp/${"%E9".repeat(20_000)}?secret=${KEY}`],
    ["parameters", `otpauth://totp/a?secret=${KEY}${"&a".repeat(30_000)}`],
    ["joiners", `otpauth://totp/${"\u200d".repeat(60_000)}?secret=${KEY}`],
    ["spaces", `otpauth://totp/a${" ".repeat(60_000)}b?secret=${KEY}`],
  ])("reads an endless row of %s in no time", (_, uri) => {
    const startMs = performance.now();
    expect(parseOtpauthUri(uri).ok).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});

describe("buildOtpauthUri", () => {
  it("writes the documented shape with every parameter", () => {
    const parameters: CodeParameters = {
      type: "totp",
      secret: secretOf(KEY),
      algorithm: "SHA1",
      digits: 6,
      periodSeconds: 30,
    };
    expect(buildOtpauthUri(newDraft("ACME & Co", "john@example.com", parameters))).toBe(
      `otpauth://totp/ACME%20%26%20Co:john%40example.com?secret=${KEY}&issuer=ACME%20%26%20Co&algorithm=SHA1&digits=6&period=30`,
    );
  });

  it("writes HOTP with its counter, and Steam as Aegis and Ente read it", () => {
    const hotp = { type: "hotp", secret: secretOf(KEY), algorithm: "SHA512", digits: 8, counter: 7 } as const;
    expect(buildOtpauthUri(newDraft("", "john", hotp))).toBe(
      `otpauth://hotp/john?secret=${KEY}&algorithm=SHA512&digits=8&counter=7`,
    );
    expect(buildOtpauthUri(newDraft("Steam", "gabe", { type: "steam", secret: secretOf(KEY) }))).toBe(
      `otpauth://steam/Steam:gabe?secret=${KEY}&issuer=Steam&algorithm=SHA1&digits=5&period=30`,
    );
  });

  it("makes no bad URI of a name that is no good text", () => {
    const steam = { type: "steam", secret: secretOf(KEY) } as const;
    const uri = buildOtpauthUri(newDraft("\ud83d\u202e", `a\n${"b".repeat(300)}`, steam));
    expect(uri).toMatch(/^[!-~]+$/);
    expect(parsed(uri).label).toHaveLength(MAX_NAME_LENGTH);
  });

  const name = fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...Array.from("aB:/%?&=+# é莎")), maxLength: 20 }),
      fc.constantFrom("", "Steam", "https://example.org", "a:b", ":", "//a:b", "100%"),
    )
    .map((text) => cleanName(text).text);
  const secret = fc.uint8Array({ minLength: 1, maxLength: 80 }).map((bytes) => new Secret(bytes));
  const common = {
    secret,
    algorithm: fc.constantFrom("SHA1" as const, "SHA256" as const, "SHA512" as const),
    digits: fc.integer({ min: 4, max: 10 }),
  };
  const parameters = fc.oneof(
    fc.record({ type: fc.constant("totp" as const), ...common, periodSeconds: fc.integer({ min: 1, max: 86_400 }) }),
    fc.record({ type: fc.constant("hotp" as const), ...common, counter: fc.maxSafeNat() }),
    fc.record({ type: fc.constant("steam" as const), secret }),
  );
  // Five digits under the name of Steam are Steam Guard wherever such an URI is read.
  const isMistakable = (issuer: string, { type, ...rest }: CodeParameters) =>
    type === "totp" && issuer.toLowerCase() === "steam" && "digits" in rest && rest.digits === 5;

  it("is read back to the same account", () => {
    fc.assert(
      fc.property(name, name, parameters, (issuer, label, made) => {
        fc.pre(!isMistakable(issuer, made));
        const draft = newDraft(issuer, label, made);
        expect(parsed(buildOtpauthUri(draft))).toEqual(plain(draft));
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });
});
