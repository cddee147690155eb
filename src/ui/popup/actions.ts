/** What a person can do in the popup. Each ends in a toast or a changed screen; none fails in silence. */
import { batch } from "@preact/signals";
import type { AccountRow, SaveReply, ScanReport } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { inPopup } from "#platform/tabs.ts";
import {
  answer,
  canFill,
  dropRow,
  intent,
  madeCodes,
  proposals,
  putRow,
  query,
  refresh,
  selected,
  sheet,
  tabId,
  toast,
  view,
} from "./store.ts";

/** Time for the eye to see that it worked, before the popup gives the page back. */
const CLOSE_AFTER_MS = 350;
/** Past the boundary by a little, so that no timer that rings early finds the old code. */
const AFTER_BOUNDARY_MS = 50;

/** The value of a reply that succeeded; tells the failure otherwise. */
function saved<T>(reply: SaveReply<T>): (T & { readonly ok: true }) | undefined {
  if (reply.ok) return reply;
  toast.value = { kind: "save-failed", failure: reply.failure };
  return undefined;
}

export async function copyCode(row: AccountRow): Promise<void> {
  const reply = saved(await ask("codeToCopy", { id: row.id }));
  if (!reply) return;
  try {
    await navigator.clipboard.writeText(reply.code);
    toast.value =
      view.value?.settings.lockAfterCopy === true
        ? { kind: "copied-and-locked" }
        : { kind: "copied", code: reply.code, row };
  } catch {
    toast.value = { kind: "copy-refused" };
  }
  batch(() => {
    if (row.type === "hotp") madeCodes.value = new Map([...madeCodes.value, [row.id, reply.code]]);
    putRow(reply.row);
  });
}

let nextTry: ReturnType<typeof setTimeout> | undefined;

/** Fills the tab's code field. Where that needs the next code, waits for it while the popup is open: closing it calls it off. */
export async function fill(row: AccountRow): Promise<void> {
  const tab = view.value?.tab;
  if (!tab) return;
  clearTimeout(nextTry);
  const outcome = await ask("fillTab", { tabId: tab.tabId, accountId: row.id });
  intent.value = undefined;
  toast.value = { kind: "fill", outcome, row };
  if (outcome.kind === "waiting") {
    nextTry = setTimeout(() => void fill(row), outcome.untilMs - Date.now() + AFTER_BOUNDARY_MS);
  }
  if (outcome.kind === "filled" && inPopup()) setTimeout(() => window.close(), CLOSE_AFTER_MS);
}

/** The one thing that Enter does: what the popup was opened for, else copying. */
export const act = (row: AccountRow): Promise<void> => {
  const wanted = intent.value?.kind;
  return (wanted === "fill" || wanted === "choose") && canFill(row.id) ? fill(row) : copyCode(row);
};

/** Binds an account to the tab's site, after the person has read both names. */
export async function bindToTab(row: AccountRow): Promise<void> {
  const tab = view.value?.tab;
  if (!tab) return;
  const reply = saved(await ask("bindToTab", { id: row.id, tabId: tab.tabId }));
  if (!reply) return;
  putRow(reply.row);
  toast.value = { kind: "bound", row: reply.row, siteName: tab.siteName ?? "" };
  await refresh();
}

export async function deleteAccount(row: AccountRow): Promise<void> {
  if (!saved(await ask("moveToTrash", { id: row.id }))) return;
  batch(() => {
    dropRow(row.id);
    sheet.value = undefined;
    toast.value = { kind: "deleted", row };
  });
}

export async function undoDelete(row: AccountRow): Promise<void> {
  const reply = saved(await ask("restoreFromTrash", { id: row.id }));
  if (!reply) return;
  toast.value = { kind: "restored", row: reply.row };
  await refresh();
}

export async function acceptProposal(
  proposalId: string,
  names: { readonly issuer: string; readonly label: string; readonly bindSite: boolean },
): Promise<void> {
  const reply = await ask("acceptProposal", { proposalId, ...names });
  if (reply.ok) {
    batch(() => {
      dropProposal(proposalId);
      showAdded(reply.row);
    });
    return;
  }
  if (reply.failure.kind === "expired") {
    dropProposal(proposalId);
    toast.value = { kind: "expired" };
  } else toast.value = { kind: "save-failed", failure: reply.failure };
}

export async function dismissProposal(proposalId: string): Promise<void> {
  dropProposal(proposalId);
  await ask("dismissProposal", { proposalId });
}

function dropProposal(proposalId: string): void {
  proposals.value = proposals.value.filter((proposal) => proposal.proposalId !== proposalId);
  if (intent.value?.kind === "proposal" && intent.value.proposalId === proposalId) intent.value = undefined;
}

/** Shows an account that has just been kept. */
export function showAdded(row: AccountRow): void {
  putRow(row);
  query.value = "";
  sheet.value = undefined;
  toast.value = { kind: "added", row };
}

/** Shows what was found, in the place where people look: proposals in the list, anything else as a sentence. */
export function showReport(report: ScanReport): void {
  if (report.kind !== "proposals") {
    answer.value = report;
    return;
  }
  batch(() => {
    answer.value = undefined;
    const known = new Set(report.proposals.map(({ proposalId }) => proposalId));
    proposals.value = [...report.proposals, ...proposals.value.filter(({ proposalId }) => !known.has(proposalId))];
    query.value = "";
    selected.value = 0;
    sheet.value = undefined;
  });
}

export async function scanTab(): Promise<void> {
  const id = view.value?.tab?.tabId ?? tabId.value;
  showReport(id === undefined ? { kind: "page-not-allowed" } : await ask("scanTab", { tabId: id }));
}

export async function lock(): Promise<void> {
  await ask("lock", {});
  await refresh();
}
