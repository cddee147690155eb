import type { Account } from "#core/account/account.ts";
import { unusedCodes } from "#core/enrollment/kept-codes.ts";
import { lookAlikeOf } from "#core/matcher/look-alike.ts";
import { matchAccounts } from "#core/matcher/match.ts";
import { displaySite } from "#core/matcher/site.ts";
import type {
  CodeView,
  FrameView,
  MatchReason,
  PopupIntent,
  PopupView,
  ProposalView,
  SettingsView,
  TabView,
  Theme,
} from "#messages/views.ts";
import type { SeenDocument } from "./documents.ts";
import { accountsAt, hostNameOf, siteNameOf } from "./filling.ts";
import type { Keeper, OpenedVault } from "./keeper.ts";
import { codeViewOf, rowOf } from "./rows.ts";

/** More rows than any popup is tall: the first picture needs no second request. */
const FIRST_ROWS = 14;

/** What the popup's first picture needs to know of the tab under it. */
export type TabFacts = { readonly tabId: number; readonly url?: string; readonly documents: readonly SeenDocument[] };

export const settingsView = (vault: OpenedVault | undefined, theme: Theme): SettingsView => ({
  autoLockMinutes: vault?.settings.autoLockMinutes ?? 0,
  lockOnSystemLock: vault?.settings.lockOnSystemLock ?? true,
  lockAfterCopy: vault?.settings.lockAfterCopy ?? false,
  showNextCode: vault?.settings.showNextCode ?? true,
  theme,
});

export function codeViews(accounts: readonly Account[], nowMs: number): readonly CodeView[] {
  return accounts.flatMap((account) => codeViewOf(account, nowMs) ?? []);
}

/** The documents of a tab that hold fields for one-time codes and are of its own site, or not. */
const withFields = (documents: readonly SeenDocument[], isForeign: boolean): readonly SeenDocument[] =>
  documents.filter(({ units, isForeignFrame }) => units.length > 0 && isForeignFrame === isForeign);

const hasOwnCodeField = (documents: readonly SeenDocument[]): boolean => withFields(documents, false).length > 0;

function framesOf(documents: readonly SeenDocument[], accounts: readonly Account[]): readonly FrameView[] {
  return withFields(documents, true).flatMap(({ origin }) => {
    const { bound } = accountsAt(accounts, origin);
    return bound.length === 0 ? [] : [{ hostName: hostNameOf(origin), accountIds: bound.map(({ id }) => id) }];
  });
}

/** Why each of the accounts is shown at `url`. */
function reasonsAt(url: string, accounts: readonly Account[]): Record<string, MatchReason> {
  const reasons = matchAccounts(accounts, url).map((match) =>
    match.kind === "bound" || match.kind === "propose"
      ? { kind: match.reason, siteName: displaySite(match.site) }
      : undefined,
  );
  return Object.fromEntries(
    accounts.flatMap(({ id }, index) => {
      const reason = reasons[index];
      return reason === undefined ? [] : [[id, reason] as const];
    }),
  );
}

function tabView({ tabId, url, documents }: TabFacts, accounts: readonly Account[]): TabView {
  const siteName = url === undefined ? undefined : siteNameOf(url);
  if (url === undefined || siteName === undefined) {
    return {
      tabId,
      accountIds: [],
      proposedIds: [],
      reasons: {},
      frames: [],
      backupCodeIds: [],
      hasCodeField: false,
    };
  }
  const ids = (list: readonly Account[]) => list.map(({ id }) => id);
  const { bound, proposed } = accountsAt(accounts, url);
  const lookAlike = lookAlikeOf(accounts, url);
  const wantsBackupCode = documents.some(
    ({ backupUnits, isForeignFrame }) => backupUnits.length > 0 && !isForeignFrame,
  );
  return {
    tabId,
    siteName,
    accountIds: ids(bound),
    proposedIds: ids(proposed),
    reasons: reasonsAt(url, [...bound, ...proposed]),
    frames: framesOf(documents, accounts),
    backupCodeIds: wantsBackupCode ? ids(bound.filter((account) => unusedCodes(account.recoveryCodes).length > 0)) : [],
    ...(lookAlike !== undefined && { lookAlikeOf: lookAlike.boundName }),
    hasCodeField: hasOwnCodeField(documents),
  };
}

/** Puts together everything that the popup shows first. */
export function popupView(
  keeper: Keeper,
  facts: {
    readonly tab?: TabFacts;
    readonly theme: Theme;
    readonly proposals: readonly ProposalView[];
    readonly foundBackupCodes: PopupView["foundBackupCodes"];
    readonly partialExport?: PopupView["partialExport"];
    readonly intent?: PopupIntent;
    readonly seesAllSites: boolean;
    readonly nowMs: number;
  },
): PopupView {
  const { tab: tabFacts, theme, proposals, foundBackupCodes, partialExport, intent, seesAllSites, nowMs } = facts;
  const vault = keeper.opened();
  const accounts = vault?.accounts ?? [];
  const tab = tabFacts && tabView(tabFacts, accounts);
  const ofFrames = tab?.frames.flatMap(({ accountIds }) => accountIds) ?? [];
  const ofSite = new Set([...(tab?.accountIds ?? []), ...(tab?.proposedIds ?? []), ...ofFrames]);
  const first = [
    ...accounts.filter(({ id }) => ofSite.has(id)),
    ...accounts.filter(({ id }) => !ofSite.has(id)).slice(0, FIRST_ROWS),
  ];
  return {
    vault: keeper.view(),
    settings: settingsView(vault, theme),
    total: accounts.length,
    rows: first.map(rowOf),
    codes: codeViews(first, nowMs),
    ...(tab !== undefined && { tab }),
    proposals,
    foundBackupCodes,
    ...(partialExport !== undefined && { partialExport }),
    ...(intent !== undefined && { intent }),
    seesAllSites,
  };
}
