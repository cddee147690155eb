import { chacha20, hchacha } from "@noble/ciphers/chacha.js";
import { poly1305 } from "@noble/ciphers/_poly1305.js";
import { equalBytes, fromBase64, type Bytes } from "#core/bytes.ts";
import { concat, fromUtf8 } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { isRecord, numberAt, own, textAt } from "../json.ts";
import { argon2 } from "../kdf.ts";
import { listLines, readLinkList } from "../link-list.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";

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

/** Ente writes its one message as an ordinary one (0); the last of a stream is marked 3. Others ask for rekeying. */
const TAGS = [0, 3];

/**
 * Opens a stream of one message of libsodium's crypto_secretstream_xchacha20poly1305. Its key is HChaCha20 of the header's
 * first 16 bytes, its nonce a counter from 1 and the header's other 8; block 0 gives the Poly1305 key, block 1 carries
 * the tag byte, the text starts at block 2. https://doc.libsodium.org/secret-key_cryptography/secretstream
 * @returns undefined where anything does not agree.
 */
function openSecretStream(key: Bytes, header: Bytes, sealed: Bytes): Bytes | undefined {
  const length = sealed.length - 17;
  if (length < 0) return undefined;
  const subkey = hChaCha20(key, header.subarray(0, 16));
  const nonce = concat(Uint8Array.of(1, 0, 0, 0), header.subarray(16));
  const macKey = chacha20(subkey, nonce, new Uint8Array(32));
  const tagStream = chacha20(subkey, nonce, new Uint8Array(64), undefined, 1);
  const sealedTag = sealed[0] ?? 0;
  const openedTag = (tagStream[0] ?? 0) ^ sealedTag;
  tagStream[0] = sealedTag;

  const ciphertext = sealed.subarray(1, 1 + length);
  // libsodium's padding is `(0x10 - 64 + length) & 0xf`: the text's own length, where RFC 8439 would pad to a block.
  const padding = new Uint8Array((0x10 - 64 + length) & 0xf);
  const lengths = new DataView(new ArrayBuffer(16));
  lengths.setBigUint64(8, BigInt(64 + length), true);
  const macInput = concat(tagStream, ciphertext, padding, new Uint8Array(lengths.buffer));
  if (!equalBytes(poly1305(macInput, macKey), sealed.subarray(1 + length))) return undefined;
  return TAGS.includes(openedTag) ? new Uint8Array(chacha20(subkey, nonce, ciphertext, undefined, 2)) : undefined;
}

/** HChaCha20 over bytes; the library's own works on words. */
function hChaCha20(key: Bytes, input: Bytes): Bytes {
  const words = (bytes: Bytes): Uint32Array => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
  };
  const constants = words(new TextEncoder().encode("expand 32-byte k"));
  const output = new Uint32Array(8);
  hchacha(constants, words(key), words(input), output);
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  output.forEach((word, index) => view.setUint32(index * 4, word, true));
  return bytes;
}
