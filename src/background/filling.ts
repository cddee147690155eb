import { periodSecondsOf, type Account } from "#core/account/account.ts";
import { codeAtStep, hotpCode, timeStep } from "#core/account/one-time-code.ts";
import { accountToVerify } from "#core/enrollment/prove.ts";
import { lookAlikeOf } from "#core/matcher/look-alike.ts";
import { matchAccounts } from "#core/matcher/match.ts";
import { displayHost, displaySite, placeOf, siteAt } from "#core/matcher/site.ts";
import { forgetSentCode, lastSentStep, markUsed, rememberSentCode, takeCounter } from "#core/vault/accounts.ts";
import { fillingOf, isMuted } from "#core/vault/site-settings.ts";
import type { CodeReply, FieldOffer } from "#messages/views.ts";
import { unusedCodes } from "#core/enrollment/kept-codes.ts";
import type { BackupCodes } from "./backup-codes.ts";
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

/** The very host of a frame, as people read it: its site alone would not say which part of it asks. */
export const hostNameOf = (origin: string): string => {
  const place = placeOf(origin);
  return place === undefined ? origin : displayHost(place.hostWithPort);
};

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

const KIND_RANK: Record<SeenUnit["kind"], number> = { totp: 0, enrolment: 1, sent: 2, recovery: 3 };

/** The field that someone who asks for a code most likely means: an authenticator's before a sent one, the page's own first. */
export function bestUnit(documents: readonly SeenDocument[]): { document: SeenDocument; unit: SeenUnit } | undefined {
  return documents
    .flatMap((document) => document.units.map((unit) => ({ document, unit })))
    .toSorted(
      (a, b) => KIND_RANK[a.unit.kind] - KIND_RANK[b.unit.kind] || Number(b.document.isTop) - Number(a.document.isTop),
    )[0];
}

/** What a code is wanted for. */
export type Wanted = {
  readonly kind?: SeenUnit["kind"];
  /** The user would rather try the next code than wait for it. */
  readonly early?: boolean;
};

/** A code that was handed out, until the next one of its account is. */
type Given = {
  readonly origin: string;
  /** Absent for HOTP. */
  readonly step?: number;
  /** Whether it was the next period's. */
  readonly isNext: boolean;
  /** Whether the page was heard to hold it. */
  wasFilled: boolean;
};

/** Decides what a page is offered and which code it is given. Everything about the site is the browser's word. */
export function createFilling(
  keeper: Keeper,
  enrollments: Enrollments,
  backupCodes: Pick<BackupCodes, "usableAt">,
  nowMs: () => number,
) {
  /** By account id. Only a memory: lost with the worker, it costs no more than a code to wait for. */
  const given = new Map<string, Given>();

  const isMutedAt = (origin: string): boolean => {
    const host = placeOf(origin)?.hostWithPort;
    const settings = keeper.opened()?.settings;
    return host !== undefined && settings !== undefined && isMuted(settings, host);
  };

  /** Which accounts a field of `document` may be filled from without further questions. */
  async function accountsFor(document: SeenDocument, accounts: readonly Account[]): Promise<readonly Account[]> {
    const { bound } = accountsAt(accounts, document.origin);
    const verifying = accountToVerify(await enrollments.pending(), document.target.tabId, document.origin, nowMs());
    if (verifying !== undefined) return bound.filter(({ id }) => id === verifying);
    // A page that enrolls wants a code of the key it has just shown, never of an older one for the same site.
    return document.units.some(({ kind }) => kind === "enrolment") ? [] : bound;
  }

  /** Whether the account is bound to `origin`: the only kind that may be filled. */
  function belongsTo(accountId: string, origin: string): boolean {
    const account = keeper.opened()?.accounts.find(({ id }) => id === accountId);
    return account !== undefined && matchAccounts([account], origin)[0]?.kind === "bound";
  }

  /** What the prompt at a code field may say. */
  async function offerFor(document: SeenDocument): Promise<FieldOffer> {
    await keeper.ready;
    const siteName = siteNameOf(document.origin);
    // A code that was sent by message is not one of ours to make: such a field is filled on request only.
    const isOurs = document.units.some(({ kind }) => kind !== "sent");
    const wantsBackupCode = document.backupUnits.length > 0;
    if (siteName === undefined || !(isOurs || wantsBackupCode)) return { kind: "none" };
    if (keeper.view().state === "locked") return { kind: "locked" };
    const vault = keeper.opened();
    if (vault === undefined || isMutedAt(document.origin)) return { kind: "none" };

    const accounts = isOurs ? await accountsFor(document, vault.accounts) : [];
    if (accounts.length > 0) {
      const offered = accounts.map(({ id, issuer, label }) => ({ id, issuer, label }));
      return { kind: "accounts", siteName, accounts: offered };
    }
    const withCodes = wantsBackupCode ? backupCodes.usableAt(vault.accounts, document.origin) : [];
    if (withCodes.length > 0) {
      const offered = withCodes.toSorted(byLastUse).map(({ id, issuer, label, recoveryCodes }) => ({
        id,
        issuer,
        label,
        left: unusedCodes(recoveryCodes).length,
      }));
      return { kind: "backup-codes", siteName, accounts: offered };
    }
    const lookAlike = lookAlikeOf(vault.accounts, document.origin);
    return lookAlike === undefined
      ? { kind: "none" }
      : { kind: "look-alike", siteName: lookAlike.hereName, lookAlikeOf: lookAlike.boundName };
  }

  /** Hands out one code of one account to the site it belongs to, and remembers which. */
  async function codeFor(accountId: string, origin: string, wanted: Wanted = {}): Promise<CodeReply> {
    await keeper.ready;
    const vault = keeper.opened();
    if (vault === undefined) return { kind: "locked" };
    const account = vault.accounts.find(({ id }) => id === accountId);
    if (account === undefined) return { kind: "no-account" };
    const [match] = matchAccounts([account], origin);
    const place = placeOf(origin);
    if (match?.kind !== "bound" || place === undefined) {
      return { kind: "wrong-site", siteName: siteNameOf(origin) ?? origin };
    }
    const { submitsSince, acceptsNextSince } = fillingOf(vault.settings, place.hostWithPort);
    // Who sets an account up looks at what the page says; and who asked for a message gets no second form sent.
    const submits = submitsSince !== undefined && wanted.kind === "totp";
    const { parameters } = account;
    if (parameters.type === "hotp") return counterCode(account.id, parameters, origin, submits);
    const may = { early: wanted.early === true, next: acceptsNextSince !== undefined };
    return timeCode(account.id, parameters, { origin, name: displaySite(match.site), submits }, may);
  }

  /**
   * Never a code that was sent before, nor one that may be stale on arrival: the next one then, which is waited for unless
   * the site was seen to take such a one early (`may.next`), or the user wants to try (`may.early`).
   */
  async function timeCode(
    accountId: string,
    parameters: Exclude<Account["parameters"], { type: "hotp" }>,
    site: { readonly origin: string; readonly name: string; readonly submits: boolean },
    may: { readonly early: boolean; readonly next: boolean },
  ): Promise<CodeReply> {
    const now = nowMs();
    const periodMs = periodSecondsOf(parameters) * 1000;
    const current = timeStep(parameters, now);
    const endsAtMs = (step: number): number => (step + 1) * periodMs;
    const sent = lastSentStep(keeper.opened()?.sentCodes ?? [], accountId, current);
    const isEnding = endsAtMs(current) - now < Math.min(ENOUGH_TIME_MS, periodMs / 3);
    const takesNext = sent === undefined ? isEnding && (may.next || may.early) : sent === current && may.early;
    if (!takesNext && sent !== undefined) return { kind: "waiting", untilMs: endsAtMs(sent), reason: "used" };
    if (!takesNext && isEnding) return { kind: "waiting", untilMs: endsAtMs(current), reason: "ending" };

    const step = takesNext ? current + 1 : current;
    await keeper.change((body) =>
      rememberSentCode(markUsed(body, accountId, now), { accountId, site: site.name, step }),
    );
    given.set(accountId, { origin: site.origin, step, isNext: takesNext, wasFilled: false });
    const code = codeAtStep(parameters, step);
    return { kind: "code", code, validUntilMs: endsAtMs(step), submits: site.submits };
  }

  /** RFC 4226 §7.2: the counter is saved before its code is seen, so that no counter is used twice. */
  async function counterCode(
    accountId: string,
    parameters: Extract<Account["parameters"], { type: "hotp" }>,
    origin: string,
    submits: boolean,
  ): Promise<CodeReply> {
    const taken = await keeper.changeWith((body) => takeCounter(body, accountId, nowMs()));
    if (!taken.ok) {
      const { failure } = taken;
      // Nobody presses 2^53 times, and the type was looked at just now.
      if (failure.kind === "not-counted" || failure.kind === "counter-used-up") throw new Error(failure.kind);
      return failure.kind === "locked" ? { kind: "locked" } : { kind: "not-saved", failure };
    }
    given.set(accountId, { origin, isNext: false, wasFilled: false });
    const code = hotpCode(parameters, taken.value.counter);
    return { kind: "code", code, validUntilMs: Number.MAX_SAFE_INTEGER, submits };
  }

  /**
   * Notes that a page holds the account's code.
   * @returns Whether it was the next period's; undefined where that page was given none.
   */
  function noteFilled(accountId: string, origin: string): { readonly isNext: boolean } | undefined {
    const last = given.get(accountId);
    if (last?.origin !== origin) return undefined;
    last.wasFilled = true;
    return { isNext: last.isNext };
  }

  /** The page was gone before it got a digit: the code may still be sent. */
  async function takeBack(accountId: string): Promise<void> {
    const step = given.get(accountId)?.step;
    given.delete(accountId);
    if (step !== undefined) await keeper.change((body) => forgetSentCode(body, { accountId, step }));
  }

  return {
    offerFor,
    codeFor,
    accountsFor,
    belongsTo,
    isMuted: isMutedAt,
    noteFilled,
    takeBack,
    /** Whether the page was heard to hold the account's last code. */
    wasFilled: (accountId: string): boolean => given.get(accountId)?.wasFilled === true,
  };
}

export type Filling = ReturnType<typeof createFilling>;
