/** Agrees with the bound and the types that the protocol accepts: anything else is refused before it is sent. */
const MAX_DATA_URL_LENGTH = 24_000_000;
const PICTURE_TYPES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/bmp",
  "image/svg+xml",
]);

/** @returns The file as a data: URL, or undefined where it is no picture that Tock reads. */
export function readPicture(file: Blob): Promise<string | undefined> {
  if (!PICTURE_TYPES.has(file.type)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = reader.result;
      resolve(typeof url === "string" && url.length <= MAX_DATA_URL_LENGTH ? url : undefined);
    };
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(file);
  });
}
