import { parseXml } from "../containers/xml.ts";
import type { ImportFormat } from "../format.ts";
import { damaged } from "../outcome.ts";
import { readKeePass } from "./keepass-entries.ts";

const APP = "keepass";

/** KeePass 2's XML export: the database in clear. */
export const keepassXml: ImportFormat = {
  app: APP,
  recognise: ({ text }) => (text !== undefined && /<KeePassFile\b/.test(text.slice(0, 10_000)) ? "certain" : "no"),
  async read({ text = "" }) {
    const document = await parseXml(text.trimStart());
    return document?.name === "KeePassFile" ? readKeePass(APP, document) : damaged(APP);
  },
};
