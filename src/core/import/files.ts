import type { Bytes } from "#core/bytes.ts";
import type { ImportFile, ImportOptions, ImportOutcome } from "./format.ts";
import { importFile } from "./index.ts";
import { isPicture } from "./formats/picture.ts";
import { readLinkList } from "./link-list.ts";
import { imported } from "./outcome.ts";

/** What one file, or several that belong together, gave. */
export type FileReading = {
  /** Names of the files, as they were chosen. */
  readonly names: readonly string[];
  readonly outcome: ImportOutcome;
};

/**
 * Reads files that were chosen in one go. Pictures are read as one, since an export may be spread over several of them; a file
 * that only completes another (a Steam manifest, a database's log) belongs to that one. Every name is in exactly one reading.
 * @param options Of `beside`, files that were read before and may complete one of these.
 */
export async function importFiles(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Promise<readonly FileReading[]> {
  const { decodeImage } = options;
  const pictures = decodeImage === undefined ? [] : files.filter(({ bytes }) => isPicture(bytes));
  const others = files.filter((file) => !pictures.includes(file));
  const readings: FileReading[] = [];
  for (const file of others) {
    const beside = [...others.filter((other) => other !== file), ...(options.beside ?? [])];
    readings.push({ names: [file.name], outcome: await importFile(file, { ...options, beside }) });
  }
  if (decodeImage !== undefined) readings.push(...(await readPictures(pictures, decodeImage)));
  return withCompanions(readings);
}

/** Pictures with codes make one reading; each without one is its own failure. */
async function readPictures(
  pictures: readonly ImportFile[],
  decodeImage: (bytes: Bytes) => Promise<readonly string[]>,
): Promise<readonly FileReading[]> {
  const blank: FileReading[] = [];
  const names: string[] = [];
  const texts: string[] = [];
  for (const { name, bytes } of pictures) {
    const found = await decodeImage(bytes);
    if (found.length === 0) blank.push({ names: [name], outcome: imported("picture", []) });
    else names.push(name);
    texts.push(...found);
  }
  if (names.length === 0) return blank;
  const { rows, notices } = readLinkList(texts);
  return [{ names, outcome: imported("picture", rows, notices) }, ...blank];
}

/** Puts files that only complete another into the reading of that one. */
function withCompanions(readings: readonly FileReading[]): readonly FileReading[] {
  const hostOf = (reading: FileReading): FileReading | undefined => {
    const { outcome, names } = reading;
    if (outcome.ok) return undefined;
    const [name = ""] = names;
    const database = /^(.+)-(?:wal|shm)$/i.exec(name)?.[1];
    if (database !== undefined) return readings.find((other) => other !== reading && other.names.includes(database));
    const isManifest = outcome.failure.kind === "needs-file" && outcome.failure.file === "mafile";
    return isManifest ? readings.find((other) => other !== reading && appOf(other.outcome) === "steam") : undefined;
  };
  const companions = new Map(readings.map((reading) => [reading, hostOf(reading)]));
  return readings
    .filter((reading) => companions.get(reading) === undefined)
    .map((reading) => {
      const own = readings.filter((other) => companions.get(other) === reading);
      return own.length === 0
        ? reading
        : { ...reading, names: [...reading.names, ...own.flatMap(({ names }) => names)] };
    });
}

function appOf(outcome: ImportOutcome): string | undefined {
  if (outcome.ok) return outcome.value.app;
  return "app" in outcome.failure ? outcome.failure.app : undefined;
}
