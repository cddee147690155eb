import { poly1305 } from "@noble/ciphers/_poly1305.js";
import { chacha20, hchacha } from "@noble/ciphers/chacha.js";

/** libsodium's crypto_secretstream_xchacha20poly1305 with one ordinary message, as Ente writes it. */
export function secretStream(key: Uint8Array, header: Uint8Array, clear: Uint8Array): Uint8Array<ArrayBuffer> {
  const words = (bytes: Uint8Array) => new Uint32Array(new Uint8Array(bytes).buffer);
  const subkeyWords = new Uint32Array(8);
  hchacha(words(Buffer.from("expand 32-byte k")), words(key), words(header.slice(0, 16)), subkeyWords);
  const subkey = new Uint8Array(subkeyWords.buffer);
  const nonce = new Uint8Array([1, 0, 0, 0, ...header.slice(16)]);
  // Tag 0: the block's first byte is that of the key stream itself.
  const tagBlock = chacha20(subkey, nonce, new Uint8Array(64), undefined, 1);
  const sealed = chacha20(subkey, nonce, clear, undefined, 2);
  const lengths = new DataView(new ArrayBuffer(16));
  lengths.setUint32(8, 64 + sealed.length, true);
  const input = [tagBlock, sealed, new Uint8Array(sealed.length % 16), new Uint8Array(lengths.buffer)];
  const mac = poly1305(new Uint8Array(Buffer.concat(input)), chacha20(subkey, nonce, new Uint8Array(32)));
  return new Uint8Array(Buffer.concat([tagBlock.subarray(0, 1), sealed, mac]));
}
