/** Prompts about backup codes. Where they are shown, and looked at before they are kept, is the toolbar popup: no page has a part in it. */
import type { BackupCodeOffer, KeepCodesOffer } from "#messages/page-world.ts";
import { ask, words } from "../ask.ts";
import { tock } from "../world.ts";
import { close, foreignFrame, isDismissed, isShown, isShownAt, noteDismissed, say, sayAt, show } from "./stage.ts";

/** Asks whether to keep the codes that the page shows. @returns Whether it was asked, now or before. */
export function offerToKeepCodes(anchor: Element, { account, count }: KeepCodesOffer): boolean {
  const matter = `codes-${account.id}`;
  if (isDismissed(matter)) return true;
  // A code that is to be filled comes first.
  if (isShown()) return false;
  const handle = show(anchor, { kind: "keep-codes", account, count }, (action) => {
    if (action.kind === "mute") void ask("muteThisSite", {});
    if (action.kind !== "gone") noteDismissed(matter);
    if (action.kind !== "accept") return;
    close(handle);
    void ask("openPopup", { kind: "backup-codes", accountId: account.id });
  });
  return true;
}

/** Offers one of the kept codes. Each works once, so the page gets one only at a click that is proven to be meant. */
export function offerBackupCode(anchor: Element, { siteName, accounts, unitId }: BackupCodeOffer): void {
  const [first] = accounts;
  if (first === undefined || isDismissed(unitId) || isShownAt(anchor)) return;
  const handle = show(anchor, { kind: "backup-code", siteName, accounts, ...foreignFrame() }, (action) => {
    if (action.kind === "accept") void accept(action.proof, action.accountId ?? first.id);
    if (action.kind === "dismiss") noteDismissed(unitId);
    if (action.kind === "mute") void ask("muteThisSite", {});
  });

  async function accept(proof: "seen" | "unproven", accountId: string): Promise<void> {
    if (proof === "unproven") {
      close(handle);
      await ask("openPopup", { kind: "fill-backup-code", accountId });
      return;
    }
    const reply = await ask("backupCodeForThisSite", { accountId, unitId });
    if (reply?.kind !== "code") {
      say(handle, "failure", words(reply?.kind === "locked" ? "promptLocked" : "promptNoCode"));
      return;
    }
    noteDismissed(unitId);
    close(handle);
    const filled = await tock.fields?.fillBackupCode(unitId, reply.code);
    if (filled?.kind === "filled") return;
    await ask("backupCodeNotTaken", { accountId });
    await sayAt(anchor, "failure", words("promptNotFilled"));
  }
}
