import type { RandomBytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";

/**
 * Key material of an account. It has a type of its own so that it cannot travel: replies between contexts must be JSON,
 * which a class with a private field is not, and `JSON.stringify` of one yields only "[secret]".
 */
export class Secret {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes);
  }

  /** Length of the key in bytes (RFC 4226 R6 asks for at least 16 and recommends 20). */
  get byteLength(): number {
    return this.#bytes.length;
  }

  /** A copy of the key. Callers: one-time-code.ts, otpauth-uri.ts, vault/, export/, enrollment/duplicates.ts. */
  reveal(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice();
  }

  toJSON(): string {
    return "[secret]";
  }

  toString(): string {
    return "[secret]";
  }
}

/** RFC 4226 R6: the shared secret MUST have at least 128 bits, 160 are RECOMMENDED. */
export const MIN_STRONG_SECRET_BYTES = 16;
export const RECOMMENDED_SECRET_BYTES = 20;
/** Far above what any hash gains from (RFC 2104 §3), far below what could hurt a vault. */
export const MAX_SECRET_BYTES = 1024;
/** Room for a space or a dash after each character of the longest secret. */
const MAX_SECRET_TEXT_LENGTH = 4096;

export type SecretFailure =
  /** Nothing, or fewer than the eight bits of one byte. */
  | { readonly kind: "empty" }
  | { readonly kind: "too-long"; readonly maxBytes: number }
  | {
      readonly kind: "not-base32";
      /** Index of the first wrong character in the text, in UTF-16 units. */
      readonly at: number;
      /** What to tell the user: 0, 1 and 8 are misread O, I or L, and B; or the text is another encoding. */
      readonly hint: "misread-digit" | "hex" | "base64" | "none";
    };

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** Code unit → five bits. By table and not by `toUpperCase`, which turns U+017F (ſ) into "S". */
const VALUE_OF = new Map(
  Array.from(ALPHABET, (char, value) => [char, value] as const).flatMap(([char, value]) => [
    [char, value],
    [char.toLowerCase(), value],
  ]),
);
/** White space, dashes of all kinds, invisible characters that web pages hide in a copied text, and padding. */
const SEPARATOR = /[\s\p{Pd}\p{Cf}=]/u;

/**
 * Decodes base32 (RFC 4648 §6) as people and sites write it: in any case, grouped by spaces or dashes, with or without
 * padding, and with lengths that no whole number of bytes gives, whose leftover bits are dropped as other apps do. Digits
 * that are not in the alphabet are refused rather than guessed: a wrong guess locks the user out.
 */
export function secretFromBase32(text: string): Result<Secret, SecretFailure> {
  const tooLong = fail({ kind: "too-long", maxBytes: MAX_SECRET_BYTES } as const);
  if (text.length > MAX_SECRET_TEXT_LENGTH) return tooLong;
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const value = VALUE_OF.get(char);
    if (value === undefined) {
      if (SEPARATOR.test(char)) continue;
      return fail({ kind: "not-base32", at, hint: hintFor(text, char) });
    }
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >>> bits) & 0xff);
    }
  }
  if (bytes.length === 0) return fail({ kind: "empty" });
  if (bytes.length > MAX_SECRET_BYTES) return tooLong;
  return ok(new Secret(Uint8Array.from(bytes)));
}

function hintFor(text: string, wrong: string): "misread-digit" | "hex" | "base64" | "none" {
  const dense = text.replace(/\s/g, "");
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(dense)) return "hex";
  const mixedCase = /[a-z]/.test(dense) && /[A-Z]/.test(dense);
  if (mixedCase && /^(?:[\w+/-]{4}){4,}(?:[\w+/-]{2,3}={0,2})?$/.test(dense)) return "base64";
  return /[018]/.test(wrong) ? "misread-digit" : "none";
}

/** Encodes as base32 in capitals and without padding, which is what key URIs carry. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((pending >>> bits) & 31);
    }
  }
  if (bits > 0) text += ALPHABET.charAt((pending << (5 - bits)) & 31);
  return text;
}

/**
 * Makes a new key.
 * @param byteLength At least 16 (RFC 4226 R6), unless `allowShort` says that the caller wants a weak key on purpose.
 * @throws RangeError for a length that no form should have let through.
 */
export function generateSecret(
  randomBytes: RandomBytes,
  byteLength = RECOMMENDED_SECRET_BYTES,
  { allowShort = false } = {},
): Secret {
  const min = allowShort ? 1 : MIN_STRONG_SECRET_BYTES;
  if (!Number.isInteger(byteLength) || byteLength < min || byteLength > MAX_SECRET_BYTES) {
    throw new RangeError(`a secret has ${min} to ${MAX_SECRET_BYTES} bytes`);
  }
  return new Secret(randomBytes(byteLength));
}
