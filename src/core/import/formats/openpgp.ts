import { fail } from "#core/result.ts";
import type { ImportFormat } from "../format.ts";

/**
 * Whether `bytes` begin with an OpenPGP packet that an encrypted message begins with: a session key for a public key
 * (tag 1, version 3) or for a password (tag 3, version 4 to 6). RFC 9580 §4.2, §5.1, §5.3.
 */
function isPgpMessage(bytes: Uint8Array): boolean {
  const [header = 0, length = 0] = bytes;
  if ((header & 0x80) === 0) return false;
  const isNew = (header & 0x40) !== 0;
  const tag = isNew ? header & 0x3f : (header >> 2) & 0x0f;
  const lengthBytes = isNew ? (length < 192 ? 1 : length < 224 ? 2 : 5) : 1 << (header & 3);
  const version = bytes[1 + lengthBytes] ?? 0;
  return (tag === 1 && version === 3) || (tag === 3 && version >= 4 && version <= 6);
}

/** Files under somebody's OpenPGP key, of andOTP and Proton Pass: to be decrypted first, or exported otherwise. */
export const openpgp: ImportFormat = {
  app: "openpgp",
  recognise({ bytes, text }) {
    if (text?.trimStart().startsWith("-----BEGIN PGP ")) return "certain";
    // Two bytes of a random file fit now and then.
    return text === undefined && isPgpMessage(bytes) ? "likely" : "no";
  },
  read: () => fail({ kind: "unsupported", app: "openpgp", reason: "openpgp" }),
};
