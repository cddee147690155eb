/** Characters of a key without its separators: below 80 bits no site hands one out, above 128 nobody would type it. */
const MIN_KEY_LENGTH = 16;
const MAX_KEY_LENGTH = 128;
const MAX_LINES = 4000;
const MAX_LINE_LENGTH = 400;

/** In one piece, or in equal groups as pages write it for the eye; one case throughout. "Key:" or a quote may stand before it. */
const KEY =
  /(?<![\p{L}\p{N}/+_=.-])(?:[A-Z2-7]{16,128}|[a-z2-7]{16,128}|[A-Z2-7]{4}(?:(?:[ \u00a0]|-)[A-Z2-7]{1,4}){3,31}|[a-z2-7]{4}(?:(?:[ \u00a0]|-)[a-z2-7]{1,4}){3,31})={0,6}(?![\p{L}\p{N}/+_=-])/gu;

/** Random base32 has both but once in 30; words in capitals have no digits. Hexadecimal of one case may be any fingerprint. */
const looksDrawn = (key: string): boolean => /[2-7]/.test(key) && /[a-z]/i.test(key) && /[g-z]/i.test(key);

/** The key that `text`, which has its shape, stands for; undefined where it is too short, too long or too plain. */
function keyIn(text: string): string | undefined {
  const plain = text.replace(/[^A-Za-z2-7]/g, "");
  const fits = plain.length >= MIN_KEY_LENGTH && plain.length <= MAX_KEY_LENGTH;
  return fits && looksDrawn(plain) ? plain : undefined;
}

/** Reads a text that is a setup key and nothing else. @returns The key in base32 without separators. */
export function setupKeyFrom(text: string): string | undefined {
  const trimmed = text.trim();
  const [whole] = trimmed.length > MAX_LINE_LENGTH ? [] : (trimmed.match(KEY) ?? []);
  return whole === trimmed ? keyIn(trimmed) : undefined;
}

/**
 * Finds the setup key that a page shows as text for those who cannot scan. By shape alone: callers ask where a page enrolls, or
 * where a person wants it looked for.
 * @param lines The page's visible text, one line of the layout each.
 * @returns The key in base32 without separators; undefined where there is none, or several, one of which would be a guess.
 */
export function findSetupKey(lines: readonly string[]): string | undefined {
  const keys = new Set<string>();
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.length > MAX_LINE_LENGTH || line.includes("otpauth")) continue;
    for (const [text] of line.matchAll(KEY)) {
      const key = keyIn(text);
      if (key !== undefined) keys.add(key.toUpperCase());
    }
  }
  return keys.size === 1 ? [...keys][0] : undefined;
}
