/** Encrypts as other apps do, for files that the tests make themselves. */
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

type Data = Uint8Array | string;
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

export const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

export const hash = (name: string, ...parts: readonly Data[]): Uint8Array<ArrayBuffer> => {
  const digest = createHash(name);
  for (const part of parts) digest.update(part);
  return new Uint8Array(digest.digest());
};

export const mac = (name: string, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHmac(name, key)
      .update(joined(...parts))
      .digest(),
  );

export const pbkdf2 = (password: Data, salt: Data, rounds: number, name: string, length = 32) =>
  new Uint8Array(pbkdf2Sync(password, salt, rounds, length, name));

/** Ciphertext with the tag behind it. */
export function gcm(key: Uint8Array, nonce: Uint8Array, clear: Data, aad?: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  if (aad) cipher.setAAD(aad);
  return joined(cipher.update(clear), cipher.final(), cipher.getAuthTag());
}

export function cbc(key: Uint8Array, iv: Uint8Array, clear: Data, padding = true): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv("aes-256-cbc", key, iv).setAutoPadding(padding);
  return joined(cipher.update(clear), cipher.final());
}

/** CryptoJS's AES: base64 of "Salted__", salt and ciphertext, keyed by EVP_BytesToKey. */
export function cryptoJs(clear: Data, passphrase: string): string {
  const salt = random(8);
  const first = hash("md5", passphrase, salt);
  const second = hash("md5", first, passphrase, salt);
  const third = hash("md5", second, passphrase, salt);
  const sealed = cbc(joined(first, second), third, clear);
  return Buffer.concat([Buffer.from("Salted__"), salt, sealed]).toString("base64");
}
