import { toBase64, utf8, type Bytes, type RandomBytes } from "#core/bytes.ts";
import { concat } from "#core/import/encoding.ts";
import { md5 } from "#core/import/kdf.ts";

/** The other direction of import/ciphers.ts. */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type GcmSealed = {
  readonly nonce: Bytes;
  /** Ends with the tag. */
  readonly sealed: Bytes;
};

/** AES-256-GCM under a fresh nonce. */
export async function sealGcm(key: Bytes, plain: Bytes, random: RandomBytes, aad?: Bytes): Promise<GcmSealed> {
  const nonce = random(NONCE_BYTES);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const parameters = { name: "AES-GCM", iv: nonce, ...(aad && { additionalData: aad }) };
  return { nonce, sealed: new Uint8Array(await crypto.subtle.encrypt(parameters, aes, plain)) };
}

/** Ciphertext and tag apart, for formats that write them so. */
export const splitTag = (sealed: Bytes): { readonly ciphertext: Bytes; readonly tag: Bytes } => ({
  ciphertext: sealed.slice(0, -TAG_BYTES),
  tag: sealed.slice(-TAG_BYTES),
});

/** AES-256-CBC with PKCS #7 padding. */
export async function sealCbc(key: Bytes, iv: Bytes, plain: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, aes, plain));
}

/** What CryptoJS makes of a text under a passphrase; see `openCryptoJs`. */
export async function sealCryptoJs(text: string, passphrase: Bytes, random: RandomBytes): Promise<string> {
  const salt = random(8);
  let block = new Uint8Array(0);
  let material = block;
  while (material.length < 48) {
    block = await md5(concat(block, passphrase, salt));
    material = concat(material, block);
  }
  const ciphertext = await sealCbc(material.slice(0, 32), material.slice(32, 48), utf8(text));
  return toBase64(concat(utf8("Salted__"), salt, ciphertext));
}
