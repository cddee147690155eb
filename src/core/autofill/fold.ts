/** Letters that Unicode does not take apart but people and sites write either way. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: "d",
  ł: "l",
  ø: "o",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ی: "ي",
  ک: "ك",
  ى: "ي",
  ة: "ه",
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Not the vowels of Thai or Hindi. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

/** Digits of Arabic, Persian and Hindi. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/**
 * Makes spellings comparable: one case, no accents, no invisible characters, hyphens and apostrophes as spaces. Sentence
 * ends stay. Lexicon and page text go through the same function, so it may be rough.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(OTHER_DIGITS, (digit) => String(((digit.codePointAt(0) ?? 0) - (digit >= "\u0966" ? 0x966 : 0x660)) & 15))
    .replace(/[\s\-_/‐‑–—'’‘ʼ"“”«»()[\]:;,*|•·]+/g, " ")
    .trim();
