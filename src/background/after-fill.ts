import { judgeEnrollment } from "#core/enrollment/prove.ts";
import { placeOf, siteAt } from "#core/matcher/site.ts";
import { changeSettings } from "#core/vault/accounts.ts";
import { fillingOf, withFilling } from "#core/vault/site-settings.ts";
import type { SeenDocument } from "./documents.ts";
import type { Keeper } from "./keeper.ts";

/** How often, and how long, a page is watched after a code was put in. Below the 30 s that a worker lives idle. */
const LOOK_EVERY_MS = 1000;
const LOOK_FOR_MS = 25_000;

/** A code that was put into a page. */
export type Filled = {
  readonly accountId: string;
  readonly tabId: number;
  /** Of the document with the field, by the browser's word. */
  readonly origin: string;
  /** Whether it was the next period's code. */
  readonly isNext: boolean;
};

/**
 * Learns what a site makes of filled codes, where there is something to learn: that filling works there at all, which lets the
 * user have the form sent as well, and that the site takes a code before its period begins.
 */
export function createAfterFill(
  keeper: Keeper,
  environment: {
    readonly nowMs: () => number;
    readonly wait: (ms: number) => Promise<void>;
    readonly lookForFields: (tabId: number) => Promise<readonly SeenDocument[] | undefined>;
    readonly urlOf: (tabId: number) => Promise<string | undefined>;
  },
) {
  const { nowMs, wait, lookForFields, urlOf } = environment;
  const watched = new Set<number>();
  /** What is watched for the proof of its account, by account. */
  const awaitingProof = new Map<string, Filled>();

  /** Whether the page is seen to go on from its code field, on the same site. In doubt it is not. */
  async function goesOn({ accountId, tabId, origin }: Filled): Promise<boolean> {
    const place = placeOf(origin);
    if (place === undefined) return false;
    const filledAtMs = nowMs();
    const filled = { accountId, tabId, site: siteAt(place), keptAtMs: filledAtMs, filledAtMs };
    let askedBefore = true;
    let unchangedSinceMs = filledAtMs;
    while (nowMs() < filledAtMs + LOOK_FOR_MS) {
      await wait(LOOK_EVERY_MS);
      const url = await urlOf(tabId);
      const documents = await lookForFields(tabId);
      if (url === undefined) return false;
      // Between two pages nothing can be seen; that is no sign of anything.
      if (documents === undefined) continue;
      const asksForCode = documents.some(({ units }) => units.length > 0);
      if (asksForCode !== askedBefore) unchangedSinceMs = nowMs();
      askedBefore = asksForCode;
      const page = { url, asksForCode, showsError: false, showsQrCode: false, unchangedSinceMs };
      const verdict = judgeEnrollment(filled, page, nowMs());
      if (verdict !== "waiting") return verdict === "proven";
    }
    return false;
  }

  async function learn(filled: Filled, host: string): Promise<void> {
    await keeper.change((body) => {
      const known = fillingOf(body.settings, host);
      return changeSettings(
        body,
        withFilling(body.settings, host, {
          worksSince: known.worksSince ?? nowMs(),
          ...(filled.isNext && { acceptsNextSince: known.acceptsNextSince ?? nowMs() }),
        }),
      );
    });
  }

  /** Where there is something to learn from this one. */
  function hostToLearnOf({ origin, isNext }: Filled): string | undefined {
    const host = placeOf(origin)?.hostWithPort;
    const settings = keeper.opened()?.settings;
    if (host === undefined || settings === undefined) return undefined;
    const { worksSince, acceptsNextSince } = fillingOf(settings, host);
    return worksSince === undefined || (isNext && acceptsNextSince === undefined) ? host : undefined;
  }

  return {
    /** Resolves when everything is learned that there is to learn. */
    async noteFilled(filled: Filled): Promise<void> {
      const host = hostToLearnOf(filled);
      if (host === undefined || watched.has(filled.tabId)) return;
      watched.add(filled.tabId);
      const works = await goesOn(filled).finally(() => watched.delete(filled.tabId));
      if (works) await learn(filled, host);
    },
    /** The same, where the tab is watched already to see the account proven: one pair of eyes is enough. */
    awaitProof(filled: Filled): void {
      awaitingProof.set(filled.accountId, filled);
    },
    async noteProven(accountId: string): Promise<void> {
      const filled = awaitingProof.get(accountId);
      awaitingProof.delete(accountId);
      const host = filled && hostToLearnOf(filled);
      if (filled !== undefined && host !== undefined) await learn(filled, host);
    },
    forget: (): void => awaitingProof.clear(),
  };
}

export type AfterFill = ReturnType<typeof createAfterFill>;
