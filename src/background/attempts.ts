import * as v from "valibot";
import type { KeyedArea } from "#platform/storage.ts";

const KEY = "unlock-attempts";
/** Typing errors are free; whoever fails more often is slowed down, not locked out. */
const FREE_ATTEMPTS = 5;
const FIRST_DELAY_MS = 2000;
const LONGEST_DELAY_MS = 5 * 60_000;

const stored = v.object({ failures: v.number(), retryAtMs: v.number() });

/** Epoch ms before which the next attempt is refused, after `failures` in a row of which the last was at `nowMs`. */
export function retryAtMs(failures: number, nowMs: number): number {
  if (failures < FREE_ATTEMPTS) return nowMs;
  return nowMs + Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_DELAY_MS);
}

/**
 * Counts failed unlocks. The count lies in `storage.session`, so that stopping the worker does not start it anew. Whoever
 * holds a copy of the profile is not slowed down by this: that is what the passphrase's stretching is for.
 */
export function createAttempts(session: KeyedArea) {
  const read = async () => {
    const parsed = v.safeParse(stored, (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output : { failures: 0, retryAtMs: 0 };
  };
  return {
    /** Epoch ms from which on the next attempt is allowed; 0 when it always was. */
    retryAtMs: async (nowMs: number): Promise<number> => {
      const { failures, retryAtMs: stored } = await read();
      // Further ahead than any delay: the clock was set back. The wait starts anew, and does not last for days.
      if (stored <= nowMs + LONGEST_DELAY_MS) return stored;
      await session.set({ [KEY]: { failures, retryAtMs: nowMs + LONGEST_DELAY_MS } });
      return nowMs + LONGEST_DELAY_MS;
    },
    noteFailure: async (nowMs: number): Promise<void> => {
      const failures = (await read()).failures + 1;
      await session.set({ [KEY]: { failures, retryAtMs: retryAtMs(failures, nowMs) } });
    },
    reset: (): Promise<void> => session.remove([KEY]),
  };
}

export type Attempts = ReturnType<typeof createAttempts>;
