import type { AccountDraft } from "#core/account/account.ts";
import { cleanName } from "#core/account/names.ts";
import { hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { MAX_SECRET_BYTES } from "#core/account/secret.ts";

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** What of a draft no vault may hold; undefined where it is sound. */
export function faultOf({ issuer, label, parameters }: AccountDraft): string | undefined {
  const { byteLength } = parameters.secret;
  if (byteLength < 1 || byteLength > MAX_SECRET_BYTES) return `a key of ${byteLength} bytes`;
  if (cleanName(issuer).text !== issuer || cleanName(label).text !== label) return "an unclean name";
  if (parameters.type === "steam") return undefined;
  if (!["SHA1", "SHA256", "SHA512"].includes(parameters.algorithm)) return "an unknown algorithm";
  if (!within(parameters.digits, LIMITS.digits)) return `${parameters.digits} digits`;
  if (parameters.type === "hotp")
    return within(parameters.counter, LIMITS.counter) ? undefined : "a counter out of bounds";
  return within(parameters.periodSeconds, LIMITS.period) ? undefined : `a period of ${parameters.periodSeconds} s`;
}

/** The code of a fixed moment: two drafts that agree on it have the same key and parameters. */
export const codeOf = ({ parameters }: AccountDraft): string =>
  parameters.type === "hotp" ? hotpCode(parameters) : oneTimeCode(parameters, 1_234_567_890_000).digits;
