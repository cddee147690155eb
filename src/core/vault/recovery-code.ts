import type { Bytes, RandomBytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";

/** Douglas Crockford's base 32: no I, L, O, U, so that nothing read aloud or off paper is taken for something else. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const RECOVERY_CODE_BYTES = 16;
/** 128 bits in characters of 5 bits: 26 of them, the last one holding 3 bits and two zeros. */
const DATA_CHARACTERS = 26;
const CHECK_CHARACTERS = 2;
/** The largest prime that two characters can hold: every single wrong character and every swapped pair shows. */
const CHECK_MODULUS = 1021n;

/** `mistyped`: the right length, but the check characters disagree. */
export type RecoveryCodeFailure =
  { readonly kind: "not-a-recovery-code"; readonly expectedCharacters: number } | { readonly kind: "mistyped" };

/** 128 bits, so no stretching is needed: guessing is hopeless as it is. */
export const newRecoveryCode = (random: RandomBytes): Bytes => random(RECOVERY_CODE_BYTES);

/** Writes the code for paper: 28 characters in seven groups of four, of which the last two check the others. */
export function formatRecoveryCode(code: Bytes): string {
  const number = code.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const text = characters(number << 2n, DATA_CHARACTERS) + characters(number % CHECK_MODULUS, CHECK_CHARACTERS);
  return (text.match(/.{4}/g) ?? []).join("-");
}

/** Reads a code back as people write it: small letters, any spacing, O for 0, I or L for 1. */
export function parseRecoveryCode(text: string): Result<Bytes, RecoveryCodeFailure> {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const expectedCharacters = DATA_CHARACTERS + CHECK_CHARACTERS;
  if (plain.length !== expectedCharacters) return fail({ kind: "not-a-recovery-code", expectedCharacters });
  const digits = Array.from(plain, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return fail({ kind: "not-a-recovery-code", expectedCharacters });

  const padded = digits.slice(0, DATA_CHARACTERS).reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  const check = digits.slice(DATA_CHARACTERS).reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  const number = padded >> 2n;
  if ((padded & 3n) !== 0n || number % CHECK_MODULUS !== check) return fail({ kind: "mistyped" });
  return ok(
    Uint8Array.from({ length: RECOVERY_CODE_BYTES }, (_, index) =>
      Number((number >> BigInt(8 * (15 - index))) & 0xffn),
    ),
  );
}

const characters = (value: bigint, count: number): string =>
  Array.from({ length: count }, (_, index) => ALPHABET[Number((value >> BigInt(5 * (count - 1 - index))) & 31n)]).join(
    "",
  );
