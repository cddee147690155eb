import type { Account } from "#core/account/account.ts";
import { lookAlikeOf } from "#core/matcher/look-alike.ts";
import type { CodeView, PopupIntent, PopupView, ProposalView, SettingsView, TabView, Theme } from "#messages/views.ts";
import { accountsAt, siteNameOf } from "./filling.ts";
import type { Keeper, OpenedVault } from "./keeper.ts";
import { codeViewOf, rowOf } from "./rows.ts";

/** More rows than any popup is tall: the first picture needs no second request. */
const FIRST_ROWS = 14;

/** What the popup's first picture needs to know of the tab under it. */
export type TabFacts = { readonly tabId: number; readonly url?: string; readonly hasCodeField: boolean };

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

function tabView({ tabId, url, hasCodeField }: TabFacts, accounts: readonly Account[]): TabView {
  const siteName = url === undefined ? undefined : siteNameOf(url);
  if (url === undefined || siteName === undefined)
    return { tabId, accountIds: [], proposedIds: [], hasCodeField: false };
  const ids = (list: readonly Account[]) => list.map(({ id }) => id);
  const { bound, proposed } = accountsAt(accounts, url);
  const lookAlike = lookAlikeOf(accounts, url);
  return {
    tabId,
    siteName,
    accountIds: ids(bound),
    proposedIds: ids(proposed),
    ...(lookAlike !== undefined && { lookAlikeOf: lookAlike.boundName }),
    hasCodeField,
  };
}

/** Puts together everything that the popup shows first. */
export function popupView(
  keeper: Keeper,
  facts: {
    readonly tab?: TabFacts;
    readonly theme: Theme;
    readonly proposals: readonly ProposalView[];
    readonly intent?: PopupIntent;
    readonly seesAllSites: boolean;
    readonly nowMs: number;
  },
): PopupView {
  const { tab: tabFacts, theme, proposals, intent, seesAllSites, nowMs } = facts;
  const vault = keeper.opened();
  const accounts = vault?.accounts ?? [];
  const tab = tabFacts && tabView(tabFacts, accounts);
  const ofSite = new Set([...(tab?.accountIds ?? []), ...(tab?.proposedIds ?? [])]);
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
    ...(intent !== undefined && { intent }),
    seesAllSites,
  };
}
