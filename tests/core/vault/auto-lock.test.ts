import { describe, expect, it } from "vitest";
import { CLOCK_TOLERANCE_MS, hasExpired, locksWithSystem, timesAfterUse } from "#core/vault/auto-lock.ts";
import { NOW } from "./support.ts";

const MINUTE = 60_000;

describe("auto-lock", () => {
  const used = timesAfterUse({ autoLockMinutes: 15 }, NOW);

  it.each([
    ["at once", 0, false],
    ["a millisecond before the time is up", 15 * MINUTE - 1, false],
    ["when the time is up", 15 * MINUTE, true],
    ["a year later, after a sleep or a clock set forward", 365 * 24 * 60 * MINUTE, true],
    ["when the clock was set back a little", -CLOCK_TOLERANCE_MS, false],
    ["when the clock was set back by more", -CLOCK_TOLERANCE_MS - 1, true],
    ["when the clock was set back by an hour", -60 * MINUTE, true],
  ])("K5, K6: %s", (_, laterMs, expected) => {
    expect(hasExpired(used, NOW + laterMs)).toBe(expected);
  });

  it("starts anew with each use", () => {
    const later = timesAfterUse({ autoLockMinutes: 15 }, NOW + 10 * MINUTE);
    expect(hasExpired(later, NOW + 24 * MINUTE)).toBe(false);
  });

  it("waits for the browser to close where no time is set, but not for a clock set back", () => {
    const open = timesAfterUse({ autoLockMinutes: 0 }, NOW);
    expect(hasExpired(open, NOW + 10_000 * MINUTE)).toBe(false);
    expect(hasExpired(open, NOW - 60 * MINUTE)).toBe(true);
  });

  it.each([
    ["locked", true, true],
    ["locked", false, false],
    ["idle", true, false],
    ["active", true, false],
  ] as const)("when the system is %s and the setting %s: %s", (state, lockOnSystemLock, expected) => {
    expect(locksWithSystem({ lockOnSystemLock }, state)).toBe(expected);
  });
});
