import { readPreferences } from "../containers/android-preferences.ts";
import type { ImportFormat } from "../format.ts";
import { jsonOf } from "../json.ts";
import { damaged, imported } from "../outcome.ts";
import { rowsOf } from "../row.ts";
import { signedBytes, tokenRow } from "./freeotp-token.ts";

const APP = "freeotp";

/** Preferences of FreeOTP 1 (and FreeOTP+ inside): one token as JSON under each id. freeotp/freeotp-android 1.x `Token`. */
export const freeotp: ImportFormat = {
  app: APP,
  recognise: ({ text }) =>
    text !== undefined && /<map\b/.test(text) && /tokenOrder|(?:"|&quot;)issuerExt(?:"|&quot;)/.test(text)
      ? "certain"
      : "no",
  async read({ text = "" }) {
    const preferences = await readPreferences(text);
    if (!preferences) return damaged(APP);
    const tokens = [...preferences].filter(([id]) => id !== "tokenOrder").map(([, token]) => jsonOf(token));
    return imported(
      APP,
      rowsOf(tokens, (token) => tokenRow(token, signedBytes(token["secret"]))),
    );
  },
};
