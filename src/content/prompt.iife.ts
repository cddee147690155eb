/**
 * The in-page prompt and what its buttons do; loaded when there is something to ask. It carries little power: what it may do
 * at a click needs the browser's proof that the click's author saw it, and otherwise the toolbar popup asks again.
 */
import type { PromptScript } from "#messages/page-world.ts";
import type { ProposalView } from "#messages/views.ts";
import { ask, onLocked, words } from "./ask.ts";
import type { PromptContent } from "./prompt/content.ts";
import { offerBackupCode, offerToKeepCodes } from "./prompt/backup-codes.ts";
import { fillLater, offerFill } from "./prompt/filling.ts";
import {
  close,
  closeAny,
  closeAt,
  foreignFrame,
  isDismissed,
  isShown,
  isShownAt,
  noteDismissed,
  say,
  sayAt,
  show,
  type Anchor,
} from "./prompt/stage.ts";
import { tock } from "./world.ts";

/** How long it takes the page to ask for the first code of what was just added. */
const BEFORE_FIRST_CODE_MS = 2500;

function offerAccount(anchor: Anchor, proposal: ProposalView, others: number): void {
  const { proposalId, issuer, label, relation } = proposal;
  const account = { issuer, label };
  if (isDismissed(proposalId) || (isShown() && !isShownAt(anchor))) return;
  const content: PromptContent =
    relation.kind === "already-kept"
      ? { kind: "already-kept", account }
      : { kind: "add", account, siteName: proposal.siteName ?? "", ...foreignFrame(), ...cautionOf(proposal, others) };
  const handle = show(anchor, content, (action) => {
    if (action.kind === "accept") void accept(action.proof);
    if (action.kind === "dismiss") noteDismissed(proposalId);
    if (action.kind === "mute") void ask("muteThisSite", {});
  });

  async function accept(proof: "seen" | "unproven"): Promise<void> {
    // Whoever has to weigh something does it where no page can interfere.
    if (proof === "unproven" || others > 0 || proposal.warnings.length > 0 || relation.kind !== "new") {
      noteDismissed(proposalId);
      close(handle);
      await ask("openPopup", { kind: "proposal", proposalId });
      return;
    }
    const reply = await ask("acceptOnPage", { proposalId });
    if (reply?.ok !== true) {
      say(handle, "failure", words("promptNotAdded"));
      return;
    }
    noteDismissed(proposalId);
    say(handle, "success", words("promptAdded"));
    // The page now wants a first code, and this account is the one to give it.
    setTimeout(() => void tock.fields?.look(), BEFORE_FIRST_CODE_MS);
  }
}

function cautionOf({ warnings, relation }: ProposalView, others: number): { readonly caution?: string } {
  if (others > 0) return { caution: words("promptOthers", String(others)) };
  if (relation.kind === "other-key") return { caution: words("promptOtherKey", relation.issuer, relation.label) };
  if (relation.kind === "other-parameters") return { caution: words("promptOtherParameters") };
  return warnings.length > 0 ? { caution: words("promptCaution") } : {};
}

function offerUnlock(anchor: Anchor, purpose: "add" | "fill"): void {
  if (isDismissed(`unlock-${purpose}`) || isShown()) return;
  const handle = show(anchor, { kind: "locked", purpose }, (action) => {
    noteDismissed(`unlock-${purpose}`);
    if (action.kind !== "accept") return;
    close(handle);
    void ask("openPopup", { kind: "unlock" });
  });
}

function warnOfLookAlike(anchor: Element, hereName: string, boundName: string): void {
  if (isDismissed("look-alike") || isShown()) return;
  show(anchor, { kind: "look-alike", hereName, boundName }, () => noteDismissed("look-alike"));
}

// Names of accounts must not stay on a page whose person has gone away.
if (tock.prompt === undefined) onLocked(closeAny);
tock.prompt ??= {
  offerAccount,
  offerUnlock,
  offerFill,
  fillLater: (anchor, wait) => void fillLater(anchor, wait),
  offerBackupCode,
  offerToKeepCodes,
  say: sayAt,
  sayPartOfExport: (anchor, have, of) =>
    void sayAt(anchor, "success", words("promptPartOfExport", String(have), String(of))),
  sayUnusableKey: (anchor) => void sayAt(anchor, "failure", words("promptUnusableKey")),
  warnOfLookAlike,
  withdraw: closeAt,
} satisfies PromptScript;
