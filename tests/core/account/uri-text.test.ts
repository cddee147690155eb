import { describe, expect, it } from "vitest";
import { decodePercent, parseQuery, splitUri } from "#core/account/uri-text.ts";

describe("splitUri", () => {
  it.each([
    ["OTPAUTH://TOTP/A:b?SECRET=X", { scheme: "otpauth", host: "TOTP", path: "A:b", query: "SECRET=X" }],
    ["otpauth://totp/a#1/b?c=?d#e", { scheme: "otpauth", host: "totp", path: "a#1/b", query: "c=?d#e" }],
    ["otpauth://totp?secret=X", { scheme: "otpauth", host: "totp", path: "", query: "secret=X" }],
    ["otpauth:totp/a", { scheme: "otpauth", host: "totp", path: "a", query: "" }],
    ["steam://X", { scheme: "steam", host: "X", path: "", query: "" }],
  ])("splits %s", (text, parts) => {
    expect(splitUri(text)).toEqual(parts);
  });

  it.each(["", "secret", "//totp/a", "1otp://x", "löschen://x"])("takes %j for no URI", (text) => {
    expect(splitUri(text)).toBeUndefined();
  });
});

describe("decodePercent", () => {
  it.each([
    ["%41%42", "AB"],
    ["%E8%8E%8E%d0%b6%F0%9F%94%91", "莎ж🔑"],
    ["%2520", "%20"],
    ["100%", "100%"],
    ["50%zz%4", "50%zz%4"],
    ["Caf%E9", "Caf%E9"],
    ["%E9%41", "%E9A"],
    ["%E8%8E%41", "%E8%8EA"],
    ["%C3%A9%E9%C3%A9", "é%E9é"],
    ["%F0%9F%94%91%F0%9F%94", "🔑%F0%9F%94"],
    ["%C0%AF%ED%A0%80%FF", "%C0%AF%ED%A0%80%FF"],
    ["a+b", "a+b"],
  ])("decodes %s as %s", (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded);
  });
});

describe("parseQuery", () => {
  it("reads names in any case, plus as space, and values that hold an equals sign", () => {
    const { values } = parseQuery("SECRET=AB==&Issuer=A+%2B+B&bare&=nameless&&end=");
    expect([...values]).toEqual([
      ["secret", "AB=="],
      ["issuer", "A + B"],
      ["bare", ""],
      ["end", ""],
    ]);
  });

  it("keeps the first of two values and tells of the second", () => {
    const { values, repeated } = parseQuery("digits=8&DIGITS=6&period=30");
    expect(values.get("digits")).toBe("8");
    expect([...repeated]).toEqual(["digits"]);
  });

  it("understands the ampersands of a page's source", () => {
    expect([...parseQuery("a=1&amp;b=2&#38;c=3").values.keys()]).toEqual(["a", "b", "c"]);
  });

  it("does not touch prototypes", () => {
    const { values } = parseQuery("__proto__=x&constructor=y");
    expect(values.get("__proto__")).toBe("x");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
