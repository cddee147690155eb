import type { AccountDraft } from "#core/account/account.ts";
import { ok, type Result } from "#core/result.ts";
import {
  accountById,
  addAccounts,
  deleteForever,
  editAccount,
  restoreAccounts,
  revertParameters,
  trashAccounts,
  type Newcomer,
  type NoSuchAccount,
} from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type { Choice } from "./verdict.ts";

/** A row that its owner has decided on. */
export type ChosenRow = { readonly draft: AccountDraft; readonly choice: Exclude<Choice, { readonly kind: "skip" }> };

/** What an import did: enough to undo it, and no secret. */
export type ImportDone = {
  readonly addedIds: readonly string[];
  readonly replacedIds: readonly string[];
  readonly restoredIds: readonly string[];
  /** Epoch ms. */
  readonly atMs: number;
};

type Applied = { readonly body: VaultBody; readonly done: ImportDone };

/** Makes all of the chosen rows true, or none where one of them names an account that is gone. */
export function applyImport(
  body: VaultBody,
  rows: readonly ChosenRow[],
  newId: () => string,
  nowMs: number,
): Result<Applied, NoSuchAccount> {
  const newcomers: Newcomer[] = [];
  const replacedIds: string[] = [];
  const restoredIds: string[] = [];
  let changed = body;
  for (const { draft, choice } of rows) {
    switch (choice.kind) {
      case "add":
        newcomers.push({ id: newId(), draft });
        break;
      case "replace": {
        const edited = editAccount(changed, choice.accountId, { parameters: draft.parameters }, nowMs);
        if (!edited.ok) return edited;
        changed = edited.value;
        replacedIds.push(choice.accountId);
        break;
      }
      case "restore":
        restoredIds.push(choice.accountId);
        break;
    }
  }
  changed = addAccounts(restoreAccounts(changed, restoredIds), newcomers, nowMs);
  const addedIds = newcomers.map(({ id }) => id);
  return ok({ body: changed, done: { addedIds, replacedIds, restoredIds, atMs: nowMs } });
}

/**
 * Takes an import back. What it added is gone, but for accounts that were changed or used since: those wait in the trash, as
 * what was taken out of it does again. Codes that were replaced and not replaced again since are as they were.
 */
export function undoImport(body: VaultBody, done: ImportDone, nowMs: number): VaultBody {
  const untouched = done.addedIds.filter((id) => {
    const account = accountById(body, id);
    return account?.updatedAt === done.atMs && account.lastUsedAt === undefined && account.provenAt === undefined;
  });
  let undone = trashAccounts(body, [...done.addedIds, ...done.restoredIds], nowMs);
  undone = deleteForever(undone, untouched);
  for (const id of done.replacedIds) {
    const last = undone.former.findLast(({ accountId }) => accountId === id);
    const reverted = last?.replacedAt === done.atMs ? revertParameters(undone, id, nowMs) : undefined;
    if (reverted?.ok === true) undone = reverted.value;
  }
  return undone;
}
