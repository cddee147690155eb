import { describe, expect, it } from "vitest";
import type { TimeBasedParameters } from "#core/account/account.ts";
import { codeAtStep, currentAndNextCode, hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import { RFC_4226_CODES, rfcHotp, rfcTotp, steamGuard } from "./support.ts";

describe("hotpCode", () => {
  // RFC 4226 appendix D
  it.each(RFC_4226_CODES.map((code, counter) => [counter, code] as const))("at counter %i is %s", (counter, code) => {
    expect(hotpCode(rfcHotp(), counter)).toBe(code);
  });

  it("begins at the account's own counter", () => {
    expect(hotpCode(rfcHotp(7))).toBe(RFC_4226_CODES[7]);
  });

  // RFC 4226 appendix D: the whole 31-bit numbers, of which the codes are the last digits.
  it.each([
    [0, "1284755224"],
    [1, "1094287082"],
    [2, "0137359152"],
    [9, "0645520489"],
  ])("with ten digits shows the whole number of counter %i", (counter, code) => {
    expect(hotpCode({ ...rfcHotp(), digits: 10 }, counter)).toBe(code);
  });

  it.each([4, 5, 6, 7, 8, 9, 10])("with %i digits shows as many of its last digits", (digits) => {
    expect(hotpCode({ ...rfcHotp(), digits }, 2)).toBe("0137359152".slice(-digits));
  });

  it("tells the largest counters apart", () => {
    // By Python's hmac module; 32-bit arithmetic would show the code of a small counter.
    expect(hotpCode(rfcHotp(), 2 ** 32)).toBe("999456");
    expect(hotpCode(rfcHotp(), Number.MAX_SAFE_INTEGER)).toBe("891307");
  });
});

describe("oneTimeCode", () => {
  // RFC 6238 appendix B
  it.each([
    [59, "SHA1", "94287082"],
    [59, "SHA256", "46119246"],
    [59, "SHA512", "90693936"],
    [1111111109, "SHA1", "07081804"],
    [1111111109, "SHA256", "68084774"],
    [1111111109, "SHA512", "25091201"],
    [1111111111, "SHA1", "14050471"],
    [1111111111, "SHA256", "67062674"],
    [1111111111, "SHA512", "99943326"],
    [1234567890, "SHA1", "89005924"],
    [1234567890, "SHA256", "91819424"],
    [1234567890, "SHA512", "93441116"],
    [2000000000, "SHA1", "69279037"],
    [2000000000, "SHA256", "90698825"],
    [2000000000, "SHA512", "38618901"],
    [20000000000, "SHA1", "65353130"],
    [20000000000, "SHA256", "77737706"],
    [20000000000, "SHA512", "47863826"],
  ] as const)("K1: at %i s by %s shows %s", (seconds, algorithm, digits) => {
    expect(oneTimeCode(rfcTotp(algorithm), seconds * 1000).digits).toBe(digits);
  });

  // KeePassXC's tests
  it.each([
    [1511200518, "FR8RV"],
    [1511200714, "9P3VP"],
  ])("at %i s shows the Steam Guard code %s", (seconds, code) => {
    expect(oneTimeCode(steamGuard, seconds * 1000).digits).toBe(code);
  });

  it.each([1, 7, 15, 29, 30, 45, 60, 90, 120, 150, 180, 210, 240, 86_400])(
    "with a period of %i s changes exactly at the boundary",
    (periodSeconds) => {
      const parameters = rfcTotp("SHA1", 8, periodSeconds);
      const boundaryMs = 12_345 * periodSeconds * 1000;
      const before = oneTimeCode(parameters, boundaryMs - 1);
      const after = oneTimeCode(parameters, boundaryMs);
      expect(before).toEqual({
        digits: codeAtStep(parameters, 12_344),
        validFromMs: boundaryMs - periodSeconds * 1000,
        validUntilMs: boundaryMs,
        counter: 12_344,
      });
      expect(after).toMatchObject({ digits: codeAtStep(parameters, 12_345), validFromMs: boundaryMs, counter: 12_345 });
      expect(oneTimeCode(parameters, after.validUntilMs - 1)).toEqual(after);
      expect(before.digits).not.toBe(after.digits);
    },
  );

  it("takes fractions of a millisecond, as clocks give them", () => {
    expect(oneTimeCode(rfcTotp(), 59_999.999).counter).toBe(1);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("has no code for the moment %s", (nowMs) => {
    expect(() => oneTimeCode(rfcTotp(), nowMs)).toThrow(RangeError);
  });
});

describe("currentAndNextCode", () => {
  it.each<[string, TimeBasedParameters]>([
    ["TOTP", rfcTotp("SHA256", 6, 45)],
    ["Steam", steamGuard],
  ])("shows for %s the code of now and the one that takes over", (_, parameters) => {
    const { current, next } = currentAndNextCode(parameters, 1_000_000_000_000);
    expect(current).toEqual(oneTimeCode(parameters, 1_000_000_000_000));
    expect(next).toEqual(oneTimeCode(parameters, current.validUntilMs));
    expect(next.counter).toBe(current.counter + 1);
  });
});
