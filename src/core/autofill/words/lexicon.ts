import { attributes } from "./attributes.ts";
import type { Language } from "./choose.ts";
import { languages } from "./index.ts";
import { Lexicon } from "./phrases.ts";

const cache = new Map<string, Lexicon>();

/** The lexicon of a page in these languages; kept, since a page is looked at again and again. */
export function lexiconOf(names: readonly Language[], and: "text" | "attributes"): Lexicon {
  const key = `${and}:${names.join()}`;
  const lexicon =
    cache.get(key) ??
    new Lexicon([...(and === "attributes" ? [attributes] : []), ...names.map((name) => languages[name])]);
  cache.set(key, lexicon);
  return lexicon;
}
