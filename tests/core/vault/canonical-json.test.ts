import { describe, expect, it } from "vitest";
import { canonicalJson } from "#core/vault/canonical-json.ts";

describe("canonicalJson", () => {
  it.each([
    // RFC 8785 §3.2.3, the order of names by UTF-16 units
    [
      { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [{ b: [1, "x", null, true], a: { d: 2, c: 1 } }, '{"a":{"c":1,"d":2},"b":[1,"x",null,true]}'],
    [{ left: undefined, kept: 0 }, '{"kept":0}'],
    ['"\\\u0001', '"\\"\\\\\\u0001"'],
    [[], "[]"],
  ])("spells %j in one way", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it("does not depend on the order in which members were added", () => {
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
});
