import type { ImportFormat } from "../format.ts";
import { isLink } from "../link.ts";
import { readLinkList } from "../link-list.ts";
import { imported } from "../outcome.ts";

const APP = "stratum";
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

/** Stratum's backup for printing: a page with each link in a `<code>`. It is searched as text, never shown or run. */
export const html: ImportFormat = {
  app: APP,
  recognise: ({ text }) =>
    text !== undefined && /^\s*<(?:!doctype html|html)/i.test(text) && linksIn(text).length > 0 ? "certain" : "no",
  read({ text = "" }) {
    const { rows, notices } = readLinkList(linksIn(text));
    return imported(APP, rows, notices);
  },
};
