import { equalBytes, utf8 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { type CodeParameters, type CounterBasedParameters, STEAM_DIGITS, type TimeBasedParameters } from "./account.ts";
import { codeAtStep, hotpCode, timeStep } from "./one-time-code.ts";
import { LIMITS } from "./parameters.ts";

export type VerifyFailure =
  /** Not a code of this account's length and characters. */
  | { readonly kind: "malformed"; readonly expectedLength: number }
  /** No step or counter of the window has this code. */
  | { readonly kind: "no-match" }
  /** The code is right, but its step, or a later one, was accepted before. RFC 6238 §5.2. */
  | { readonly kind: "already-used"; readonly step: number; readonly offset: number };

/** Bounds a hostile or mistaken window: this many codes take some milliseconds. */
export const MAX_WINDOW = 1000;

export type TotpMatch = {
  /** The time step whose code it is: pass it as `lastAcceptedStep` the next time. */
  readonly step: number;
  /** Steps from now: −1 is the code before, +1 the one after. */
  readonly offset: number;
};

/**
 * Says whether `code` is right at `nowMs`, and for which step. Of several steps with this code the unused one nearest to now
 * counts, the earlier of two. Takes the same time wherever in the window the match lies.
 * @param code As typed: spaces, dashes and full-width digits are understood.
 * @param options.windowSteps Steps to accept on either side of now, 0 to 1,000. RFC 6238 §5.2 recommends 1 at most.
 * @param options.lastAcceptedStep The step of the last success; its code, and those before it, are refused.
 */
export function verifyTotp(
  parameters: TimeBasedParameters,
  code: string,
  nowMs: number,
  options: { readonly windowSteps?: number; readonly lastAcceptedStep?: number | undefined } = {},
): Result<TotpMatch, VerifyFailure> {
  const { windowSteps = 1, lastAcceptedStep = -1 } = options;
  checkWindow(windowSteps);
  const typed = readCode(parameters, code);
  if (!typed.ok) return typed;

  const now = timeStep(parameters, nowMs);
  const matches: TotpMatch[] = [];
  for (const offset of nearestFirst(windowSteps)) {
    const step = now + offset;
    if (step >= 0 && sameCode(codeAtStep(parameters, step), typed.value)) matches.push({ step, offset });
  }
  const unused = matches.find(({ step }) => step > lastAcceptedStep);
  if (unused) return ok(unused);
  const used = matches[0];
  return fail(used ? { kind: "already-used", ...used } : { kind: "no-match" });
}

export type HotpMatch = {
  readonly counter: number;
  /** How many codes the user skipped. */
  readonly skipped: number;
  /** To be saved as the account's counter, which refuses this code from then on. */
  readonly nextCounter: number;
};

/**
 * Says whether `code` is the next one, or one of the `lookAhead` after it (RFC 4226 §7.4: a user may have made codes that
 * were never sent). Takes the same time wherever the match lies.
 */
export function verifyHotp(
  parameters: CounterBasedParameters,
  code: string,
  options: { readonly lookAhead?: number } = {},
): Result<HotpMatch, VerifyFailure> {
  const { lookAhead = 10 } = options;
  checkWindow(lookAhead);
  const typed = readCode(parameters, code);
  if (!typed.ok) return typed;

  let match: HotpMatch | undefined;
  for (let skipped = 0; skipped <= lookAhead; skipped++) {
    const counter = parameters.counter + skipped;
    // The last counter that a number can hold has no successor to save.
    if (counter >= LIMITS.counter.max) break;
    const matches = sameCode(hotpCode(parameters, counter), typed.value);
    if (matches) match ??= { counter, skipped, nextCounter: counter + 1 };
  }
  return match ? ok(match) : fail({ kind: "no-match" });
}

function checkWindow(size: number): void {
  if (!Number.isInteger(size) || size < 0 || size > MAX_WINDOW) throw new RangeError("window out of range");
}

/** 0, −1, +1, −2, +2, … */
function nearestFirst(windowSteps: number): readonly number[] {
  return [0, ...Array.from({ length: windowSteps }, (_, index) => [-index - 1, index + 1]).flat()];
}

function readCode(parameters: CodeParameters, code: string): Result<string, VerifyFailure> {
  const isSteam = parameters.type === "steam";
  const expectedLength = isSteam ? STEAM_DIGITS : parameters.digits;
  // NFKC turns the full-width digits of East Asian keyboards into plain ones, as PyOTP does.
  const typed = code
    .slice(0, 64)
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "")
    .toUpperCase();
  const wellFormed = (isSteam ? /^[0-9A-Z]*$/ : /^[0-9]*$/).test(typed) && typed.length === expectedLength;
  return wellFormed ? ok(typed) : fail({ kind: "malformed", expectedLength });
}

const sameCode = (expected: string, typed: string): boolean => equalBytes(utf8(expected), utf8(typed));
