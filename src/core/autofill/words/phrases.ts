/**
 * Phrases, as the language files write them: separated by commas; `*` is the rest of a word, at its end or at its start;
 * `…` is up to 60 characters of the same sentence; `#` is a number of digits that codes have.
 */
import { fold } from "../fold.ts";
import type { Concept, Words } from "./concepts.ts";

/** A phrase found in folded text, from `start` to `end`. */
export type Hit = { readonly concept: Concept; readonly start: number; readonly end: number };

type Phrase = { readonly concept: Concept; readonly source: string; pattern?: RegExp };

/** A whole word, or a character of a script that writes without spaces. */
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Hangul}]/u;
/** "And", "in", "the" are written as part of the word. */
const PREFIXES =
  /^(?:[\u0648\u0641\u0628\u0643\u0644]{0,2}(?:\u0627\u0644)?|[\u05d1\u05d4\u05d5\u05db\u05dc\u05de\u05e9]{1,3})/u;

const KEY_LENGTH = 2;
const SUFFIX_LENGTH = 3;

/** Where a phrase matches the context, not the field: what it contains still counts. */
const CONTEXT: ReadonlySet<Concept> = new Set(["app", "factor", "sent", "channel", "enrol", "digits", "askToSend"]);

const escape = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

function compile(phrase: Phrase): RegExp {
  const body = phrase.source
    .split("…")
    .map((part) => escape(part).replaceAll("\\*", "\\p{L}*").replaceAll("#", "(?:[4-8]|10)"))
    .join("[^.!?。！？\\n]{0,60}?");
  const last = phrase.source.at(-1) ?? "";
  const end = last === "*" || UNSPACED.test(last) ? "" : "(?![\\p{L}\\p{M}\\p{N}])";
  return new RegExp(body + end, "uy");
}

/** Folds a phrase and leaves the signs that mean something in it. */
const foldPhrase = (phrase: string): string =>
  phrase
    .split(/(\s*…\s*|\*)/)
    .map((part) => (part.includes("…") ? "…" : part === "*" ? "*" : fold(` ${part}`)))
    .join("");

/** Finds the phrases of all languages at once: pages mix languages, and their `lang` is wrong too often. */
export class Lexicon {
  readonly #byStart = new Map<string, Phrase[]>();
  readonly #bySuffix = new Map<string, { concept: Concept; suffix: string }[]>();

  constructor(languages: readonly Words[]) {
    for (const words of languages) {
      for (const [concept, list] of Object.entries(words) as [Concept, string][]) {
        for (const written of list.split(",")) this.#add(concept, foldPhrase(written.trim()));
      }
    }
  }

  #add(concept: Concept, source: string): void {
    if (source === "") return;
    if (source.startsWith("*")) {
      const suffix = source.slice(1);
      const key = suffix.slice(-SUFFIX_LENGTH);
      this.#bySuffix.set(key, [...(this.#bySuffix.get(key) ?? []), { concept, suffix }]);
      return;
    }
    // A phrase that starts with a number may start with any; a short word is its own key.
    const keys = source.startsWith("#") ? ["4", "5", "6", "7", "8", "10"] : [source];
    for (const each of keys) {
      const key = keyAt(each.replace(/[*…].*/, ""), 0);
      const phrases = this.#byStart.get(key) ?? [];
      phrases.push({ concept, source });
      this.#byStart.set(key, phrases);
    }
  }

  /** All phrases in `folded` text, in order; what a longer phrase of another meaning swallows is left out. */
  find(folded: string): readonly Hit[] {
    const hits: Hit[] = [];
    for (const word of folded.matchAll(WORDS)) {
      const text = word[0];
      const end = word.index + text.length;
      if (UNSPACED.test(text)) {
        for (let at = word.index; at < end; at++) this.#hitsAt(folded, at, hits);
        continue;
      }
      this.#hitsAt(folded, word.index, hits);
      const prefix = PREFIXES.exec(text)?.[0].length ?? 0;
      for (let skip = 1; skip <= prefix; skip++) this.#hitsAt(folded, word.index + skip, hits);
      for (const { concept, suffix } of this.#bySuffix.get(text.slice(-SUFFIX_LENGTH)) ?? []) {
        if (text.endsWith(suffix)) hits.push({ concept, start: word.index, end });
      }
    }
    return withoutSwallowed(hits);
  }

  #hitsAt(folded: string, at: number, hits: Hit[]): void {
    for (const length of [KEY_LENGTH, 1]) {
      for (const phrase of this.#byStart.get(folded.slice(at, at + length)) ?? []) {
        const pattern = (phrase.pattern ??= compile(phrase));
        pattern.lastIndex = at;
        if (pattern.test(folded)) hits.push({ concept: phrase.concept, start: at, end: pattern.lastIndex });
      }
    }
  }
}

/** Two characters, or one where the first word has no more. */
const keyAt = (text: string, at: number): string => {
  const key = text.slice(at, at + KEY_LENGTH);
  return key.endsWith(" ") ? key.slice(0, 1) : key;
};

/** "Coupon code" is no code. Equal spans: the narrower meaning (everything but plain code) wins. */
function withoutSwallowed(hits: readonly Hit[]): readonly Hit[] {
  return hits
    .filter(
      (hit) =>
        !hits.some(
          (other) =>
            other.concept !== hit.concept &&
            !CONTEXT.has(other.concept) &&
            !CONTEXT.has(hit.concept) &&
            other.start <= hit.start &&
            other.end >= hit.end &&
            (other.end - other.start > hit.end - hit.start || (hit.concept === "code" && other.concept !== "code")),
        ),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
}
