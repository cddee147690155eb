import { utf8, type Bytes, type RandomBytes } from "../bytes.ts";

/** NIST SP 800-38D §8.2.2: 96-bit random IVs are safe for 2^32 seals under one key. */
export const IV_BYTES = 12;
export const KEY_BYTES = 32;
/** The GCM tag that ends every ciphertext. */
export const TAG_BYTES = 16;

/** What AES-256-GCM makes of a plaintext: `ct` ends with the 16-byte tag. */
export type Sealed = { readonly iv: Bytes; readonly ct: Bytes };

const AES_GCM = "AES-GCM";

/**
 * Seals `plain` with AES-256-GCM under a fresh random IV.
 * @param aad Bytes that are not hidden but without which, to the bit, nothing opens.
 */
export async function seal(
  key: CryptoKey,
  plain: Bytes,
  aad: (iv: Bytes) => Bytes,
  random: RandomBytes,
): Promise<Sealed> {
  const iv = random(IV_BYTES);
  const ct = await crypto.subtle.encrypt({ name: AES_GCM, iv, additionalData: aad(iv) }, key, plain);
  return { iv, ct: new Uint8Array(ct) };
}

/** @returns The plaintext, or undefined where key, IV, ciphertext and associated data do not belong together. */
export async function unseal(key: CryptoKey, sealed: Sealed, aad: Bytes): Promise<Bytes | undefined> {
  try {
    const plain = await crypto.subtle.decrypt({ name: AES_GCM, iv: sealed.iv, additionalData: aad }, key, sealed.ct);
    return new Uint8Array(plain);
  } catch {
    // Web Crypto has one error for all of them, and nobody may learn which.
    return undefined;
  }
}

/** HKDF-SHA-256 (RFC 5869) straight into an AES-256-GCM key that cannot be read back. */
export async function sealingKey(input: Bytes, salt: string, label: string): Promise<CryptoKey> {
  const target = { name: AES_GCM, length: KEY_BYTES * 8 };
  return crypto.subtle.deriveKey(hkdf(salt, label), await hkdfInput(input, "deriveKey"), target, false, [
    "encrypt",
    "decrypt",
  ]);
}

/** HKDF-SHA-256 into `length` bytes. */
export async function derivedBytes(input: Bytes, salt: string, label: string, length: number): Promise<Bytes> {
  const bits = await crypto.subtle.deriveBits(hkdf(salt, label), await hkdfInput(input, "deriveBits"), length * 8);
  return new Uint8Array(bits);
}

/** HMAC-SHA-256 of `message` under a key of its own derived from `input`. */
export async function authenticationCode(input: Bytes, salt: string, label: string, message: Bytes): Promise<Bytes> {
  const target = { name: "HMAC", hash: "SHA-256", length: KEY_BYTES * 8 };
  const key = await crypto.subtle.deriveKey(hkdf(salt, label), await hkdfInput(input, "deriveKey"), target, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
}

/** SHA-256 over the parts, one after the other. */
export async function digest(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
}

const hkdf = (salt: string, label: string) => ({
  name: "HKDF",
  hash: "SHA-256",
  salt: utf8(salt),
  info: utf8(label),
});

const hkdfInput = (input: Bytes, usage: "deriveKey" | "deriveBits") =>
  crypto.subtle.importKey("raw", input, "HKDF", false, [usage]);
