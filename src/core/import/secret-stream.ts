import { chacha20, hchacha } from "@noble/ciphers/chacha.js";
import { poly1305 } from "@noble/ciphers/_poly1305.js";
import { equalBytes, type Bytes } from "#core/bytes.ts";
import { concat } from "./encoding.ts";

/**
 * Streams of one message of libsodium's crypto_secretstream_xchacha20poly1305. Their key is HChaCha20 of the header's first
 * 16 bytes, their nonce a counter from 1 and the header's other 8; block 0 gives the Poly1305 key, block 1 carries the tag
 * byte, the text starts at block 2. https://doc.libsodium.org/secret-key_cryptography/secretstream
 */

const MAC_BYTES = 16;
export const STREAM_HEADER_BYTES = 24;
/** An ordinary message, and the last of a stream. Other tags ask for rekeying. */
const MESSAGE = 0;
const FINAL = 3;

type Stream = { readonly subkey: Bytes; readonly nonce: Bytes };

const streamOf = (key: Bytes, header: Bytes): Stream => ({
  subkey: hChaCha20(key, header.slice(0, 16)),
  nonce: concat(Uint8Array.of(1, 0, 0, 0), header.subarray(16)),
});

/** @param tagBlock The encrypted block that begins with the tag. */
function macOf({ subkey, nonce }: Stream, tagBlock: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const macKey = chacha20(subkey, nonce, new Uint8Array(32));
  // libsodium's padding is `(0x10 - 64 + length) & 0xf`: the text's own length, where RFC 8439 would pad to a block.
  const padding = new Uint8Array((0x10 - 64 + ciphertext.length) & 0xf);
  const lengths = new DataView(new ArrayBuffer(16));
  lengths.setBigUint64(8, BigInt(64 + ciphertext.length), true);
  return poly1305(concat(tagBlock, ciphertext, padding, new Uint8Array(lengths.buffer)), macKey);
}

const tagBlockOf = ({ subkey, nonce }: Stream, block: Uint8Array): Uint8Array =>
  chacha20(subkey, nonce, block, undefined, 1);
const textOf = ({ subkey, nonce }: Stream, text: Uint8Array): Uint8Array => chacha20(subkey, nonce, text, undefined, 2);

/** @returns undefined where anything does not agree. */
export function openSecretStream(key: Bytes, header: Bytes, sealed: Bytes): Bytes | undefined {
  const length = sealed.length - 1 - MAC_BYTES;
  if (length < 0) return undefined;
  const stream = streamOf(key, header);
  const tagBlock = tagBlockOf(stream, new Uint8Array(64));
  const sealedTag = sealed[0] ?? 0;
  const tag = (tagBlock[0] ?? 0) ^ sealedTag;
  tagBlock[0] = sealedTag;
  const ciphertext = sealed.subarray(1, 1 + length);
  if (!equalBytes(macOf(stream, tagBlock, ciphertext), sealed.subarray(1 + length))) return undefined;
  return tag === MESSAGE || tag === FINAL ? new Uint8Array(textOf(stream, ciphertext)) : undefined;
}

/** @param header Random, fresh for each stream. */
export function sealSecretStream(key: Bytes, header: Bytes, text: Bytes): Bytes {
  const stream = streamOf(key, header);
  const block = new Uint8Array(64);
  block[0] = FINAL;
  const tagBlock = tagBlockOf(stream, block);
  const ciphertext = textOf(stream, text);
  return concat(tagBlock.subarray(0, 1), ciphertext, macOf(stream, tagBlock, ciphertext));
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
