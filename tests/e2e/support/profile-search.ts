import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What one account gives away if it ever is written in the clear: its names, and its key as text and as bytes. */
export const traces = {
  issuer: "Quillmarsh Post",
  label: "ottoline.brackenreid@example.org",
  /** Base32 of `keyBytes`. */
  key: "KFKUSTCMJVAVEU2IKBHVGVC7KRJECQ2F",
  passphrase: "seven quiet herons at dawn",
} as const;

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const keyBytes: Buffer = (() => {
  const bits = Array.from(traces.key, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
})();

/** Base64 of bytes that stand somewhere in a longer text: its middle, for each of the three ways in which they may lie. */
const base64Middles = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(before === 0 ? 0 : 4, -4),
  );

const needles: readonly { readonly name: string; readonly bytes: Buffer }[] = [
  ...Object.entries(traces).flatMap(([name, text]) => [
    { name: `${name} as UTF-8`, bytes: Buffer.from(text) },
    { name: `${name} as UTF-16`, bytes: Buffer.from(text, "utf16le") },
    { name: `${name} as UTF-8 in a form`, bytes: Buffer.from(encodeURIComponent(text)) },
    ...base64Middles(Buffer.from(text)).map((base64) => ({ name: `${name} in base64`, bytes: Buffer.from(base64) })),
  ]),
  { name: "key as bytes", bytes: keyBytes },
  { name: "key in hex", bytes: Buffer.from(keyBytes.toString("hex")) },
  ...base64Middles(keyBytes).map((base64) => ({ name: "key's bytes in base64", bytes: Buffer.from(base64) })),
];

/** Looks for every trace in every file below `folder`. @returns Where which was found. */
export function tracesIn(folder: string): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    for (const { name, bytes } of needles) if (content.includes(bytes)) found.push(`${name}: ${path}`);
  }
  return found;
}

/** How many files there are below `folder`: a search that found nothing may have looked nowhere. */
export const filesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
