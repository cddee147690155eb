/** What a person can do in the popup. Each ends in a toast or a changed screen; none fails in silence. */
import { batch } from "@preact/signals";
import type { AcceptReply, AccountRow, FillOutcome, SaveReply, ScanReport } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { inPopup } from "#platform/tabs.ts";
import type { Names } from "../components/proposal-card.tsx";
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
  select,
  selected,
  sheet,
  siteRows,
  tabId,
  toast,
  view,
} from "./store.ts";

/** Time for the eye to see that it worked, before the popup gives the page back. */
const CLOSE_AFTER_MS = 350;

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
    toast.value = reply.locked ? { kind: "copied-and-locked" } : { kind: "copied", code: reply.code, row };
  } catch {
    toast.value = { kind: "copy-refused" };
  }
  if (reply.locked) return;
  batch(() => {
    if (row.type === "hotp") madeCodes.value = new Map([...madeCodes.value, [row.id, reply.code]]);
    putRow(reply.row);
  });
}

const closeSoon = (): void => {
  if (inPopup()) setTimeout(() => window.close(), CLOSE_AFTER_MS);
};

/** Fills the tab's code field. Where that needs the next code, the page waits for it by itself, in sight. */
export async function fill(row: AccountRow): Promise<void> {
  const tab = view.value?.tab;
  if (!tab) return;
  const outcome = await ask("fillTab", { tabId: tab.tabId, accountId: row.id });
  intent.value = undefined;
  if (canCopyInstead(outcome) && (await copyInstead(outcome, row))) return;
  toast.value = { kind: "fill", outcome, row };
  if (outcome.kind === "filled") closeSoon();
}

/** The command to fill was given while Tock was locked: it goes on now. */
export async function fillHere(): Promise<void> {
  const id = tabId.value;
  intent.value = undefined;
  if (id === undefined) return;
  const answer = await ask("fillHere", { tabId: id });
  switch (answer.kind) {
    case "fill-backup-code":
      intent.value = answer;
      select(answer.accountId);
      return;
    case "choose":
      intent.value = answer;
      if (answer.accountIds[0] !== undefined) select(answer.accountIds[0]);
      return;
    case "filled":
    case "waiting":
      toast.value = { kind: "fill", outcome: answer };
      if (answer.kind === "filled") closeSoon();
      return;
    case "no-field":
    case "wrong-site":
    case "no-account":
    case "not-accepted-by-page":
    case "page-not-allowed":
    case "page-changed":
    case "locked":
    case "not-saved":
      intent.value = { kind: "not-filled", outcome: answer };
      return copyForNotice();
  }
}

/** A page holds the code that this popup was told to wait for. */
export function noteCodeFilled(): void {
  const shown = toast.value;
  if (shown?.kind !== "fill" || shown.outcome.kind !== "waiting") return;
  toast.value = { ...shown, outcome: { kind: "filled", accountId: shown.row?.id ?? "" } };
  closeSoon();
}

/** Whether it is the page that stood in the way, and the code is there to be had. */
export const canCopyInstead = ({ kind }: FillOutcome): boolean =>
  kind === "page-not-allowed" || kind === "not-accepted-by-page";

/** Copies the code that could not be filled. @returns Whether the browser let us. */
async function copyInstead(outcome: FillOutcome, row?: AccountRow): Promise<boolean> {
  try {
    // The very code that was made: another one of a counter would be one too many.
    const code = outcome.kind === "not-accepted-by-page" ? outcome.code : row && (await newCodeOf(row));
    if (code === undefined) return false;
    await navigator.clipboard.writeText(code);
  } catch {
    return false;
  }
  toast.value = { kind: "copied-instead", outcome };
  return true;
}

async function newCodeOf(row: AccountRow): Promise<string | undefined> {
  const reply = await ask("codeToCopy", { id: row.id });
  if (!reply.ok) return undefined;
  if (!reply.locked) putRow(reply.row);
  return reply.code;
}

/** The popup was opened to say that filling came to nothing: where only one account can be meant, its code is copied. */
export async function copyForNotice(): Promise<void> {
  const wanted = intent.value;
  if (wanted?.kind !== "not-filled" || !canCopyInstead(wanted.outcome)) return;
  const [only, another] = siteRows.value;
  // A counter's code costs one: it is made when somebody asks for it.
  const row = another === undefined && only?.type !== "hotp" ? only : undefined;
  if (await copyInstead(wanted.outcome, row)) intent.value = undefined;
}

/** Puts the account's next backup code into the tab's field; it is ticked off, unless the page does not take it. */
export async function fillBackupCode(row: AccountRow): Promise<void> {
  const tab = view.value?.tab;
  if (!tab) return;
  const outcome = await ask("fillBackupCode", { tabId: tab.tabId, accountId: row.id });
  intent.value = undefined;
  toast.value = { kind: "fill", outcome, row };
  if (outcome.kind === "filled" && inPopup()) setTimeout(() => window.close(), CLOSE_AFTER_MS);
}

/** The one thing that Enter does: what the popup was opened for, else copying. */
export const act = (row: AccountRow): Promise<void> => {
  const wanted = intent.value?.kind;
  if (wanted === "fill-backup-code") return fillBackupCode(row);
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

export async function acceptProposal(proposalId: string, names: Names): Promise<void> {
  const row = acceptedRow(proposalId, await ask("acceptProposal", { proposalId, ...names }));
  if (row) showAdded(row);
}

/** The row of an accepted proposal, which is then done with; tells why not otherwise. */
function acceptedRow(proposalId: string, reply: AcceptReply<{ readonly row: AccountRow }>): AccountRow | undefined {
  if (reply.ok || reply.failure.kind === "expired") dropProposal(proposalId);
  if (reply.ok) return reply.row;
  const { failure } = reply;
  toast.value = failure.kind === "expired" ? { kind: "expired" } : { kind: "save-failed", failure };
  return undefined;
}

/** Gives the account that is kept the key that was found; the old one goes to the trash. */
export async function replaceKey(proposalId: string): Promise<void> {
  const row = acceptedRow(proposalId, await ask("replaceKey", { proposalId }));
  if (!row) return;
  batch(() => {
    putRow(row);
    toast.value = { kind: "key-replaced", row };
  });
  await refresh();
}

/** Takes the account out of the trash that a found one is the same as. */
export async function takeBack(proposalId: string, id: string): Promise<void> {
  const reply = saved(await ask("restoreFromTrash", { id }));
  if (!reply) return;
  toast.value = { kind: "restored", row: reply.row };
  await dismissProposal(proposalId);
  await refresh();
}

/** Adds what was found and is new, as it was found: an export of a whole phone. */
export async function addAllFound(): Promise<void> {
  for (const { proposalId, issuer, label, bindSite, relation } of proposals.value) {
    if (relation.kind === "new") await acceptProposal(proposalId, { issuer, label, bindSite });
  }
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
