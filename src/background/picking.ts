import * as v from "valibot";
import type { KeyedArea } from "#platform/storage.ts";

const KEY = "picking";
/** Nobody looks for a field for longer; what is said afterwards was not asked for. */
const ASKED_FOR_MS = 5 * 60_000;

const stored = v.object({ tabId: v.number(), untilMs: v.number() });

/**
 * In which tab the user was asked to point at the code field: from there, and only there, a page may tell of one. In memory
 * only (`storage.session`), because the worker may be stopped while the user looks for the field.
 */
export function createPicking(session: KeyedArea, nowMs: () => number) {
  return {
    begin: (tabId: number): Promise<void> => session.set({ [KEY]: { tabId, untilMs: nowMs() + ASKED_FOR_MS } }),
    /** Ends it. @returns Whether it had been asked for in this tab. */
    async end(tabId: number | undefined): Promise<boolean> {
      const parsed = v.safeParse(stored, (await session.get([KEY]))[KEY]);
      if (!parsed.success || parsed.output.tabId !== tabId) return false;
      await session.remove([KEY]);
      return nowMs() < parsed.output.untilMs;
    },
  };
}

export type Picking = ReturnType<typeof createPicking>;
