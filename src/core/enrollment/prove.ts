import type { Site } from "#core/account/account.ts";
import { matchPlace } from "#core/matcher/match.ts";
import { placeOf } from "#core/matcher/site.ts";

/** Between keeping an account and typing its first code people rarely take longer; later the page shows another key. */
export const ENROLLMENT_WINDOW_MS = 15 * 60_000;

/** A form that is being sent often leaves the page for a moment before it returns with an error. */
export const SETTLE_MS = 1500;

/** An account that was just kept, and whose first code the site has yet to accept. Times are epoch ms. */
export type PendingEnrollment = {
  readonly accountId: string;
  readonly tabId: number;
  /** Where it was enrolled; bound to the account or not. */
  readonly site: Site;
  readonly keptAtMs: number;
  /** When a code of this account was last put into a field of the site; absent: not yet. */
  readonly filledAtMs?: number;
  /** When the site was seen to accept a code; from then on it is only watched for the backup codes that it may show. */
  readonly provenAtMs?: number;
};

const isThere = ({ site }: PendingEnrollment, url: string): boolean => {
  const place = placeOf(url);
  return place !== undefined && matchPlace({ issuer: "", label: "", sites: [site] }, place).kind === "bound";
};

const isRecent = ({ keptAtMs }: PendingEnrollment, nowMs: number): boolean =>
  nowMs >= keptAtMs && nowMs - keptAtMs <= ENROLLMENT_WINDOW_MS;

/** The enrolment that a document belongs to, proven or not: the newest in this tab, on the site where it began. */
export const enrollmentAt = (
  pending: readonly PendingEnrollment[],
  tabId: number,
  url: string,
  nowMs: number,
): PendingEnrollment | undefined =>
  pending
    .filter((enrollment) => enrollment.tabId === tabId && isRecent(enrollment, nowMs) && isThere(enrollment, url))
    .sort((a, b) => b.keptAtMs - a.keptAtMs)[0];

/**
 * Which account the verification field of an enrolment page may be offered: only one that is being enrolled in this tab on
 * this site. An older account of the site would be refused there, and its code does not belong on a page that asks for a
 * new one.
 * @param url What the browser says of the document with the field.
 */
export function accountToVerify(
  pending: readonly PendingEnrollment[],
  tabId: number,
  url: string,
  nowMs: number,
): string | undefined {
  const unproven = pending.filter(({ provenAtMs }) => provenAtMs === undefined);
  return enrollmentAt(unproven, tabId, url, nowMs)?.accountId;
}

/** What can be seen of the page after a code was put in. */
export type PageAfterCode = {
  readonly url: string;
  /** Whether the page still, or again, asks for a code. */
  readonly asksForCode: boolean;
  /** Whether the page marks the field as wrong (`aria-invalid`, or an alert at the field). */
  readonly showsError: boolean;
  /** Whether the QR code of the enrolment is still shown. */
  readonly showsQrCode: boolean;
  /** Epoch ms since when `asksForCode` has not changed. */
  readonly unchangedSinceMs: number;
};

export type Verdict =
  /** The page took the code and moved on: the account is proven. */
  | "proven"
  /** The page says that the code was wrong. */
  | "refused"
  /** Nothing can be said yet: look again. */
  | "waiting"
  /** Nothing will be learnt any more: the account stays unproven, which is no statement against it. */
  | "unknown";

/** Judges whether the site has accepted an account's first code. In doubt it has not: "proven" is a promise. */
export function judgeEnrollment(pending: PendingEnrollment, page: PageAfterCode, nowMs: number): Verdict {
  const { filledAtMs } = pending;
  if (!isRecent(pending, nowMs)) return "unknown";
  if (!isThere(pending, page.url)) return "unknown";
  if (filledAtMs === undefined) return "waiting";
  if (page.asksForCode) return page.showsError ? "refused" : "waiting";
  // The dialog with the QR code stays while the form is sent, and a code that is still shown can still be scanned.
  if (page.showsQrCode) return "waiting";
  return nowMs - Math.max(page.unchangedSinceMs, filledAtMs) >= SETTLE_MS ? "proven" : "waiting";
}
