import { CONFUSABLES } from "./confusables.ts";

let lookOf: ReadonlyMap<string, string> | undefined;

/** Parsed at the first use, not at import: most wakes of the worker never compare names. */
function looks(): ReadonlyMap<string, string> {
  lookOf ??= new Map(
    CONFUSABLES.trim()
      .split("\n")
      .flatMap((line) => {
        const [look = "", characters = ""] = line.split(" ");
        return Array.from(characters, (character) => [character, look] as const);
      }),
  );
  return lookOf;
}

/**
 * What a name looks like: two names with one skeleton are hard to tell apart. After UTS 39 §4, for lower-case host names
 * and looser: accents are dropped, and the pairs that read as one letter in common fonts (rn, vv, cl) are joined.
 */
export function skeleton(name: string): string {
  // Both before and after the accents go: ø and ҫ are letters of the table, й is и with a mark.
  const look = (text: string) => Array.from(text, (character) => looks().get(character) ?? character).join("");
  const plain = look(look(name.toLowerCase()).normalize("NFKD").replace(/\p{M}/gu, ""));
  return plain
    .replaceAll("0", "o")
    .replaceAll("1", "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d");
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Han", /\p{Script=Han}/u],
  ["Kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Hangul", /\p{Script=Hangul}/u],
  ["Bopomofo", /\p{Script=Bopomofo}/u],
];
const OTHER_LETTER = /[\p{L}\p{N}]/u;

function scriptOf(character: string): string | undefined {
  if (/[0-9-]/.test(character)) return undefined;
  return (
    SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? (OTHER_LETTER.test(character) ? "other" : undefined)
  );
}

/** East Asian writing mixes these by nature (UTS 39 §5.2, "highly restrictive"). */
const NATURAL_MIXTURES = [
  ["Latin", "Han", "Kana"],
  ["Latin", "Han", "Hangul"],
  ["Latin", "Han", "Bopomofo"],
];

/** Whether one label of `host` (in Unicode) mixes writing systems that no language mixes. */
export function mixesScripts(host: string): boolean {
  return host.split(".").some((label) => {
    const scripts = [...new Set(Array.from(label, scriptOf).filter((script) => script !== undefined))];
    return (
      scripts.length > 1 && !NATURAL_MIXTURES.some((mixture) => scripts.every((script) => mixture.includes(script)))
    );
  });
}
