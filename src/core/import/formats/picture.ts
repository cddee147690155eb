import { fail } from "#core/result.ts";
import { startsWith } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { readLinkList } from "../link-list.ts";
import { damaged, imported } from "../outcome.ts";

const APP = "picture";

/** PNG, JPEG, GIF, BMP, and the RIFF container, of which WebP is one. */
const MAGICS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x42, 0x4d],
];

/** Text may begin like a picture ("BMW"), but has no such bytes as a picture's header. */
const isHeader = (bytes: Uint8Array): boolean => bytes.some((byte) => byte < 0x09 || byte > 0x7e);

export const isPicture = (bytes: Uint8Array): boolean =>
  MAGICS.some((magic) => startsWith(bytes, magic)) && isHeader(bytes.subarray(0, 16));

/** A picture of QR codes, each text of which is a link. Reading pictures is the caller's: `options.decodeImage`. */
export const picture: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) => (isPicture(bytes) ? "certain" : "no"),
  async read({ bytes }, { decodeImage }) {
    if (!decodeImage) return fail({ kind: "unsupported", app: APP, reason: "picture" });
    const { rows, notices } = readLinkList(await decodeImage(bytes));
    const isDamaged = rows.every((row) => row.kind === "unreadable" && row.reason.kind === "damaged-code");
    return isDamaged && rows.length > 0 ? damaged(APP) : imported(APP, rows, notices);
  },
};
