import { enrollmentAt, judgeEnrollment, type PendingEnrollment } from "#core/enrollment/prove.ts";
import { siteOf } from "#core/matcher/site.ts";
import { markProven } from "#core/vault/accounts.ts";
import type { SeenDocument } from "./documents.ts";
import type { Enrollments } from "./enrollments.ts";
import type { Keeper } from "./keeper.ts";

/** How often, and how long, a tab is watched after something has happened in it. Below the 30 s that a worker lives idle. */
const LOOK_EVERY_MS = 700;
const LOOK_FOR_MS = 25_000;
/** Once an account is proven, the tab's next page only has to be reached, to look for backup codes by itself. */
const LOOK_ON_MS = 5000;

/** A code that went to a site outside an enrolment: an account that was never proven is proven by a log-in as well. */
type Login = Omit<PendingEnrollment, "provenAtMs">;

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
    /** Has the tab's frames tell of their fields, and look for backup codes from then on; undefined between two pages. */
    readonly lookAtTab: (tabId: number) => Promise<readonly SeenDocument[] | undefined>;
    readonly urlOf: (tabId: number) => Promise<string | undefined>;
    /** The site was seen to take a code of the account. */
    readonly onProven: (accountId: string) => Promise<void>;
  },
) {
  const { nowMs, wait, lookAtTab, urlOf, onProven } = environment;
  /** Until when each tab is watched. */
  const watchedUntilMs = new Map<number, number>();
  /** In this worker's life only: a log-in that was not seen to succeed says nothing, and the next one will. */
  const logins = new Map<number, Login>();

  async function pendingIn(tabId: number): Promise<PendingEnrollment | undefined> {
    const ofTab = (await enrollments.pending()).filter((each) => each.tabId === tabId);
    return ofTab.at(-1) ?? logins.get(tabId);
  }

  async function noteProven(accountId: string, tabId: number): Promise<void> {
    logins.delete(tabId);
    await keeper.change((body) => markProven(body, accountId, nowMs()));
    await enrollments.noteProven(accountId);
    await onProven(accountId);
  }

  async function watch(tabId: number): Promise<void> {
    let askedBefore = true;
    let unchangedSinceMs = nowMs();
    while (nowMs() < (watchedUntilMs.get(tabId) ?? 0)) {
      await wait(LOOK_EVERY_MS);
      const pending = await pendingIn(tabId);
      const url = await urlOf(tabId);
      const documents = await lookAtTab(tabId);
      if (pending === undefined || url === undefined) return;
      // Between two pages nothing can be seen; that is no sign of anything. Nor is there more to learn of a proven account.
      if (documents === undefined || pending.provenAtMs !== undefined) continue;
      const asksForCode = documents.some(({ units }) => units.length > 0);
      if (asksForCode !== askedBefore) unchangedSinceMs = nowMs();
      askedBefore = asksForCode;
      const page = {
        url,
        asksForCode,
        showsError: documents.some(({ showsError }) => showsError),
        showsQrCode: documents.some(({ showsQrCode }) => showsQrCode),
        unchangedSinceMs,
      };
      switch (judgeEnrollment(pending, page, nowMs())) {
        case "proven":
          await noteProven(pending.accountId, tabId);
          watchedUntilMs.set(tabId, nowMs() + LOOK_ON_MS);
          break;
        case "unknown":
          return;
        case "refused":
        case "waiting":
      }
    }
  }

  function watchOn(tabId: number): void {
    const isWatched = watchedUntilMs.has(tabId);
    watchedUntilMs.set(tabId, nowMs() + LOOK_FOR_MS);
    if (!isWatched) void watch(tabId).finally(() => watchedUntilMs.delete(tabId));
  }

  return {
    /**
     * A code of the account was put into a field of the tab.
     * @param url The document that holds the field, by the browser's word.
     * @returns Whether the tab is watched from now on.
     */
    async noteFilled(accountId: string, tabId: number, url: string): Promise<boolean> {
      const pending = (await enrollments.pending()).find(
        (each) => each.accountId === accountId && each.tabId === tabId,
      );
      if (pending !== undefined) {
        await enrollments.noteFilled(accountId);
      } else {
        const account = keeper.opened()?.accounts.find(({ id }) => id === accountId);
        const site = siteOf(url);
        if (account === undefined || account.provenAt !== undefined || site === undefined) return false;
        logins.set(tabId, { accountId, tabId, site, keptAtMs: nowMs(), filledAtMs: nowMs() });
      }
      watchOn(tabId);
      return true;
    },
    /** A code of the account was copied: whoever is just enrolling it types it into that page. */
    async noteCopied(accountId: string): Promise<void> {
      const pending = (await enrollments.pending()).find((each) => each.accountId === accountId);
      if (pending === undefined) return;
      await enrollments.noteFilled(accountId);
      watchOn(pending.tabId);
    },
    /** A page says that it has changed, or is being left; it is believed only where an account is being enrolled. */
    async noteMoved(tabId: number, url: string): Promise<void> {
      if (enrollmentAt(await enrollments.pending(), tabId, url, nowMs()) !== undefined) watchOn(tabId);
    },
    forgetTab: (tabId: number): void => void logins.delete(tabId),
    forget: (): void => logins.clear(),
  };
}

export type Proving = ReturnType<typeof createProving>;
