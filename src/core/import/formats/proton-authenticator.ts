import { fromBase64, utf8 } from "#core/bytes.ts";
import { openGcm } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { at, isList, isRecord, jsonOf, listAt, own, textAt } from "../json.ts";
import { argon2 } from "../kdf.ts";
import { fieldRow } from "../link.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { rowsOf } from "../row.ts";

const APP = "proton-authenticator";
const AAD = utf8("proton.authenticator.export.v1");

const isPlain = (json: unknown): boolean => listAt(json, "entries").some((entry) => isRecord(own(entry, "content")));

/** Proton Authenticator, plain and encrypted. protonpass/proton-pass-common `proton-authenticator`. */
export const protonAuthenticator: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isPlain(json) || (own(json, "version") !== undefined && textAt(json, "salt") && textAt(json, "content"))
      ? "certain"
      : "no",
  async read({ json }, options) {
    if (isPlain(json)) return readEntries(json);
    const { password } = options;
    if (password === undefined) return needsPassword(APP);
    const salt = fromBase64(textAt(json, "salt") ?? "");
    const content = fromBase64(textAt(json, "content") ?? "");
    if (!salt || !content) return damaged(APP);
    const cost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
    const key = await argon2({ app: APP, password, salt, options }, "argon2id", cost);
    if (!key.ok) return key;
    const clear = await openGcm(key.value, content.subarray(0, 12), content.subarray(12), AAD);
    if (!clear) return wrongPassword(APP, true);
    const plain = jsonOf(fromUtf8(clear));
    return isList(own(plain, "entries")) ? readEntries(plain) : damaged(APP);
  },
};

function readEntries(json: unknown): ReturnType<typeof imported> {
  const rows = rowsOf(listAt(json, "entries"), (entry) => {
    // `name` is the label that users see; of a Steam entry it is the only name.
    const name = at(entry, "content", "name");
    return fieldRow(at(entry, "content", "uri"), { account: name, note: entry["note"] });
  });
  return imported(APP, rows);
}
