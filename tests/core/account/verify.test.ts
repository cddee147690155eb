import { describe, expect, it } from "vitest";
import { codeAtStep, hotpCode } from "#core/account/one-time-code.ts";
import { MAX_WINDOW, verifyHotp, verifyTotp } from "#core/account/verify.ts";
import { failureOf, RFC_4226_CODES, rfcHotp, rfcTotp, steamGuard, valueOf } from "./support.ts";

const totp = rfcTotp("SHA1", 6);
const NOW_MS = 1_111_111_111_000;
const NOW_STEP = 37_037_037;
const codeOf = (offset: number) => codeAtStep(totp, NOW_STEP + offset);

describe("verifyTotp", () => {
  it.each([-2, -1, 0, 1, 2])("says that the code of offset %i matched, and its step", (offset) => {
    const verdict = verifyTotp(totp, codeOf(offset), NOW_MS, { windowSteps: 2 });
    expect(valueOf(verdict)).toEqual({ offset, step: NOW_STEP + offset });
  });

  it("accepts one step on either side unless told otherwise", () => {
    expect(verifyTotp(totp, codeOf(1), NOW_MS).ok).toBe(true);
    expect(failureOf(verifyTotp(totp, codeOf(2), NOW_MS))).toEqual({ kind: "no-match" });
    expect(failureOf(verifyTotp(totp, codeOf(-1), NOW_MS, { windowSteps: 0 }))).toEqual({ kind: "no-match" });
  });

  it("refuses the last accepted step and those before it as already used", () => {
    const first = valueOf(verifyTotp(totp, codeOf(0), NOW_MS));
    const options = { lastAcceptedStep: first.step };
    expect(failureOf(verifyTotp(totp, codeOf(0), NOW_MS, options))).toEqual({
      kind: "already-used",
      step: NOW_STEP,
      offset: 0,
    });
    expect(failureOf(verifyTotp(totp, codeOf(-1), NOW_MS, options))).toMatchObject({
      kind: "already-used",
      offset: -1,
    });
    expect(valueOf(verifyTotp(totp, codeOf(1), NOW_MS, options)).offset).toBe(1);
  });

  it("prefers an unused step where two steps have the same code", () => {
    const short = rfcTotp("SHA1", 4);
    // Four digits repeat soon enough to find two equal codes within the window.
    const steps = Array.from({ length: 401 }, (_, index) => NOW_STEP - 200 + index);
    const later = steps.find((step, at) =>
      steps.slice(0, at).some((e) => codeAtStep(short, e) === codeAtStep(short, step)),
    )!;
    const earlier = steps.find((step) => codeAtStep(short, step) === codeAtStep(short, later))!;
    const verdict = verifyTotp(short, codeAtStep(short, later), NOW_MS, {
      windowSteps: 200,
      lastAcceptedStep: earlier,
    });
    expect(valueOf(verdict).step).toBe(later);
  });

  it("does not look before 1970", () => {
    expect(valueOf(verifyTotp(totp, codeAtStep(totp, 0), 0, { windowSteps: 5 }))).toEqual({ step: 0, offset: 0 });
  });

  it.each([
    ["in groups", "050 471"],
    ["with a dash", "050-471"],
    ["in full-width digits", "０５０４７１"],
    ["with space around", " 050471\n"],
  ])("understands a code typed %s", (_, code) => {
    expect(verifyTotp(totp, code, NOW_MS).ok).toBe(true);
  });

  it.each(["", "05047", "0504711", "05047l", "0x5047", "٠٥٠٤٧١", "0".repeat(1_000_000)])(
    "refuses a malformed code without calling it wrong",
    (code) => {
      expect(failureOf(verifyTotp(totp, code, NOW_MS))).toEqual({ kind: "malformed", expectedLength: 6 });
    },
  );

  it("verifies Steam Guard codes in either case", () => {
    expect(valueOf(verifyTotp(steamGuard, "fr8rv", 1_511_200_518_000)).offset).toBe(0);
    expect(failureOf(verifyTotp(steamGuard, "FR8R", 0))).toEqual({ kind: "malformed", expectedLength: 5 });
  });

  it.each([-1, 0.5, MAX_WINDOW + 1])("does not take a window of %s steps", (windowSteps) => {
    expect(() => verifyTotp(totp, "000000", NOW_MS, { windowSteps })).toThrow(RangeError);
  });
});

describe("verifyHotp", () => {
  it.each([0, 1, 5])("finds the code %i counters ahead and says which counter is next", (skipped) => {
    const verdict = verifyHotp(rfcHotp(3), RFC_4226_CODES[3 + skipped]!, { lookAhead: 5 });
    expect(valueOf(verdict)).toEqual({ counter: 3 + skipped, skipped, nextCounter: 4 + skipped });
  });

  it("refuses codes beyond the look-ahead and those before the counter", () => {
    expect(failureOf(verifyHotp(rfcHotp(3), RFC_4226_CODES[9], { lookAhead: 5 }))).toEqual({ kind: "no-match" });
    expect(failureOf(verifyHotp(rfcHotp(3), RFC_4226_CODES[2]))).toEqual({ kind: "no-match" });
  });

  it("refuses the same code once its next counter is kept", () => {
    const { nextCounter } = valueOf(verifyHotp(rfcHotp(3), RFC_4226_CODES[3]));
    expect(failureOf(verifyHotp(rfcHotp(nextCounter), RFC_4226_CODES[3]))).toEqual({ kind: "no-match" });
  });

  it("stops where a counter has no exact successor", () => {
    const last = rfcHotp(Number.MAX_SAFE_INTEGER - 1);
    expect(valueOf(verifyHotp(last, hotpCode(last))).nextCounter).toBe(Number.MAX_SAFE_INTEGER);
    expect(verifyHotp(last, hotpCode(last, Number.MAX_SAFE_INTEGER)).ok).toBe(false);
  });

  it("refuses a malformed code", () => {
    expect(failureOf(verifyHotp(rfcHotp(), "12345"))).toEqual({ kind: "malformed", expectedLength: 6 });
  });
});
