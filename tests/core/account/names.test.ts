import { describe, expect, it } from "vitest";
import { cleanName, MAX_NAME_LENGTH, splitAtColon } from "#core/account/names.ts";

describe("cleanName", () => {
  it.each([
    ["plain text", "Example & Söhne 株式会社"],
    ["markup, which is text", "<img src=x onerror=alert(1)>"],
    ["emoji with joiners", "🏴‍☠️ 🏳️‍🌈 👩🏽‍💻 👨‍👩‍👧"],
    ["the flag of Scotland", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["Persian with its non-joiner", "می\u200cخواهم"],
    ["Sinhala with its joiner", "ශ්\u200dරී"],
    ["Hebrew and Arabic", "בנק بنك"],
  ])("leaves %s as it is", (_, text) => {
    expect(cleanName(text)).toEqual({ text, cleaned: false, shortened: false });
  });

  it.each([
    ["an override", "\u202emoc.elpmaxe", "moc.elpmaxe"],
    ["embeddings", "\u202aa\u202bb\u202c\u202d", "ab"],
    ["isolates and marks", "\u2066a\u2069\u200eb\u200f\u061c", "ab"],
    ["zero-width characters", "Exa\u200bmp\u2060le\ufeff", "Example"],
    ["joiners between Latin letters", "Exa\u200dmp\u200cle", "Example"],
    ["a dangling emoji joiner", "🏴‍ Bank", "🏴 Bank"],
    ["NUL and other controls", "AC\u0000M\u001bE\u009f", "ACME"],
    ["line breaks, as one space", "AC\r\nME\u2028Co", "AC ME Co"],
    ["text hidden in tags", "Bank\u{e0065}\u{e0076}\u{e0069}\u{e006c}", "Bank"],
    ["letters drawn as nothing", "\u3164Bank\u115f", "Bank"],
    ["half of an emoji", "Bank \ud83d", "Bank \ufffd"],
  ])("drops %s and says so", (_, dirty, text) => {
    expect(cleanName(dirty)).toEqual({ text, cleaned: true, shortened: false });
  });

  it("trims without a word", () => {
    expect(cleanName("  Example\u3000")).toEqual({ text: "Example", cleaned: false, shortened: false });
  });

  it("cuts long names between characters", () => {
    const { text, shortened } = cleanName("🔑".repeat(MAX_NAME_LENGTH + 1));
    expect(shortened).toBe(true);
    expect(text).toBe("🔑".repeat(MAX_NAME_LENGTH));
    expect(cleanName("🔑".repeat(MAX_NAME_LENGTH)).shortened).toBe(false);
  });

  it("is done with its own result", () => {
    const once = cleanName(`\u202e a\u0000\u200d${" b".repeat(200)}`).text;
    expect(cleanName(once)).toEqual({ text: once, cleaned: false, shortened: false });
  });
});

describe("splitAtColon", () => {
  it.each([
    ["ACME:john", ["ACME", "john"]],
    ["ACME:a:b", ["ACME", "a:b"]],
    ["ACME:https://example.org", ["ACME", "https://example.org"]],
    ["https://example.org:john", ["https://example.org", "john"]],
    [":a:b", ["", "a:b"]],
    ["://a:b", ["", "//a:b"]],
  ])("splits %s", (text, parts) => {
    expect(splitAtColon(text)).toEqual(parts);
  });

  it.each(["john", "https://example.org", "https:%2F%2fexample.org"])("finds no issuer in %s", (text) => {
    expect(splitAtColon(text)).toBeUndefined();
  });
});
