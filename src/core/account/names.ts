/** Code points that an issuer or a label may have; longer ones are cut. */
export const MAX_NAME_LENGTH = 256;

export type CleanName = {
  readonly text: string;
  /** Characters were dropped that could disguise the name. */
  readonly cleaned: boolean;
  readonly shortened: boolean;
};

const LINE_BREAKS = /[\t-\r\u0085\u2028\u2029]+/gu;

/**
 * What may hide in a name. The first alternatives match what must stay: joiners inside emoji and between letters of scripts
 * that are written with them, and the tags that make the flags of England, Scotland and Wales. The last is what goes: control
 * characters, bidirectional marks and overrides, zero-width characters and letters that are drawn as nothing.
 */
const INVISIBLE = new RegExp(
  [
    String.raw`((?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}])\u{200d}(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{L}\p{M}])[\u{200c}\u{200d}](?=[${[
      "Arabic",
      "Syriac",
      "Mongolian",
      "Devanagari",
      "Bengali",
      "Gurmukhi",
      "Gujarati",
      "Oriya",
      "Tamil",
      "Telugu",
      "Kannada",
      "Malayalam",
      "Sinhala",
      "Khmer",
      "Myanmar",
    ]
      .map((script) => `\\p{Script=${script}}`)
      .join("")}])`,
    String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f})`,
    String.raw`[\p{Cc}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{feff}\u{ffa0}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]`,
  ].join("|"),
  "gu",
);

/**
 * Makes a stranger's text fit to stand as an issuer or label: on one line, without characters that hide or turn others
 * around, well-formed, trimmed and not endless. It stays plain text: markup is shown, not removed.
 */
export function cleanName(text: string): CleanName {
  // Nearly all names; spares the long expression for them.
  const plain = /^[\x20-\x7e]*$/.test(text);
  const visible = plain
    ? text
    : text
        .toWellFormed()
        .replace(LINE_BREAKS, " ")
        .replace(INVISIBLE, (_, kept: string | undefined) => kept ?? "");
  const trimmed = visible.trim();
  const short =
    trimmed.length > MAX_NAME_LENGTH ? Array.from(trimmed).slice(0, MAX_NAME_LENGTH).join("").trim() : trimmed;
  return { text: short, cleaned: visible !== text, shortened: short !== trimmed };
}

/**
 * A colon that separates; the one in "https://" does not. Escaped slashes count where the text is still encoded. At the very
 * beginning there is no scheme that it could belong to.
 */
const SEPARATOR = /^:|:(?!(?:\/|%2f){2})/i;

/** Splits at the first colon that can separate an issuer from a label; undefined where there is none. */
export function splitAtColon(text: string): readonly [prefix: string, label: string] | undefined {
  const at = text.search(SEPARATOR);
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}
