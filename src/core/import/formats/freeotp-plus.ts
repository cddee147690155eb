import type { ImportFormat } from "../format.ts";
import { isList, listAt, own } from "../json.ts";
import { imported } from "../outcome.ts";
import { rowsOf } from "../row.ts";
import { signedBytes, tokenRow } from "./freeotp-token.ts";

const APP = "freeotp-plus";

/** FreeOTP+'s JSON export. helloworld1/FreeOTPPlus. */
export const freeotpPlus: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    listAt(json, "tokens").some((token) => isList(own(token, "secret"))) || isList(own(json, "tokenOrder"))
      ? "certain"
      : "no",
  read: ({ json }) =>
    imported(
      APP,
      rowsOf(listAt(json, "tokens"), (token) => tokenRow(token, signedBytes(token["secret"]))),
    ),
};
