import { equalBytes, fromBase64, type Bytes } from "#core/bytes.ts";
import { concat, startsWith } from "./encoding.ts";
import { md5 } from "./kdf.ts";

/** AES-GCM with the tag behind the ciphertext. @returns undefined where key, nonce, tag or data do not agree. */
export async function openGcm(key: Bytes, nonce: Bytes, sealed: Bytes, aad?: Bytes): Promise<Bytes | undefined> {
  try {
    const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
    const parameters = { name: "AES-GCM", iv: nonce, ...(aad && { additionalData: aad }) };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, aes, sealed));
  } catch {
    return undefined;
  }
}

/** AES-CBC with PKCS #7 padding. @returns undefined where the padding is wrong, as it is after most wrong keys. */
export async function openCbc(key: Bytes, iv: Bytes, ciphertext: Bytes): Promise<Bytes | undefined> {
  try {
    const aes = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["decrypt"]);
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv }, aes, ciphertext));
  } catch {
    return undefined;
  }
}

export async function digest(hash: "SHA-1" | "SHA-256" | "SHA-512", ...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, concat(...parts)));
}

/** @param key Not empty. */
export async function hmac(hash: "SHA-1" | "SHA-256", key: Bytes, ...parts: readonly Uint8Array[]): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, concat(...parts)));
}

export async function hmacMatches(
  hash: "SHA-1" | "SHA-256",
  key: Bytes,
  mac: Uint8Array,
  ...parts: readonly Uint8Array[]
): Promise<boolean> {
  return equalBytes(await hmac(hash, key, ...parts), mac);
}

const SALTED = [...new TextEncoder().encode("Salted__")];

/** Whether `text` is what CryptoJS writes for an AES-encrypted text: base64 of "Salted__", salt, ciphertext. */
export const isCryptoJs = (text: string): boolean => text.startsWith("U2FsdGVkX1");

/**
 * Opens what CryptoJS encrypted under a passphrase: AES-256-CBC, key and IV by OpenSSL's EVP_BytesToKey with MD5
 * and one round. It has no authentication.
 * @returns undefined where the passphrase is wrong or the text damaged, as far as the padding tells.
 */
export async function openCryptoJs(text: string, passphrase: Uint8Array): Promise<Bytes | undefined> {
  const bytes = fromBase64(text);
  if (!bytes || !startsWith(bytes, SALTED) || bytes.length < 32) return undefined;
  const salt = bytes.subarray(8, 16);
  let block = new Uint8Array(0);
  let material = block;
  while (material.length < 48) {
    block = await md5(concat(block, passphrase, salt));
    material = concat(material, block);
  }
  return openCbc(material.slice(0, 32), material.slice(32, 48), bytes.subarray(16));
}
