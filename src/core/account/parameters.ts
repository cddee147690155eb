import { fail, ok, type Result } from "#core/result.ts";
import type { Algorithm, CodeParameters } from "./account.ts";
import { MIN_STRONG_SECRET_BYTES, type Secret, secretFromBase32, type SecretFailure } from "./secret.ts";

/** The whole numbers that an URI, a form or a file may set, with the value that stands where none is written. */
export const LIMITS = {
  /** RFC 4226 §5.3 asks for 6 to 8. The 31 bits that a code is cut from fill no more than 10. */
  digits: { min: 4, max: 10, fallback: 6 },
  /** Seconds; the longest is a day. */
  period: { min: 1, max: 86_400, fallback: 30 },
  /** Above 2^53 − 1 a number in JavaScript is rounded, which would show the code of another counter. */
  counter: { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 },
} as const;

/** Fewer than RFC 4226 R4 allows: an attacker guesses them too soon. */
const FEW_DIGITS_BELOW = 6;

type NumberName = keyof typeof LIMITS;

export type ParameterFailure =
  | { readonly parameter: "secret"; readonly kind: "bad-secret"; readonly reason: SecretFailure }
  | {
      readonly parameter: "algorithm";
      readonly kind: "unsupported-algorithm";
      /** Known by name, but not offered; or never heard of. */
      readonly name: "MD5" | "SHA224" | "SHA384" | "SHA3" | "unknown";
    }
  | { readonly parameter: NumberName; readonly kind: "not-a-whole-number" }
  | {
      readonly parameter: NumberName;
      readonly kind: "out-of-range";
      readonly min: number;
      readonly max: number;
    };

export type ParameterWarning =
  /** Fewer than 6 digits. */
  | { readonly kind: "few-digits"; readonly digits: number }
  /** Fewer than the 16 bytes of RFC 4226 R6. */
  | { readonly kind: "short-secret"; readonly byteLength: number }
  /** HOTP without a counter begins at 0, which is wrong where codes were used before. */
  | { readonly kind: "counter-assumed" };

/** Parameters as text, the way URIs, forms and files write them; absent or empty means the usual value. */
export type ParameterTexts = {
  readonly type: CodeParameters["type"];
  readonly secret: string | undefined;
  readonly algorithm?: string | undefined;
  readonly digits?: string | undefined;
  readonly period?: string | undefined;
  readonly counter?: string | undefined;
};

/**
 * Reads parameters strictly: a value that is present but wrong is a failure and never replaced by a usual one, since a wrong
 * code locks people out. Parameters without meaning for the type (a period of HOTP, the digits of Steam) are not looked at.
 * @returns All failures, so that a form can mark each of its fields; the first is the one to tell where there is room for one.
 */
export function readParameters(
  texts: ParameterTexts,
): Result<CodeParameters, readonly [ParameterFailure, ...ParameterFailure[]]> {
  const { type } = texts;
  const secret = readSecret(texts.secret);
  if (type === "steam") return secret.ok ? ok({ type, secret: secret.value }) : fail([secret.failure]);

  const algorithm = readAlgorithm(texts.algorithm);
  const digits = readNumber("digits", texts.digits);
  const moment = type === "totp" ? readNumber("period", texts.period) : readNumber("counter", texts.counter);
  if (secret.ok && algorithm.ok && digits.ok && moment.ok) {
    const common = { secret: secret.value, algorithm: algorithm.value, digits: digits.value };
    return ok(
      type === "totp" ? { type, ...common, periodSeconds: moment.value } : { type, ...common, counter: moment.value },
    );
  }
  const [first, ...others] = [secret, algorithm, digits, moment].flatMap((read) => (read.ok ? [] : [read.failure]));
  if (first === undefined) throw new Error("a refusal has a reason");
  return fail([first, ...others]);
}

/** What is legal, but worth a word before the account is kept. */
export function parameterWarnings(parameters: CodeParameters): ParameterWarning[] {
  const warnings: ParameterWarning[] = [];
  const { byteLength } = parameters.secret;
  if (byteLength < MIN_STRONG_SECRET_BYTES) warnings.push({ kind: "short-secret", byteLength });
  if (parameters.type !== "steam" && parameters.digits < FEW_DIGITS_BELOW) {
    warnings.push({ kind: "few-digits", digits: parameters.digits });
  }
  return warnings;
}

function readSecret(text = ""): Result<Secret, ParameterFailure> {
  const secret = secretFromBase32(text);
  return secret.ok ? secret : fail({ parameter: "secret", kind: "bad-secret", reason: secret.failure });
}

/** Decimal digits only: `Number` alone would also take "3e1", "0x1e" and "29.5". */
function readNumber(parameter: NumberName, text = ""): Result<number, ParameterFailure> {
  const { min, max, fallback } = LIMITS[parameter];
  const digits = text.trim();
  if (digits === "") return ok(fallback);
  if (!/^-?[0-9]+$/.test(digits)) return fail({ parameter, kind: "not-a-whole-number" });
  const value = Number(digits);
  // -0 is no counter that anybody meant.
  const inRange = Number.isSafeInteger(value) && !digits.startsWith("-") && value >= min && value <= max;
  return inRange ? ok(value) : fail({ parameter, kind: "out-of-range", min, max });
}

/** Reads a hash in any of the spellings seen in the world: sha1, SHA-256, HmacSHA512, HMAC-SHA-256, Algorithm.sha1. */
export function readAlgorithm(text = ""): Result<Algorithm, ParameterFailure> {
  const name = text
    // Not `toUpperCase`, which turns U+017F (ſ) into "S".
    .toLowerCase()
    .replace(/[\s_-]/g, "")
    .replace(/^algorithm\./, "")
    .replace(/^hmac/, "");
  switch (name) {
    case "":
    case "null":
    case "sha1":
      return ok("SHA1");
    case "sha256":
      return ok("SHA256");
    case "sha512":
      return ok("SHA512");
    case "md5":
      return unsupportedAlgorithm("MD5");
    case "sha224":
      return unsupportedAlgorithm("SHA224");
    case "sha384":
      return unsupportedAlgorithm("SHA384");
    default:
      return unsupportedAlgorithm(name.startsWith("sha3") ? "SHA3" : "unknown");
  }
}

export const unsupportedAlgorithm = (name: "MD5" | "SHA224" | "SHA384" | "SHA3" | "unknown") =>
  fail({ parameter: "algorithm", kind: "unsupported-algorithm", name } as const);
