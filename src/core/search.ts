/**
 * Finds accounts by what a person types: a few letters of anything that names the account. Making a searcher folds every
 * account once, which takes longer than searching them; a keystroke over 10,000 accounts then costs a few milliseconds.
 */
import type { Site } from "./account/account.ts";

/** The parts of an account that words can be found in. */
export type Searchable = {
  readonly issuer: string;
  readonly label: string;
  readonly tags: readonly string[];
  readonly note: string;
  readonly sites: readonly Site[];
};

/** How well one word fits one field; smaller is better. */
const FIT = { prefix: 0, wordStart: 1, inside: 2, subsequence: 3 } as const;
const NO_FIT = 99;

/** Where it was found matters less than how well: an issuer that merely contains the word loses to a label it starts. */
const FIELDS_PER_FIT = 4;

type Field = {
  readonly text: string;
  /** 0: the issuer; then what people remember less. */
  readonly weight: number;
  /** Letters scattered over a long note are no match but chance. */
  readonly scattered: boolean;
};

type Entry = { readonly fields: readonly Field[]; readonly letters: number };

/** Lower case without accents, so that "cafe" finds "Café"; the letters of all scripts stay. */
function fold(text: string): string {
  // Most names are plain, and decomposing is most of the work.
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.toLowerCase().replace(/\s+/g, " ").trim();
}

/** A set of the characters in `text`, folded onto 32 bits: a query with a bit that the entry lacks cannot match. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function entryOf(account: Searchable): Entry {
  const fields = [
    { text: fold(account.issuer), weight: 0, scattered: true },
    { text: fold(account.label), weight: 1, scattered: true },
    ...account.sites.map((site) => ({ text: fold(site.value), weight: 2, scattered: true })),
    ...account.tags.map((tag) => ({ text: fold(tag), weight: 2, scattered: false })),
    { text: fold(account.note), weight: 3, scattered: false },
  ].filter(({ text }) => text !== "");
  return { fields, letters: fields.reduce((letters, { text }) => letters | lettersOf(text), 0) };
}

const isWordCharacter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

function isSubsequence(word: string, text: string): boolean {
  let from = 0;
  for (const char of word) {
    const found = text.indexOf(char, from);
    if (found < 0) return false;
    from = found + char.length;
  }
  return true;
}

function fitOf(word: string, { text, scattered }: Field): number {
  let found = text.indexOf(word);
  if (found === 0) return FIT.prefix;
  if (found < 0) return scattered && isSubsequence(word, text) ? FIT.subsequence : NO_FIT;
  for (; found > 0; found = text.indexOf(word, found + 1)) {
    if (!isWordCharacter(text[found - 1])) return FIT.wordStart;
  }
  return FIT.inside;
}

/** The best field for `word`; undefined where none holds it. */
function costOf(word: string, entry: Entry): number | undefined {
  let best = NO_FIT * FIELDS_PER_FIT;
  for (const field of entry.fields) {
    const cost = fitOf(word, field) * FIELDS_PER_FIT + field.weight;
    if (cost < best) best = cost;
    // Fields come by weight: after a perfect fit none further on is better.
    if (best < FIELDS_PER_FIT) break;
  }
  return best < NO_FIT * FIELDS_PER_FIT ? best : undefined;
}

/**
 * @param accounts In the user's own order, which decides between equally good matches.
 * @returns A function from a query to the positions in `accounts` that match, best first. Every word of the query must be
 *   found somewhere; an empty query finds everything.
 */
export function makeSearcher(accounts: readonly Searchable[]): (query: string) => readonly number[] {
  const entries = accounts.map(entryOf);
  return (query) => {
    const folded = fold(query);
    if (folded === "") return accounts.map((_, index) => index);
    const words = folded.split(" ");
    const letters = words.reduce((set, word) => set | lettersOf(word), 0);
    const found: { readonly index: number; readonly cost: number }[] = [];
    entries.forEach((entry, index) => {
      if ((entry.letters & letters) !== letters) return;
      let cost = 0;
      for (const word of words) cost += costOf(word, entry) ?? Infinity;
      if (cost < Infinity) found.push({ index, cost });
    });
    return found.sort((a, b) => a.cost - b.cost || a.index - b.index).map(({ index }) => index);
  };
}
