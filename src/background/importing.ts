import * as v from "valibot";
import type { AccountDraft } from "#core/account/account.ts";
import { applyImport, undoImport, type ChosenRow, type ImportDone } from "#core/import/apply.ts";
import { judgeDrafts } from "#core/import/dry-run.ts";
import type { Verdict } from "#core/import/verdict.ts";
import { fail } from "#core/result.ts";
import { decodeDraft, type DraftRow } from "#core/vault/draft-row.ts";
import { accountById } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type { Handlers } from "#messages/dispatch.ts";
import type { KeptView, VerdictView } from "#messages/port-views.ts";
import type { KeyedArea } from "#platform/storage.ts";
import type { Keeper } from "./keeper.ts";
import { rowOf } from "./rows.ts";

/** The last import, for its undo. Ids only. */
const LAST_KEY = "last-import";

const ids = v.array(v.string());
const lastImport = v.object({
  undoId: v.string(),
  done: v.object({ addedIds: ids, replacedIds: ids, restoredIds: ids, atMs: v.number() }),
});

/** Judges, keeps and takes back what files hold. The files themselves are read elsewhere. */
export function createImporting(
  keeper: Keeper,
  session: KeyedArea,
  { newId, nowMs }: { readonly newId: () => string; readonly nowMs: () => number },
): Pick<Handlers, "judgeImport" | "saveImport" | "undoImport"> {
  const remember = (undoId: string, done: ImportDone): Promise<void> => session.set({ [LAST_KEY]: { undoId, done } });

  return {
    judgeImport: async ({ drafts: rows }) => {
      await keeper.ready;
      await keeper.touch();
      const body = keeper.body();
      if (body === undefined) return fail({ kind: "locked" });
      const verdicts = judgeDrafts(rows.map(draftIn), body.accounts);
      return { ok: true, verdicts: verdicts.map((verdict) => verdictView(verdict, body)) };
    },

    saveImport: async ({ rows }) => {
      const chosen = rows.map(({ draft, choice }): ChosenRow => ({ draft: draftIn(draft), choice }));
      const saved = await keeper.changeWith((body) => applyImport(body, chosen, newId, nowMs()));
      if (!saved.ok) return saved;
      const { done } = saved.value;
      const undoId = newId();
      await remember(undoId, done);
      const { addedIds, replacedIds, restoredIds } = done;
      return {
        ok: true,
        added: addedIds.length,
        replaced: replacedIds.length,
        restored: restoredIds.length,
        undoId,
      };
    },

    undoImport: async ({ undoId }) => {
      const last = v.safeParse(lastImport, (await session.get([LAST_KEY]))[LAST_KEY]);
      if (!last.success || last.output.undoId !== undoId) return fail({ kind: "expired" });
      const undone = await keeper.change((body) => undoImport(body, last.output.done, nowMs()));
      if (!undone.ok) return undone;
      await session.remove([LAST_KEY]);
      return { ok: true };
    },
  };
}

export type Importing = ReturnType<typeof createImporting>;

/** The protocol's schema has vouched for all but the base64 of the key. */
function draftIn(row: DraftRow): AccountDraft {
  const draft = decodeDraft(row);
  if (draft === undefined) throw new Error("a row whose key is no base64");
  return draft;
}

function verdictView(verdict: Verdict, body: VaultBody): VerdictView {
  switch (verdict.kind) {
    case "new":
    case "repeated":
      return verdict;
    case "duplicate":
      return { kind: "duplicate", kept: keptView(body, verdict.accountId) };
    case "changed":
      return { kind: "changed", why: verdict.why, kept: keptView(body, verdict.accountId) };
  }
}

function keptView(body: VaultBody, accountId: string): KeptView {
  const account = accountById(body, accountId);
  if (account === undefined) throw new Error("a verdict names an account that was judged against");
  const { issuer, label, type, algorithm, digits, periodSeconds, counter } = rowOf(account);
  return {
    accountId,
    issuer,
    label,
    type,
    algorithm,
    digits,
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(counter !== undefined && { counter }),
    isInTrash: account.trashedAt !== undefined,
  };
}
