import { periodSecondsOf, type Account } from "#core/account/account.ts";
import { hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import { accountToVerify } from "#core/enrollment/prove.ts";
import { lookAlikeOf } from "#core/matcher/look-alike.ts";
import { matchAccounts } from "#core/matcher/match.ts";
import { displaySite, placeOf, siteAt } from "#core/matcher/site.ts";
import { markUsed, rememberSentCode, takeCounter } from "#core/vault/accounts.ts";
import type { CodeReply, FieldOffer } from "#messages/views.ts";
import type { SeenDocument, SeenUnit } from "./documents.ts";
import type { Enrollments } from "./enrollments.ts";
import type { Keeper } from "./keeper.ts";

/** A code with less time than this may be stale when the server looks at it. */
const ENOUGH_TIME_MS = 3000;

/** The site of a document as people read it; undefined where there is none (files, browser pages, opaque origins). */
export function siteNameOf(origin: string): string | undefined {
  const place = placeOf(origin);
  return place && displaySite(siteAt(place));
}

/** Most recently used first: at a site with several accounts that is nearly always the wanted one. */
const byLastUse = (a: Account, b: Account): number => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0);

/** Which of `accounts` belong to `origin`, best first, and which may, if the user says so. */
export function accountsAt(
  accounts: readonly Account[],
  origin: string,
): { readonly bound: readonly Account[]; readonly proposed: readonly Account[] } {
  const matches = matchAccounts(accounts, origin);
  return {
    bound: accounts.filter((_, index) => matches[index]?.kind === "bound").toSorted(byLastUse),
    proposed: accounts.filter((_, index) => matches[index]?.kind === "propose"),
  };
}

const KIND_RANK: Record<SeenUnit["kind"], number> = { totp: 0, enrolment: 1, sent: 2 };

/** The field that someone who asks for a code most likely means: an authenticator's before a sent one, the page's own first. */
export function bestUnit(documents: readonly SeenDocument[]): { document: SeenDocument; unit: SeenUnit } | undefined {
  return documents
    .flatMap((document) => document.units.map((unit) => ({ document, unit })))
    .toSorted(
      (a, b) => KIND_RANK[a.unit.kind] - KIND_RANK[b.unit.kind] || Number(b.document.isTop) - Number(a.document.isTop),
    )[0];
}

/** Decides what a page is offered and which code it is given. Everything about the site is the browser's word. */
export function createFilling(keeper: Keeper, enrollments: Enrollments, nowMs: () => number) {
  const isMuted = (origin: string): boolean => {
    const host = placeOf(origin)?.hostWithPort;
    return host !== undefined && Object.hasOwn(keeper.opened()?.settings.mutedSites ?? {}, host);
  };

  /** Which accounts a field of `document` may be filled from without further questions. */
  async function accountsFor(document: SeenDocument, accounts: readonly Account[]): Promise<readonly Account[]> {
    const { bound } = accountsAt(accounts, document.origin);
    const verifying = accountToVerify(await enrollments.pending(), document.target.tabId, document.origin, nowMs());
    if (verifying !== undefined) return bound.filter(({ id }) => id === verifying);
    // A page that enrolls wants a code of the key it has just shown, never of an older one for the same site.
    return document.units.some(({ kind }) => kind === "enrolment") ? [] : bound;
  }

  /** What the prompt at a code field may say. */
  async function offerFor(document: SeenDocument): Promise<FieldOffer> {
    await keeper.ready;
    const siteName = siteNameOf(document.origin);
    // A code that was sent by message is not one of ours to make: such a field is filled on request only.
    const isOurs = document.units.some(({ kind }) => kind !== "sent");
    if (siteName === undefined || !isOurs) return { kind: "none" };
    if (keeper.view().state === "locked") return { kind: "locked" };
    const vault = keeper.opened();
    if (vault === undefined || isMuted(document.origin)) return { kind: "none" };

    const accounts = await accountsFor(document, vault.accounts);
    if (accounts.length > 0) {
      const offered = accounts.map(({ id, issuer, label }) => ({ id, issuer, label }));
      return { kind: "accounts", siteName, accounts: offered };
    }
    const lookAlike = lookAlikeOf(vault.accounts, document.origin);
    return lookAlike === undefined
      ? { kind: "none" }
      : { kind: "look-alike", siteName: lookAlike.hereName, lookAlikeOf: lookAlike.boundName };
  }

  /** Hands out one code of one account to the site it belongs to, and remembers which. */
  async function codeFor(accountId: string, origin: string): Promise<CodeReply> {
    await keeper.ready;
    const vault = keeper.opened();
    if (vault === undefined) return { kind: "locked" };
    const account = vault.accounts.find(({ id }) => id === accountId);
    if (account === undefined) return { kind: "no-account" };
    const [match] = matchAccounts([account], origin);
    if (match?.kind !== "bound") return { kind: "wrong-site", siteName: siteNameOf(origin) ?? origin };
    return account.parameters.type === "hotp"
      ? counterCode(account.id, account.parameters)
      : timeCode(account.id, account.parameters, displaySite(match.site));
  }

  async function timeCode(
    accountId: string,
    parameters: Exclude<Account["parameters"], { type: "hotp" }>,
    site: string,
  ): Promise<CodeReply> {
    const now = nowMs();
    const { digits, validUntilMs, counter } = oneTimeCode(parameters, now);
    const sent = keeper.opened()?.sentCodes.find((each) => each.accountId === accountId && each.site === site);
    // Good servers refuse a code that they have seen (RFC 6238 §5.2): wait for the next rather than send it again.
    const wasSent = sent?.step === counter;
    const enoughMs = Math.min(ENOUGH_TIME_MS, (periodSecondsOf(parameters) * 1000) / 3);
    if (wasSent || validUntilMs - now < enoughMs) return { kind: "waiting", untilMs: validUntilMs };
    await keeper.change((body) => rememberSentCode(markUsed(body, accountId, now), { accountId, site, step: counter }));
    return { kind: "code", code: digits, validUntilMs };
  }

  /** RFC 4226 §7.2: the counter is saved before its code is seen, so that no counter is used twice. */
  async function counterCode(
    accountId: string,
    parameters: Extract<Account["parameters"], { type: "hotp" }>,
  ): Promise<CodeReply> {
    const taken = await keeper.changeWith((body) => takeCounter(body, accountId, nowMs()));
    if (!taken.ok) return { kind: taken.failure.kind === "locked" ? "locked" : "no-account" };
    return { kind: "code", code: hotpCode(parameters, taken.value.counter), validUntilMs: Number.MAX_SAFE_INTEGER };
  }

  return { offerFor, codeFor, accountsFor, isMuted };
}

export type Filling = ReturnType<typeof createFilling>;
