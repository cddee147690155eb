import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { zipSync, type Zippable } from "fflate";

/** The first moment that a zip archive can name, in the machine's own time zone, which is what zip stores. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Packs `files` (paths below `folder`, "/" between parts) so that the same contents give the same bytes: sorted by name,
 * without times and permissions. `texts` gives the text of files that are to differ from those on disk.
 */
export function zipFiles(
  folder: string,
  files: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const entries: Zippable = {};
  for (const name of files.toSorted()) {
    const text = texts[name];
    const bytes = text === undefined ? readFileSync(join(folder, name)) : Buffer.from(text);
    entries[name] = [bytes, { mtime: EPOCH, level: 9 }];
  }
  return zipSync(entries);
}

/** Packs everything below `folder`, with `texts` in place of what is there or beside it. */
export const zipFolder = (folder: string, texts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipFiles(folder, [...new Set([...filesBelow(folder), ...Object.keys(texts)])], texts);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
