import type { Algorithm, CounterBasedParameters, TimeBasedParameters } from "#core/account/account.ts";
import { Secret, secretFromBase32 } from "#core/account/secret.ts";
import { utf8 } from "#core/bytes.ts";
import type { Result } from "#core/result.ts";

/** The value of a success; fails the test with the failure otherwise. */
export function valueOf<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`expected success, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The failure; fails the test where there is none. */
export function failureOf<T, F>(result: Result<T, F>): F {
  if (result.ok) throw new Error("expected a failure");
  return result.failure;
}

export const secretOf = (base32: string): Secret => valueOf(secretFromBase32(base32));

/** The keys of RFC 6238 appendix B: the digits 1 to 0 repeated to the length of the hash. */
const rfcKey = (byteLength: number): Secret => new Secret(utf8("1234567890".repeat(7).slice(0, byteLength)));
const RFC_KEYS = { SHA1: rfcKey(20), SHA256: rfcKey(32), SHA512: rfcKey(64) } as const;

export const rfcTotp = (algorithm: Algorithm = "SHA1", digits = 8, periodSeconds = 30) =>
  ({
    type: "totp",
    secret: RFC_KEYS[algorithm],
    algorithm,
    digits,
    periodSeconds,
  }) as const satisfies TimeBasedParameters;

export const rfcHotp = (counter = 0) =>
  ({
    type: "hotp",
    secret: RFC_KEYS.SHA1,
    algorithm: "SHA1",
    digits: 6,
    counter,
  }) as const satisfies CounterBasedParameters;

/** KeePassXC's test vector. */
export const steamGuard: TimeBasedParameters = { type: "steam", secret: secretOf("63BEDWCQZKTQWPESARIERL5DTTQFCJTK") };

/** RFC 4226 appendix D: the codes of counters 0 to 9. */
export const RFC_4226_CODES = [
  "755224",
  "287082",
  "359152",
  "969429",
  "338314",
  "254676",
  "287922",
  "162583",
  "399871",
  "520489",
] as const;
