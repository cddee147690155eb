import { STEAM_DIGITS, periodSecondsOf, type Account, type Site } from "#core/account/account.ts";
import { currentAndNextCode } from "#core/account/one-time-code.ts";
import { areRunningOut, unusedCodes } from "#core/enrollment/kept-codes.ts";
import { displaySite } from "#core/matcher/site.ts";
import type { AccountRow, CodeView, NamedSite } from "#messages/views.ts";

export const siteViewOf = (site: Site): NamedSite => ({ ...site, name: displaySite(site) });

/** An account as lists show it: everything but what makes its codes. */
export function rowOf(account: Account): AccountRow {
  const { parameters } = account;
  const periodSeconds = periodSecondsOf(parameters);
  return {
    id: account.id,
    issuer: account.issuer,
    label: account.label,
    type: parameters.type,
    algorithm: parameters.type === "steam" ? "SHA1" : parameters.algorithm,
    digits: parameters.type === "steam" ? STEAM_DIGITS : parameters.digits,
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(parameters.type === "hotp" && { counter: parameters.counter }),
    sites: account.sites.map(siteViewOf),
    tags: account.tags,
    note: account.note,
    pinned: account.pinned,
    proven: account.provenAt !== undefined,
    recoveryCodesKept: account.recoveryCodes.length,
    recoveryCodesLeft: unusedCodes(account.recoveryCodes).length,
    recoveryCodesRunOut: areRunningOut(account.recoveryCodes),
    ...(account.lastUsedAt !== undefined && { lastUsedAt: account.lastUsedAt }),
  };
}

/** This step's code and the next one's; none for HOTP, whose codes cost a counter each. */
export function codeViewOf({ id, parameters }: Account, nowMs: number): CodeView | undefined {
  if (parameters.type === "hotp") return undefined;
  const { current, next } = currentAndNextCode(parameters, nowMs);
  return { id, code: current.digits, validUntilMs: current.validUntilMs, nextCode: next.digits };
}
