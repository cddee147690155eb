/** Files out of drops and clipboards. */

/** More than any folder of exports or screenshots; a drive dropped by mistake is not read through. */
const MOST_FILES = 500;

/** Files that were dropped, those in dropped folders as well. Must be called before anything is awaited: a drop is gone then. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = Array.from(transfer.items).flatMap((item) =>
    item.kind === "file" ? (item.webkitGetAsEntry() ?? []) : [],
  );
  const files = Array.from(transfer.files);
  if (!entries.some(({ isDirectory }) => isDirectory)) return files.slice(0, MOST_FILES);
  const found: File[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length >= MOST_FILES) return;
  if (isFile(entry)) {
    into.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    return;
  }
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  // The browser hands out a folder in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0 || into.length >= MOST_FILES) return;
    for (const each of part) await collect(each, into);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Files of a picker, in the order of their names. Hidden files of a folder are nobody's export. */
export const pickedFiles = (list: FileList | null): readonly File[] =>
  Array.from(list ?? [])
    .filter(({ name }) => !name.startsWith("."))
    .slice(0, MOST_FILES);
