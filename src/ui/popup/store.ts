/** What the popup shows, once: every component draws from these signals. */
import { batch, computed, effect, signal } from "@preact/signals";
import { makeSearcher } from "#core/search.ts";
import type {
  AccountRow,
  FillOutcome,
  PopupIntent,
  PopupView,
  ProposalView,
  SaveFailure,
  ScanReport,
} from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { missingFrom, turn, withCodes, type CodeBook } from "./code-book.ts";
import { rangeInView } from "./window-range.ts";

/** Site accounts beyond these are rows at the top of the list, which is windowed. */
const MAX_CARDS = 3;
/** Height of the list's view that is assumed until the page has been laid out. */
const FIRST_VIEW_PX = 480;

export type Sheet =
  | { readonly kind: "add"; readonly by?: "hand" }
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "backup-codes"; readonly id: string }
  | { readonly kind: "site" };

export type Toast =
  | { readonly kind: "copied"; readonly code: string; readonly row: AccountRow }
  /** Tock locks after copying, so the code is not said again. */
  | { readonly kind: "copied-and-locked" }
  | { readonly kind: "copy-refused" }
  | { readonly kind: "added"; readonly row: AccountRow }
  | { readonly kind: "deleted"; readonly row: AccountRow }
  | { readonly kind: "restored"; readonly row: AccountRow }
  | { readonly kind: "bound"; readonly row: AccountRow; readonly siteName: string }
  | { readonly kind: "save-failed"; readonly failure: SaveFailure }
  | { readonly kind: "fill"; readonly outcome: FillOutcome; readonly row?: AccountRow }
  /** The page would not have the code, so it is on the clipboard. */
  | { readonly kind: "copied-instead"; readonly outcome: FillOutcome }
  | { readonly kind: "key-replaced"; readonly row: AccountRow }
  | { readonly kind: "trying-again" }
  | { readonly kind: "not-here"; readonly siteName: string }
  | { readonly kind: "backup-codes-kept" }
  | { readonly kind: "expired" };

export const tabId = signal<number | undefined>(undefined);
export const view = signal<PopupView | undefined>(undefined);
/** Why the popup was opened; stays until it was followed, also over an unlocking. */
export const intent = signal<PopupIntent | undefined>(undefined);
export const rows = signal<readonly AccountRow[]>([]);
export const proposals = signal<readonly ProposalView[]>([]);
export const codes = signal<CodeBook>(new Map());
/** HOTP codes made while the popup is open. */
export const madeCodes = signal<ReadonlyMap<string, string>>(new Map());
export const query = signal("");
export const sheet = signal<Sheet | undefined>(undefined);
/** What a scan, a picture or a text was found to hold, where that is no account. */
export const answer = signal<Exclude<ScanReport, { kind: "proposals" }> | undefined>(undefined);
export const toast = signal<Toast | undefined>(undefined);
/** Position in `shown`. */
export const selected = signal(0);
/** How far the top of the rows has been scrolled above the top of their view. */
export const scrolledPx = signal(0);
export const viewPx = signal(FIRST_VIEW_PX);

const rowById = computed(() => new Map(rows.value.map((row) => [row.id, row])));
export const rowOf = (id: string): AccountRow | undefined => rowById.value.get(id);

const searcher = computed(() => makeSearcher(rows.value));
export const searching = computed(() => query.value.trim() !== "");

/** The accounts of the tab's site, best first; none while searching, which looks at all alike. */
export const siteRows = computed<readonly AccountRow[]>(() => {
  if (searching.value) return [];
  return (view.value?.tab?.accountIds ?? []).flatMap((id) => rowById.value.get(id) ?? []);
});
export const cards = computed(() => siteRows.value.slice(0, MAX_CARDS));
/** The rows below the cards. */
export const listed = computed<readonly AccountRow[]>(() => {
  if (searching.value) {
    const all = rows.value;
    return searcher.value(query.value).flatMap((index) => all[index] ?? []);
  }
  const ofSite = new Set(siteRows.value.map(({ id }) => id));
  if (ofSite.size === 0) return rows.value;
  return [...siteRows.value.slice(MAX_CARDS), ...rows.value.filter(({ id }) => !ofSite.has(id))];
});
export const shownCount = computed(() => cards.value.length + listed.value.length);
export const shownAt = (index: number): AccountRow | undefined =>
  index < cards.value.length ? cards.value[index] : listed.value[index - cards.value.length];

const range = () => rangeInView(scrolledPx.value, viewPx.value, listed.value.length);
// Numbers, because equal numbers stop a change here: scrolling within a row draws nothing.
export const firstInView = computed(() => range().from);
const endOfView = computed(() => range().to);
export const rowsInView = computed(() => listed.value.slice(firstInView.value, endOfView.value));

/** Whether Fill can be offered for this account: it belongs to the tab's site, or to a frame's, and that shows a code field. */
export const canFill = (id: string): boolean => {
  const tab = view.value?.tab;
  if (tab === undefined) return false;
  return (
    (tab.hasCodeField && tab.accountIds.includes(id)) || tab.frames.some(({ accountIds }) => accountIds.includes(id))
  );
};

export function select(id: string): void {
  const card = cards.value.findIndex((row) => row.id === id);
  const index = card >= 0 ? card : cards.value.length + listed.value.findIndex((row) => row.id === id);
  selected.value = Math.max(0, index);
}

export function search(text: string): void {
  batch(() => {
    query.value = text;
    selected.value = 0;
    scrolledPx.value = 0;
  });
}

/** Takes over the first picture or a later one. */
export function take(next: PopupView): void {
  batch(() => {
    view.value = next;
    intent.value ??= next.intent;
    proposals.value = next.proposals;
    codes.value = withCodes(codes.value, next.codes);
    if (next.vault.state !== "unlocked") forgetVault();
    else if (rows.value.length === 0 || next.rows.length === next.total) {
      rows.value = next.rows;
    }
  });
}

/** Nothing of an unlocked vault outlives it on the screen, or in what the screen is drawn from. */
function forgetVault(): void {
  rows.value = [];
  codes.value = new Map();
  madeCodes.value = new Map();
  proposals.value = [];
  answer.value = undefined;
  query.value = "";
  selected.value = 0;
  sheet.value = undefined;
  if (toast.value?.kind !== "copied-and-locked") toast.value = undefined;
}

/** The vault was locked: forgets it before anything is asked. */
export function showLocked(): void {
  const current = view.value;
  if (current?.vault.state !== "unlocked") return;
  const ways = { passphrase: false, recoveryCode: false, passkeys: [] };
  batch(() => {
    view.value = {
      vault: { state: "locked", ways },
      settings: current.settings,
      total: 0,
      rows: [],
      codes: [],
      proposals: [],
      foundBackupCodes: [],
      seesAllSites: current.seesAllSites,
    };
    forgetVault();
  });
}

/** Asks again for everything: something has changed, here or on another page. */
export async function refresh(): Promise<void> {
  take(await ask("popupView", { tabId: tabId.value ?? null }));
  await loadAllRows();
}

/** The rows that the first picture leaves out. */
export async function loadAllRows(): Promise<void> {
  const current = view.value;
  if (current?.vault.state !== "unlocked" || current.rows.length === current.total) return;
  const all = await ask("accountRows", {});
  // Locked in the meantime: the answer came too late to be shown.
  if (view.value?.vault.state === "unlocked") rows.value = all;
}

/** Does beforehand what the first keystroke would have to wait for: folding the names, and compiling the search. */
export function prepareSearch(): void {
  searcher.peek()("a");
}

export function putRow(row: AccountRow): void {
  const known = rowById.value.has(row.id);
  rows.value = known ? rows.value.map((other) => (other.id === row.id ? row : other)) : [...rows.value, row];
}

export const dropRow = (id: string): void => {
  rows.value = rows.value.filter((row) => row.id !== id);
};

const needingCodes = computed(() => [...cards.value, ...rowsInView.value]);
const missing = computed(() => missingFrom(codes.value, needingCodes.value));

/** Brings the codes in view to the present moment. */
export const turnCodes = (nowMs: number): void => {
  codes.value = turn(codes.value, needingCodes.value, nowMs);
};

let asking = false;

/** Asks for the codes in view that are unknown, one request at a time; rows scrolled past meanwhile are never asked for. */
async function askForCodes(): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    for (let ids = missing.value; ids.length > 0; ids = missing.value) {
      const found = await ask("codes", { ids: [...ids.slice(0, 200)] });
      if (found.length === 0) return;
      codes.value = withCodes(codes.value, found);
    }
  } finally {
    asking = false;
  }
}

/** Keeps the codes in view known for as long as the page lives. */
export function followCodes(): void {
  effect(() => {
    if (missing.value.length > 0 && view.value?.vault.state === "unlocked") void askForCodes();
  });
}
