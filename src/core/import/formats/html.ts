import { fromBase64, type Bytes } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import type { ImportFormat } from "../format.ts";
import { isLink } from "../link.ts";
import { readLinkList } from "../link-list.ts";
import { imported } from "../outcome.ts";

const APP = "html";
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Decodes the entities that an escaped text has; others stay as they are. */
const unescaped = (html: string): string =>
  html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, decimal, hex, name) => {
    if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? all;
    const code = typeof decimal === "string" ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code\b[^>]*>([^<]*)<\/code>/gi)].map(([, text = ""]) => unescaped(text).trim()).filter(isLink);

/** Pictures that the page itself holds; what it only points to is never fetched. */
const picturesIn = (html: string): readonly Bytes[] =>
  [...html.matchAll(/<img\b[^>]*?\bsrc=["']data:image\/(?:png|jpeg|webp);base64,([^"']*)["']/gi)].flatMap(
    ([, data = ""]) => fromBase64(data) ?? [],
  );

/**
 * Backups for printing: Stratum's has each link in a `<code>`, Aegis's has them as QR codes. The page is searched as text,
 * never shown or run.
 */
export const html: ImportFormat = {
  app: APP,
  recognise: ({ text }) =>
    text !== undefined &&
    /^\s*<(?:!doctype html|html)/i.test(text) &&
    (linksIn(text).length > 0 || picturesIn(text).length > 0)
      ? "certain"
      : "no",
  async read({ text = "" }, { decodeImage, signal }) {
    const links = [...linksIn(text)];
    const pictures = links.length > 0 ? [] : picturesIn(text);
    if (pictures.length > 0 && !decodeImage) return fail({ kind: "unsupported", app: APP, reason: "picture" });
    for (const bytes of pictures) {
      if (signal?.aborted) break;
      links.push(...((await decodeImage?.(bytes)) ?? []));
    }
    const { rows, notices } = readLinkList(links);
    return imported(APP, rows, notices);
  },
};
