import type { ImportFormat } from "../format.ts";
import { linkIn, listLines, readLinkList } from "../link-list.ts";
import { damaged, imported } from "../outcome.ts";

const APP = "otpauth-uri";

/**
 * A text with a link on each line. So export Aegis, Ente, Stratum, WinAuth, the Authenticator extension and Yandex.Key,
 * and so read QR codes and pasted text.
 */
export const links: ImportFormat = {
  app: APP,
  recognise: ({ text, json }) =>
    json === undefined && text !== undefined && listLines(text).some((line) => linkIn(line) !== undefined)
      ? "certain"
      : "no",
  read({ text }) {
    const { rows, notices } = readLinkList(listLines(text ?? ""));
    // Nothing but damaged transfer codes: the file as a whole says "scan again".
    const isDamaged = rows.every((row) => row.kind === "unreadable" && row.reason.kind === "damaged-code");
    return isDamaged && rows.length > 0 ? damaged("google-authenticator") : imported(APP, rows, notices);
  },
};
