/**
 * Backgrounds for white letters. All have about the same luminance (0.158), the narrow band in which a colour keeps 4.5:1
 * against the letter on it and 3:1 against the surfaces of both schemes.
 */
export const TILE_COLOURS = [
  "#ca3a2f",
  "#b2541d",
  "#946615",
  "#61771e",
  "#307d43",
  "#1f7d5e",
  "#1d7b78",
  "#1b779b",
  "#2f6ec6",
  "#5564d4",
  "#7c58cf",
  "#9e48c2",
  "#b63d9e",
  "#c9326a",
] as const;

/** The colour of an issuer: always the same for the same name, whatever else is in the list. */
export function tileColour(name: string): string {
  // FNV-1a, to spread names that differ in one letter.
  let hash = 0x811c9dc5;
  for (const char of name.trim().toLowerCase()) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return TILE_COLOURS[(hash >>> 8) % TILE_COLOURS.length] ?? TILE_COLOURS[0];
}
