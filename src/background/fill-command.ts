import type { FillAnswer } from "#messages/views.ts";
import type { BackupCodes } from "./backup-codes.ts";
import type { SeenDocument, SeenUnit } from "./documents.ts";
import { bestUnit, type Filling } from "./filling.ts";
import type { Keeper } from "./keeper.ts";
import type { Pages } from "./pages.ts";

/** The field that the user has the caret in, in a frame; what the context menu was opened over. */
export type AtFocus = { readonly frameId: number };

/** Fills where it is clear what is meant, and otherwise says what is to be asked, or why not. */
export function createFillCommand(
  keeper: Keeper,
  filling: Filling,
  backupCodes: Pick<BackupCodes, "usableAt">,
  pages: Pick<Pages, "lookForFields" | "unitAtFocus" | "fillUnit">,
) {
  /** Where a page asks for a backup code, the popup asks before one is used up. */
  function answerWithBackupCode(seen: readonly SeenDocument[]): FillAnswer {
    const document = seen.find(({ backupUnits }) => backupUnits.length > 0);
    if (document === undefined) return { kind: "no-field" };
    const vault = keeper.opened();
    if (vault === undefined) return { kind: "locked" };
    const [account] = backupCodes.usableAt(vault.accounts, document.origin);
    return account === undefined ? { kind: "no-account" } : { kind: "fill-backup-code", accountId: account.id };
  }

  async function meant(
    tabId: number,
    at: AtFocus | undefined,
  ): Promise<{ document: SeenDocument; unit: SeenUnit } | FillAnswer> {
    const seen = await pages.lookForFields(tabId);
    if (seen === undefined) return { kind: "page-not-allowed" };
    // Whoever points at a field means it, also where no rule takes it for a code field.
    const pointedAt = at && (await pages.unitAtFocus(tabId, at.frameId));
    return pointedAt ?? bestUnit(seen) ?? answerWithBackupCode(seen);
  }

  return {
    async fillHere(tabId: number, at?: AtFocus): Promise<FillAnswer> {
      await keeper.ready;
      await keeper.touch();
      const found = await meant(tabId, at);
      if ("kind" in found) return found;
      const vault = keeper.opened();
      if (vault === undefined) return { kind: "locked" };
      const accounts = await filling.accountsFor(found.document, vault.accounts);
      const [only] = accounts;
      if (only === undefined) return { kind: "no-account" };
      // The browser's bar names the page and not the frame: the popup names the frame, and asks.
      if (accounts.length > 1 || found.document.isForeignFrame) {
        return { kind: "choose", accountIds: accounts.map(({ id }) => id) };
      }
      return pages.fillUnit(found.document, found.unit, only.id);
    },
  };
}

export type FillCommand = ReturnType<typeof createFillCommand>;
