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

/** Joiners, soft hyphens and direction marks. Named one by one: a Unicode class takes a millisecond to compile. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Digits of Arabic, Persian, Hindi and Bengali. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;
const digitOf = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code >= 0x966 ? (code - 6) & 15 : code & 15);
};

/** One case, no accents, no invisible characters. */
export const foldLetters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(OTHER_DIGITS, digitOf);

/**
 * Makes spellings comparable: letters are folded, hyphens, apostrophes and the like become spaces, sentence ends stay. Lexicon
 * and page text go through the same rules, so they may be rough.
 */
export const fold = (text: string): string =>
  foldLetters(text)
    .replace(/[\s\-_/‐‑–—'’‘ʼ"“”«»()[\]:;,*|•·]+/g, " ")
    .trim();

/** Whether the character belongs to a word: a letter, mark or digit of any script, roughly. */
export const isWordCode = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)
    : code >= 0xaa && !isPunctuation(code);

const isPunctuation = (code: number): boolean =>
  (code >= 0x2000 && code <= 0x2bff) ||
  (code >= 0x3000 && code <= 0x3004) ||
  (code >= 0x3007 && code <= 0x303f) ||
  (code >= 0xff00 && code <= 0xff0f) ||
  code === 0xbb ||
  code === 0xbf ||
  code === 0x60c ||
  code === 0x61b ||
  code === 0x61f ||
  code === 0x964;
