import { HOTP, Secret as OtpauthSecret } from "otpauth";
import {
  type Algorithm,
  type CounterBasedParameters,
  periodSecondsOf,
  STEAM_DIGITS,
  type TimeBasedParameters,
} from "./account.ts";
import type { Secret } from "./secret.ts";

export type OneTimeCode = {
  /** Zero-padded digits; for Steam five characters of its own alphabet. */
  readonly digits: string;
  /** First epoch ms at which the code holds. */
  readonly validFromMs: number;
  /** First epoch ms at which it no longer does. */
  readonly validUntilMs: number;
  /** The time step T of RFC 6238 §4.2. */
  readonly counter: number;
};

/**
 * The code at `nowMs`. RFC 6238 §4.2 with T0 = 0.
 * @param nowMs Unix time in milliseconds, not before 1970.
 */
export function oneTimeCode(parameters: TimeBasedParameters, nowMs: number): OneTimeCode {
  const counter = timeStep(parameters, nowMs);
  const periodMs = periodSecondsOf(parameters) * 1000;
  return {
    digits: codeAtStep(parameters, counter),
    validFromMs: counter * periodMs,
    validUntilMs: (counter + 1) * periodMs,
    counter,
  };
}

/**
 * The code at `nowMs` and the one after it, which a user who is short of time types instead. Costs two HMACs, about 10 µs:
 * a list of 20 accounts needs well under a millisecond, so nothing derived from keys is kept between calls.
 */
export function currentAndNextCode(
  parameters: TimeBasedParameters,
  nowMs: number,
): { readonly current: OneTimeCode; readonly next: OneTimeCode } {
  const current = oneTimeCode(parameters, nowMs);
  return { current, next: oneTimeCode(parameters, current.validUntilMs) };
}

/** The time step T of RFC 6238 §4.2 at `nowMs`. */
export function timeStep(parameters: TimeBasedParameters, nowMs: number): number {
  // Anything else would quietly become the code of some other moment.
  if (!(nowMs >= 0 && nowMs <= Number.MAX_SAFE_INTEGER)) throw new RangeError("time before 1970 or no number");
  return Math.floor(nowMs / (periodSecondsOf(parameters) * 1000));
}

/** The code of time step `counter`. */
export function codeAtStep(parameters: TimeBasedParameters, counter: number): string {
  switch (parameters.type) {
    case "totp":
      return decimalCode(parameters.secret, parameters.algorithm, parameters.digits, counter);
    case "steam":
      return steamCode(parameters.secret, counter);
  }
}

/**
 * The code of `counter`. RFC 4226 §5.3.
 * @param counter 0 to 2^53 − 1. The caller saves the next counter before it shows the code.
 */
export function hotpCode(parameters: CounterBasedParameters, counter = parameters.counter): string {
  return decimalCode(parameters.secret, parameters.algorithm, parameters.digits, counter);
}

function decimalCode(secret: Secret, algorithm: Algorithm, digits: number, counter: number): string {
  return HOTP.generate({ secret: new OtpauthSecret({ buffer: secret.reveal().buffer }), algorithm, digits, counter });
}

const STEAM_ALPHABET = "23456789BCDFGHJKMNPQRTVWXY";

/** Steam writes RFC 4226's 31-bit number in base 26, lowest place first. */
function steamCode(secret: Secret, counter: number): string {
  // Ten digits hold the whole number: nothing is cut off.
  let rest = Number(decimalCode(secret, "SHA1", 10, counter));
  let code = "";
  for (let place = 0; place < STEAM_DIGITS; place++) {
    code += STEAM_ALPHABET.charAt(rest % STEAM_ALPHABET.length);
    rest = Math.floor(rest / STEAM_ALPHABET.length);
  }
  return code;
}
