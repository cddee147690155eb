import { judgeEnrollment } from "#core/enrollment/prove.ts";
import { markProven } from "#core/vault/accounts.ts";
import type { SeenDocument } from "./documents.ts";
import type { Enrollments } from "./enrollments.ts";
import type { Keeper } from "./keeper.ts";

/** How often, and how long, a page is watched after a first code was put in. Below the 30 s that a worker lives idle. */
const LOOK_EVERY_MS = 700;
const LOOK_FOR_MS = 25_000;

/**
 * Watches what a site makes of an account's first code, and notes that the account is proven once the site has gone on. An
 * account that never was proven says so in the list: a code that was never accepted may be one that locks its owner out.
 */
export function createProving(
  keeper: Keeper,
  enrollments: Enrollments,
  environment: {
    readonly nowMs: () => number;
    readonly wait: (ms: number) => Promise<void>;
    readonly lookForFields: (tabId: number) => Promise<readonly SeenDocument[] | undefined>;
    readonly urlOf: (tabId: number) => Promise<string | undefined>;
  },
) {
  const { nowMs, wait, lookForFields, urlOf } = environment;
  const watched = new Set<string>();

  async function watch(accountId: string, tabId: number): Promise<void> {
    const untilMs = nowMs() + LOOK_FOR_MS;
    let askedBefore = true;
    let unchangedSinceMs = nowMs();
    while (nowMs() < untilMs) {
      await wait(LOOK_EVERY_MS);
      const pending = (await enrollments.pending()).find((each) => each.accountId === accountId);
      const url = await urlOf(tabId);
      const documents = await lookForFields(tabId);
      if (pending === undefined || url === undefined) return;
      // Between two pages nothing can be seen; that is no sign of anything.
      if (documents === undefined) continue;
      const asksForCode = documents.some(({ units }) => units.length > 0);
      if (asksForCode !== askedBefore) unchangedSinceMs = nowMs();
      askedBefore = asksForCode;
      const page = { url, asksForCode, showsError: false, showsQrCode: false, unchangedSinceMs };
      switch (judgeEnrollment(pending, page, nowMs())) {
        case "proven":
          await keeper.change((body) => markProven(body, accountId, nowMs()));
          await enrollments.end(accountId);
          return;
        case "unknown":
          return;
        case "refused":
        case "waiting":
      }
    }
  }

  return {
    /** A code of the account was put into a field of the tab. */
    async noteFilled(accountId: string, tabId: number): Promise<void> {
      const pending = await enrollments.pending();
      // A page speaks for its own tab only: elsewhere it could call an account proven that was never tried.
      if (!pending.some((each) => each.accountId === accountId && each.tabId === tabId)) return;
      await enrollments.noteFilled(accountId);
      if (watched.has(accountId)) return;
      watched.add(accountId);
      void watch(accountId, tabId).finally(() => watched.delete(accountId));
    },
  };
}

export type Proving = ReturnType<typeof createProving>;
