import { addCodes, readTypedCodes, tickCode } from "#core/enrollment/kept-codes.ts";
import { fail } from "#core/result.ts";
import type { Handlers } from "#messages/dispatch.ts";
import type { BackupCodes } from "./backup-codes.ts";
import type { Documents } from "./documents.ts";
import type { Filling } from "./filling.ts";
import type { Keeper } from "./keeper.ts";
import type { Pages } from "./pages.ts";
import { rowOf } from "./rows.ts";

type BackupCodeRequests =
  | "backupCodes"
  | "backupCodesOnTab"
  | "keepBackupCodes"
  | "tickBackupCode"
  | "forgetBackupCodes"
  | "dismissBackupCodes"
  | "fillBackupCode"
  | "backupCodesSeen"
  | "backupCodeForThisSite"
  | "backupCodeNotTaken";

/** The requests about backup codes. */
export function createBackupCodeHandlers(services: {
  readonly keeper: Keeper;
  readonly backupCodes: BackupCodes;
  readonly documents: Documents;
  readonly pages: Pages;
  readonly filling: Filling;
  readonly nowMs: () => number;
}): Pick<Handlers, BackupCodeRequests> {
  const { keeper, backupCodes, documents, pages, filling, nowMs } = services;

  const changeCodes = async (...edit: Parameters<BackupCodes["change"]>) => {
    const changed = await backupCodes.change(...edit);
    return changed.ok ? { ok: true as const, row: rowOf(changed.value) } : changed;
  };

  return {
    backupCodes: async ({ id, reveal }) => {
      await keeper.ready;
      const vault = keeper.opened();
      if (vault === undefined) return fail({ kind: "locked" });
      const account = vault.accounts.find((each) => each.id === id);
      if (account === undefined) return fail({ kind: "no-such-account" });
      return { ok: true, kept: reveal ? account.recoveryCodes : [], found: await backupCodes.foundFor(id) };
    },
    backupCodesOnTab: async ({ tabId }) => {
      await keeper.ready;
      if (keeper.opened() === undefined) return { kind: "locked" };
      const codes = await pages.readBackupCodes(tabId);
      if (codes === undefined) return { kind: "page-not-allowed" };
      return codes.length === 0 ? { kind: "none" } : { kind: "found", codes };
    },
    keepBackupCodes: async ({ id, text, replaces }) => {
      const codes = readTypedCodes(text);
      if (codes.length === 0) return fail({ kind: "no-codes-in-text" });
      const changed = await changeCodes(id, (kept) => addCodes(kept, codes, replaces ? nowMs() : undefined));
      if (changed.ok) await backupCodes.removeFound(id);
      return changed;
    },
    tickBackupCode: ({ id, code, used }) => changeCodes(id, (kept) => tickCode(kept, code, used ? nowMs() : undefined)),
    forgetBackupCodes: ({ id }) => changeCodes(id, () => []),
    dismissBackupCodes: async ({ id }) => {
      await backupCodes.removeFound(id);
      return null;
    },
    fillBackupCode: async ({ tabId, accountId }) => {
      await keeper.touch();
      return pages.fillBackupCode(tabId, accountId);
    },

    backupCodesSeen: async ({ codes }, { tabId, origin }) => {
      await keeper.ready;
      if (tabId === undefined || origin === undefined || filling.isMuted(origin)) return { kind: "none" };
      return backupCodes.seen(codes, tabId, origin);
    },
    backupCodeForThisSite: async ({ accountId, unitId }, sender) => {
      // Only a document that has shown a field for backup codes can ask.
      const document = documents.ofSender(sender);
      if (document?.backupUnits.some((unit) => unit.unitId === unitId) !== true) return { kind: "no-field" };
      await keeper.touch();
      const code = await backupCodes.handOut(accountId, document.origin);
      return code.ok ? { kind: "code", code: code.value } : code.failure;
    },
    backupCodeNotTaken: async ({ accountId }, { origin }) => {
      if (origin !== undefined && filling.belongsTo(accountId, origin)) await backupCodes.takeBack(accountId);
      return null;
    },
  };
}
