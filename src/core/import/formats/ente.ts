import { fromBase64 } from "#core/bytes.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { isRecord, numberAt, own, textAt } from "../json.ts";
import { argon2 } from "../kdf.ts";
import { listLines, readLinkList } from "../link-list.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { openSecretStream } from "../secret-stream.ts";

const APP = "ente";

/** Ente Auth's encrypted export, version 1; its plain export is a list of links. ente `mobile/apps/auth`. */
export const ente: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isRecord(own(json, "kdfParams")) && own(json, "encryptedData") !== undefined ? "certain" : "no",
  async read({ json }, options) {
    const { password } = options;
    if (password === undefined) return needsPassword(APP);
    const salt = fromBase64(textAt(json, "kdfParams", "salt") ?? "");
    const sealed = fromBase64(textAt(json, "encryptedData") ?? "");
    const header = fromBase64(textAt(json, "encryptionNonce") ?? "");
    if (!salt || !sealed || header?.length !== 24) return damaged(APP);
    const cost = {
      memoryKiB: Math.floor((numberAt(json, "kdfParams", "memLimit") ?? 0) / 1024),
      passes: numberAt(json, "kdfParams", "opsLimit") ?? 0,
      lanes: 1,
    };
    const key = await argon2({ app: APP, password, salt, options }, "argon2id", cost);
    if (!key.ok) return key;
    const clear = openSecretStream(key.value, header, sealed);
    if (!clear) return wrongPassword(APP, true);
    const text = fromUtf8(clear);
    if (text === undefined) return damaged(APP);
    const { rows, notices } = readLinkList(listLines(text));
    return imported(APP, rows, notices);
  },
};
