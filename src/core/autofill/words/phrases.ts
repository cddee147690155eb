/**
 * Phrases, as the language files write them: separated by commas; `*` is the rest of a word, at its end or at its start;
 * `…` is up to 60 characters of the same sentence; `#` is a number of digits that codes have.
 */
import { foldLetters, isWordCode } from "../fold.ts";
import type { Concept, Words } from "./concepts.ts";

/** A phrase found in folded text, from `start` to `end`. */
export type Hit = { readonly concept: Concept; readonly start: number; readonly end: number };

/** Matched by hand: compiling thousands of patterns with Unicode classes would take longer than all else together. */
type Phrase = {
  readonly concept: Concept;
  /** Literals and signs in turn: ["резервн", "*", " код", "*"]. */
  readonly parts: readonly string[];
  /** Whether a word may go on where the phrase ends: after a star, and in scripts that write without spaces. */
  readonly isOpen: boolean;
};

const KEY_LENGTH = 4;
const SUFFIX_LENGTH = 3;
const MAX_GAP = 60;
const SENTENCE_END = /[.!?。！？]/;

/** Han, kana, Hangul, Thai, Lao, Khmer: words are not set apart by spaces, or particles cling to them. */
const isUnspaced = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0x1780 && code <= 0x17ff) ||
  (code >= 0x3005 && code <= 0x30ff) ||
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af);

const hasUnspaced = (text: string): boolean => Array.from(text).some((letter) => isUnspaced(letter.charCodeAt(0)));

/** In Arabic and Hebrew "and", "in", "the" are written as part of the word. */
const PREFIXES =
  /^(?:[\u05d1\u05d4\u05d5\u05db\u05dc\u05de\u05e9]{1,3}|[\u0648\u0641\u0628\u0643\u0644]{0,2}(?:\u0627\u0644)?)/;
const mayHavePrefix = (code: number): boolean => code >= 0x590 && code <= 0x6ff;

/** Where a phrase says what the page is about: what it contains still counts, and it counts within others. */
const CONTEXT: ReadonlySet<Concept> = new Set(["app", "factor", "sent", "channel", "enrol", "digits", "askToSend"]);

/** Folds a whole list at once, and leaves the signs that mean something in it. */
const foldList = (list: string): readonly string[] =>
  foldLetters(list.replaceAll("…", "~"))
    .replace(/[\s\-_/'’"()[\]:;]+/g, " ")
    .split(",")
    .map((phrase) => phrase.trim().replace(/ ?~ ?/g, "~"));

function toPhrase(concept: Concept, source: string): Phrase {
  const parts = source.split(/([*~#])/).filter((part) => part !== "");
  const last = source.charCodeAt(source.length - 1);
  return { concept, parts, isOpen: source.endsWith("*") || isUnspaced(last) };
}

/** @returns Where the next word that begins with `next` stands in the same sentence; -1 if it is too far off. */
function afterGap(text: string, from: number, next: string): number {
  for (let at = text.indexOf(next, from); at !== -1 && at - from <= MAX_GAP; at = text.indexOf(next, at + 1)) {
    const isWordStart = !isWordCode(text.charCodeAt(at - 1)) || isUnspaced(text.charCodeAt(at));
    if (isWordStart) return SENTENCE_END.test(text.slice(from, at)) ? -1 : at;
  }
  return -1;
}

/** @returns Where the phrase ends if it stands at `at`; -1 if it does not. */
function matchAt(text: string, at: number, { parts, isOpen }: Phrase): number {
  let end = at;
  for (const [index, part] of parts.entries()) {
    if (part === "*") {
      while (isWordCode(text.charCodeAt(end))) end++;
    } else if (part === "#") {
      const length = text.startsWith("10", end) ? 2 : "45678".includes(text.charAt(end) || "-") ? 1 : 0;
      if (length === 0) return -1;
      end += length;
    } else if (part === "~") {
      end = afterGap(text, end, parts[index + 1] ?? "");
      if (end === -1) return -1;
    } else {
      if (!text.startsWith(part, end)) return -1;
      end += part.length;
    }
  }
  return isOpen || !isWordCode(text.charCodeAt(end)) ? end : -1;
}

/** The phrases of one language. */
export class Lexicon {
  /** Phrases whose first word is complete, by that word. */
  readonly #byWord = new Map<string, Phrase[]>();
  /** Phrases that begin with a part of a word, or in an unspaced script, by their first characters. */
  readonly #byStart = new Map<string, Phrase[]>();
  readonly #bySuffix = new Map<string, { concept: Concept; suffix: string }[]>();

  constructor(words: Words) {
    for (const [concept, list] of Object.entries(words) as [Concept, string][]) {
      for (const source of foldList(list)) if (source !== "") this.#add(concept, source);
    }
  }

  #add(concept: Concept, source: string): void {
    if (source.startsWith("*")) {
      const suffix = source.slice(1);
      pushTo(this.#bySuffix, suffix.slice(-SUFFIX_LENGTH), { concept, suffix });
      return;
    }
    const phrase = toPhrase(concept, source);
    const word = /^[^ *~#]+(?=[ ~]|$)/.exec(source)?.[0];
    // "2段階" begins with a word of its own, the 2: where it ends is no end of the phrase's first word.
    if (word !== undefined && !hasUnspaced(word)) pushTo(this.#byWord, word, phrase);
    else pushTo(this.#byStart, phrase.parts[0] === "#" ? "#" : (phrase.parts[0] ?? "").slice(0, KEY_LENGTH), phrase);
  }

  /** Notes the phrases that stand at `at` in `text`; the word there ends at `end`. */
  noteAt(text: string, at: number, end: number, note: Note): void {
    const word = text.slice(at, end);
    this.#noteAll(this.#byWord.get(word), text, at, note);
    for (let length = 1; length <= KEY_LENGTH && at + length <= text.length; length++) {
      this.#noteAll(this.#byStart.get(text.slice(at, at + length)), text, at, note);
    }
    if (text.charCodeAt(at) <= 0x38) this.#noteAll(this.#byStart.get("#"), text, at, note);
  }

  #noteAll(phrases: readonly Phrase[] | undefined, text: string, at: number, note: Note): void {
    for (const phrase of phrases ?? []) {
      const end = matchAt(text, at, phrase);
      if (end !== -1) note(phrase.concept, at, end);
    }
  }

  /** Notes what the word from `at` to `end` is a compound of: "Bekräftelsekod". */
  noteSuffix(text: string, at: number, end: number, note: Note): void {
    for (const { concept, suffix } of this.#bySuffix.get(text.slice(end - SUFFIX_LENGTH, end)) ?? []) {
      if (text.slice(at, end).endsWith(suffix)) note(concept, at, end);
    }
  }
}

type Note = (concept: Concept, start: number, end: number) => void;

/** All phrases in `folded` text, in order; what a longer phrase of another meaning swallows is left out. */
export function findPhrases(folded: string, lexicons: readonly Lexicon[]): readonly Hit[] {
  const hits = new Map<string, Hit>();
  const note: Note = (concept, start, end) => void hits.set(`${concept} ${start} ${end}`, { concept, start, end });

  for (let at = 0; at < folded.length;) {
    const code = folded.charCodeAt(at);
    if (!isWordCode(code)) {
      at++;
      continue;
    }
    const end = isUnspaced(code) ? at + 1 : wordEnd(folded, at);
    const prefix = mayHavePrefix(code) ? (PREFIXES.exec(folded.slice(at, end))?.[0].length ?? 0) : 0;
    for (const lexicon of lexicons) {
      for (let skip = 0; skip <= prefix; skip++) lexicon.noteAt(folded, at + skip, end, note);
      lexicon.noteSuffix(folded, at, end, note);
    }
    at = end;
  }
  return withoutSwallowed([...hits.values()]);
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (isWordCode(text.charCodeAt(end)) && !isUnspaced(text.charCodeAt(end))) end++;
  return end;
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Whether `other` leaves nothing of `hit`: "coupon code" is no code. Equal spans: the narrower meaning wins. */
function swallows(other: Hit, hit: Hit): boolean {
  if (other.concept === hit.concept || CONTEXT.has(other.concept)) return false;
  if (CONTEXT.has(hit.concept) && other.concept !== "elsewhere") return false;
  if (other.start > hit.start || other.end < hit.end) return false;
  const isLonger = other.end - other.start > hit.end - hit.start;
  return isLonger || (hit.concept === "code" && other.concept !== "code");
}

const withoutSwallowed = (hits: readonly Hit[]): readonly Hit[] =>
  hits
    .filter((hit) => !hits.some((other) => swallows(other, hit)))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
