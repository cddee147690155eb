import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** Clocks are set back by a little all the time; by more than this, someone means to stay unlocked. */
export const CLOCK_TOLERANCE_MS = 120_000;

type LockTimes = Pick<Session, "deadlineMs" | "lastSeenMs">;

/** The times of a session that was used at `nowMs`. Without a limit only the end of the browser locks. */
export function timesAfterUse(settings: Pick<Settings, "autoLockMinutes">, nowMs: number): LockTimes {
  const { autoLockMinutes } = settings;
  return { lastSeenMs: nowMs, ...(autoLockMinutes > 0 && { deadlineMs: nowMs + autoLockMinutes * 60_000 }) };
}

/** Whether a session is over at `nowMs`: its time is up, or the clock runs back. Ask at each use, alarms come late. */
export function hasExpired({ deadlineMs, lastSeenMs }: LockTimes, nowMs: number): boolean {
  return nowMs < lastSeenMs - CLOCK_TOLERANCE_MS || (deadlineMs !== undefined && nowMs >= deadlineMs);
}

/** What the browser says about its user (`idle.onStateChanged`). */
export type SystemState = "active" | "idle" | "locked";

/** Whether the vault locks because the system's screen does. Mere idleness is the deadline's business. */
export const locksWithSystem = (settings: Pick<Settings, "lockOnSystemLock">, state: SystemState): boolean =>
  state === "locked" && settings.lockOnSystemLock;
