import { utf8, type Bytes } from "#core/bytes.ts";
import { openGcm } from "../ciphers.ts";
import { isJavaStream, readJavaMap } from "../containers/java-map.ts";
import { Cursor, malformed, parsed } from "../cursor.ts";
import type { ImportFormat, ImportRow } from "../format.ts";
import { isRecord, jsonOf, numberAt, own, textAt } from "../json.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { unreadable } from "../row.ts";
import { signedBytes, tokenRow } from "./freeotp-token.ts";

const APP = "freeotp";
const TOKEN = "-token";

/**
 * FreeOTP 2's "externalBackup.xml", which is a serialised Java map: a master key under the password, each secret under the
 * master key, each token in clear. freeotp/freeotp-android 2.x.
 */
export const freeotp2: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) => (isJavaStream(bytes) ? "certain" : "no"),
  async read({ bytes }, options) {
    const map = readJavaMap(bytes);
    if (!map) return damaged(APP);
    const { password } = options;
    if (password === undefined) return needsPassword(APP);
    const master = jsonOf(map.get("masterKey"));
    const salt = signedBytes(own(master, "mSalt"));
    const hash = HASHES.get(textAt(master, "mAlgorithm"));
    if (!salt || !hash) return damaged(APP);
    const rounds = numberAt(master, "mIterations") ?? 0;
    const key = await pbkdf2({ app: APP, password, salt, options }, hash, rounds);
    if (!key.ok) return key;
    const masterKey = await openKey(key.value, own(master, "mEncryptedKey"));
    if (!masterKey) return wrongPassword(APP, true);

    const rows: ImportRow[] = [];
    for (const [id, text] of map) {
      if (!id.endsWith(TOKEN)) continue;
      const token = jsonOf(text);
      const sealed = jsonOf(textAt(jsonOf(map.get(id.slice(0, -TOKEN.length))), "key"));
      const secret = isRecord(token) ? await openKey(masterKey, sealed) : undefined;
      if (!isRecord(token)) rows.push(unreadable("", { kind: "malformed" }));
      // The password is right, so what does not open is damaged, and a backup is never half of itself.
      else if (!secret) return damaged(APP);
      else rows.push(tokenRow(token, secret));
    }
    return imported(APP, rows);
  },
};

const HASHES: ReadonlyMap<string | undefined, "SHA-1" | "SHA-256" | "SHA-512"> = new Map([
  ["PBKDF2withHmacSHA1", "SHA-1"],
  ["PBKDF2withHmacSHA256", "SHA-256"],
  ["PBKDF2withHmacSHA512", "SHA-512"],
]);

/** Opens the app's `mEncryptedKey`: AES-GCM, with what the key is for as associated data. */
async function openKey(key: Bytes, sealed: unknown): Promise<Bytes | undefined> {
  const ciphertext = signedBytes(own(sealed, "mCipherText"));
  const nonce = gcmNonce(signedBytes(own(sealed, "mParameters")));
  return ciphertext && nonce && openGcm(key, nonce, ciphertext, utf8(textAt(sealed, "mToken") ?? ""));
}

/** DER of GCM's parameters: the nonce alone, or a sequence of it and the tag's length. RFC 5084 §3.2. */
function gcmNonce(der: Bytes | undefined): Bytes | undefined {
  if (!der) return undefined;
  return parsed(() => {
    const cursor = new Cursor(der);
    let tag = cursor.uint8();
    let length = cursor.uint8();
    if (tag === 0x30) {
      tag = cursor.uint8();
      length = cursor.uint8();
    }
    return tag === 0x04 ? cursor.take(length) : malformed();
  });
}
