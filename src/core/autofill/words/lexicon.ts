import { attributes } from "./attributes.ts";
import type { Language } from "./choose.ts";
import { languages } from "./index.ts";
import { Lexicon } from "./phrases.ts";

const made = new Map<Language | "attributes", Lexicon>();

/** Lexicons are kept: a page is looked at again and again. */
function lexiconOf(name: Language | "attributes"): Lexicon {
  const lexicon = made.get(name) ?? new Lexicon(name === "attributes" ? attributes : languages[name]);
  made.set(name, lexicon);
  return lexicon;
}

/** Pages mix languages: a text is read in all of those that its page speaks. */
export const lexiconsOf = (names: readonly Language[], as: "text" | "attributes"): readonly Lexicon[] =>
  [...names, ...(as === "attributes" ? (["attributes"] as const) : [])].map(lexiconOf);
