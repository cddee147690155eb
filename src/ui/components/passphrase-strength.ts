/** At least so many characters, since someone who has the file may try as long as they like. */
export const MIN_PASSPHRASE_LENGTH = 10;

export type Strength = "too-short" | "weak" | "fair" | "strong";

const FAIR_BITS = 45;
const STRONG_BITS = 65;

const POOLS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9\s]/, 33],
  [/\s/, 1],
];

/**
 * A hint, not a judgement: how long guessing character by character would take, where repeating the character before, or
 * going on from it as in "abcd" and "4321", adds nothing. It knows no dictionary, which is why it asks for much.
 */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) return "too-short";
  let surprising = 0;
  for (let index = 0; index < passphrase.length; index++) {
    const step = passphrase.charCodeAt(index) - passphrase.charCodeAt(index - 1);
    if (!(Math.abs(step) <= 1)) surprising++;
  }
  const pool = POOLS.reduce((size, [characters, count]) => size + (characters.test(passphrase) ? count : 0), 0);
  const distinct = new Set(passphrase).size;
  // "xyxyxyxyxyxy" uses few of the characters that it could.
  const bits = surprising * Math.log2(Math.max(2, Math.min(pool, distinct * 4)));
  return bits >= STRONG_BITS ? "strong" : bits >= FAIR_BITS ? "fair" : "weak";
}
