import { describe, expect, it } from "vitest";
import { attributeWords } from "#core/autofill/attribute-words.ts";
import { fold } from "#core/autofill/fold.ts";
import { languagesOf } from "#core/autofill/words/choose.ts";
import { languages } from "#core/autofill/words/index.ts";
import { findPhrases, Lexicon } from "#core/autofill/words/phrases.ts";

describe("fold", () => {
  it.each([
    ["Zwei-Faktor-Bestätigung", "zwei faktor bestatigung"],
    ["İki ADIMLI", "iki adimli"],
    ["l’application d'authentification", "l application d authentification"],
    ["می‌شود ۶", "ميشود 6"],
    ["ＯＴＰ", "otp"],
    ["mã xác thực", "ma xac thuc"],
  ])("makes %s comparable", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("attributeWords", () => {
  it.each([
    ["user[otp_attempt]", "user otp attempt"],
    ["totpPin", "totp pin"],
    ["verificationcode", "verification code"],
    ["2faCodeInput", "2fa code input"],
    ["security_code3", "security code"],
    ["carbonFootprint", "carbon footprint"],
    ["f_a2fa91", "f a2fa"],
    ["IDToken1", "id token"],
  ])("takes %s apart into whole words", (written, words) => {
    expect(attributeWords(written)).toBe(words);
  });
});

describe("findPhrases", () => {
  const lexicon = new Lexicon({
    code: "code, codes, *kod",
    coupon: "coupon code, rabattkod",
    sent: "sent … to",
    digits: "# digit*",
    app: "резервн* код*",
  });
  const found = (text: string): readonly string[] =>
    findPhrases(fold(text), [lexicon]).map(({ concept, start, end }) => `${concept}: ${fold(text).slice(start, end)}`);

  it.each([
    ["whole words only", "code, decode, coder", ["code: code"]],
    ["a longer phrase in place of what it contains", "Coupon code", ["coupon: coupon code"]],
    ["the narrower meaning of a compound", "rabattkod", ["coupon: rabattkod"]],
    ["the end of a compound", "engångskod", ["code: engangskod"]],
    ["a gap within a sentence", "We sent a code to you", ["sent: sent a code to", "code: code"]],
    ["no gap across sentences", "It was sent. Go to bed", []],
    ["a number of digits", "6-digit, 16 digits, 10 digits", ["digits: 6 digit", "digits: 10 digits"]],
    ["stars within a phrase", "резервных кодов", ["app: резервных кодов"]],
  ])("finds %s", (_, text, hits) => {
    expect(found(text)).toEqual(hits);
  });
});

describe("findPhrases in scripts of their own", () => {
  const lexicon = new Lexicon({ factor: "2段階, qrコード", code: "コード, קוד, رمز" });
  const found = (text: string): readonly string[] => findPhrases(fold(text), [lexicon]).map(({ concept }) => concept);

  it.each([
    ["a phrase that begins with a digit or a Latin letter and goes on in kana or Han", "2段階ログイン", ["factor"]],
    ["the same with Latin letters, and what it contains", "このQRコードを", ["factor", "code"]],
    ["Hebrew words behind their article", "הקוד שבהודעה", ["code"]],
    ["Arabic words behind theirs", "بالرمز", ["code"]],
  ])("finds %s", (_, text, concepts) => {
    expect(found(text)).toEqual(concepts);
  });
});

describe("languagesOf", () => {
  it.each([
    ["the declared language", "de-AT", "", ["de", "en"]],
    [
      "a language that the page does not declare",
      "en",
      "Bitte geben Sie den Code ein, den wir Ihnen gesendet haben",
      ["de"],
    ],
    ["a script", "", "Введите код", ["ru", "uk"]],
    ["an alias", "no", "", ["nb"]],
  ])("knows %s", (_, lang, text, expected) => {
    expect(languagesOf(lang, text)).toEqual(expect.arrayContaining(expected));
  });
});

describe("language files", () => {
  it.each(Object.entries(languages))("%s has words for each side of the question", (_, words) => {
    expect(words).toMatchObject(
      Object.fromEntries(
        ["code", "verifyCode", "app", "factor", "sent", "recovery", "captcha", "coupon", "postal"].map((concept) => [
          concept,
          expect.stringContaining(""),
        ]),
      ),
    );
  });
});
