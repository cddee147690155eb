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
    if (!(await goesOn(filled))) return;
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

  return {
    /** Resolves when everything is learned that there is to learn. */
    async noteFilled(filled: Filled): Promise<void> {
      const host = placeOf(filled.origin)?.hostWithPort;
      const settings = keeper.opened()?.settings;
      if (host === undefined || settings === undefined || watched.has(filled.tabId)) return;
      const { worksSince, acceptsNextSince } = fillingOf(settings, host);
      if (worksSince !== undefined && (!filled.isNext || acceptsNextSince !== undefined)) return;
      watched.add(filled.tabId);
      await learn(filled, host).finally(() => watched.delete(filled.tabId));
    },
  };
}

export type AfterFill = ReturnType<typeof createAfterFill>;
