import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateSecret, MAX_SECRET_BYTES, Secret, secretFromBase32, toBase32 } from "#core/account/secret.ts";
import { utf8 } from "#core/bytes.ts";
import { failureOf, secretOf, valueOf } from "./support.ts";

const textOf = (base32: string): string => new TextDecoder().decode(secretOf(base32).reveal());

describe("Secret", () => {
  it("does not show its bytes in JSON or in a text", () => {
    const secret = new Secret(utf8("hush"));
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(String(secret)).toBe("[secret]");
    expect(Object.keys(secret)).toEqual([]);
  });

  it("keeps its own copy", () => {
    const bytes = utf8("hush");
    const secret = new Secret(bytes);
    bytes.fill(0);
    secret.reveal().fill(0);
    expect(secret.reveal()).toEqual(utf8("hush"));
  });
});

describe("secretFromBase32", () => {
  // RFC 4648 §10
  it.each([
    ["MY======", "f"],
    ["MZXQ====", "fo"],
    ["MZXW6===", "foo"],
    ["MZXW6YQ=", "foob"],
    ["MZXW6YTB", "fooba"],
    ["MZXW6YTBOI======", "foobar"],
  ])("decodes %s to %s", (base32, text) => {
    expect(textOf(base32)).toBe(text);
  });

  it.each([
    ["without padding", "MZXW6YTBOI"],
    ["in lower case", "mzxw6ytboi"],
    ["in groups of four", "mzxw 6ytb oi"],
    ["with dashes", "MZXW-6YTB-OI"],
    ["with a dash of typography", "MZXW–6YTB–OI"],
    ["over several lines", "MZXW\r\n6YTB\tOI\n"],
    ["with no-break and zero-width spaces from a page", "MZXW\u00a06YTB\u200bOI\ufeff"],
    ["with a soft hyphen", "MZXW\u00ad6YTBOI"],
  ])("decodes a key written %s", (_, base32) => {
    expect(textOf(base32)).toBe("foobar");
  });

  it.each([
    ["MZXW6YTBA", "fooba"],
    ["MZXW6A", "foo"],
    ["MZX", "f"],
  ])("drops the leftover bits of the impossible length of %s", (base32, text) => {
    expect(textOf(base32)).toBe(text);
  });

  it.each(["", "   ", "====", "M"])("refuses %j as empty", (text) => {
    expect(failureOf(secretFromBase32(text))).toEqual({ kind: "empty" });
  });

  it.each([
    ["the digit 0", "JBSWY3DPEHPK0PXP", 12, "misread-digit"],
    ["the digit 1", "JBSWY3DPEHPK1PXP", 12, "misread-digit"],
    ["the digit 8", "JBSW 8", 5, "misread-digit"],
    ["the digit 9", "JBSWY3DPEHPK9PXP", 12, "none"],
    ["a symbol", "JBSW!Y3D", 4, "none"],
    ["a letter that upper-cases into the alphabet", "JBSWY3DPEHPKſPXP", 12, "none"],
    ["a full-width letter", "ＪBSW", 0, "none"],
    ["half of an emoji", "AB\ud83d", 2, "none"],
    ["hex", "3132333435363738393031323334353637383930", 1, "hex"],
    ["base64", "SGVsbG8h3q2+7w0KMTIzNA==", 6, "base64"],
  ] as const)("refuses %s and says where it stands", (_, text, at, hint) => {
    expect(failureOf(secretFromBase32(text))).toEqual({ kind: "not-base32", at, hint });
  });

  it("accepts the longest key and refuses a longer one, at any length at once", () => {
    expect(secretOf(toBase32(new Uint8Array(MAX_SECRET_BYTES))).byteLength).toBe(MAX_SECRET_BYTES);
    const tooLong = { kind: "too-long", maxBytes: MAX_SECRET_BYTES };
    expect(failureOf(secretFromBase32(toBase32(new Uint8Array(MAX_SECRET_BYTES + 1))))).toEqual(tooLong);
    expect(failureOf(secretFromBase32("A".repeat(5_000_000)))).toEqual(tooLong);
  });

  it("decodes whatever toBase32 writes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        expect(secretOf(toBase32(bytes)).reveal()).toEqual(bytes);
      }),
      { seed: 4648 },
    );
  });
});

describe("generateSecret", () => {
  const counting = (length: number) => Uint8Array.from({ length }, (_, index) => index);

  it("makes 160 bits unless asked for another length", () => {
    expect(generateSecret(counting).byteLength).toBe(20);
    expect(toBase32(generateSecret(counting).reveal())).toBe("AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQT");
    expect(generateSecret(counting, 64).byteLength).toBe(64);
  });

  it("makes a key below 128 bits only on purpose", () => {
    expect(() => generateSecret(counting, 10)).toThrow(RangeError);
    expect(generateSecret(counting, 10, { allowShort: true }).byteLength).toBe(10);
  });

  it.each([0, -1, 20.5, Number.NaN, MAX_SECRET_BYTES + 1])("does not make a key of %s bytes", (byteLength) => {
    expect(() => generateSecret(counting, byteLength, { allowShort: true })).toThrow(RangeError);
  });

  it("is readable again by secretFromBase32", () => {
    const secret = generateSecret(counting, 33);
    expect(valueOf(secretFromBase32(toBase32(secret.reveal()))).reveal()).toEqual(secret.reveal());
  });
});
