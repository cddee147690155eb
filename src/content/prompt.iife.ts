/**
 * The in-page prompt and what its buttons do; loaded when there is something to ask. It carries little power: what it may do
 * at a click needs the browser's proof that the click's author saw it, and otherwise the toolbar popup asks again.
 */
import type { FillOffer, PromptScript } from "#messages/page-world.ts";
import type { CodeReply, ProposalView } from "#messages/views.ts";
import { ask, onLocked, words } from "./ask.ts";
import type { PromptAction, PromptContent, PromptHandle } from "./prompt/content.ts";
import { showPrompt } from "./prompt/show.ts";
import { promptWords } from "./prompt-words.ts";
import { tock } from "./world.ts";

type Anchor = Element | DOMRect;

/** How long a success is shown. */
const NOTICE_MS = 2500;

/** One prompt at a time: a page that shows codes by the hundred gets no more. */
let shown: { readonly anchor: Anchor; readonly handle: PromptHandle } | undefined;
/** What the person has waved away in this document; it is not asked again. */
const dismissed = new Set<string>();

function show(anchor: Anchor, content: PromptContent, onAction: (action: PromptAction) => void): PromptHandle {
  shown?.handle.close();
  const handle = showPrompt(anchor, content, promptWords(), (action) => {
    if (action.kind !== "accept") shown = undefined;
    onAction(action);
  });
  shown = { anchor, handle };
  return handle;
}

function close(handle: PromptHandle): void {
  handle.close();
  if (shown?.handle === handle) shown = undefined;
}

function say(handle: PromptHandle, tone: "success" | "failure", text: string): void {
  handle.update({ kind: "notice", tone, text });
  setTimeout(() => close(handle), NOTICE_MS);
}

function offerAccount(anchor: Anchor, proposal: ProposalView): void {
  const { proposalId, issuer, label, relation } = proposal;
  const account = { issuer, label };
  if (dismissed.has(proposalId) || (shown !== undefined && shown.anchor !== anchor)) return;
  const content: PromptContent =
    relation.kind === "already-kept"
      ? { kind: "already-kept", account }
      : { kind: "add", account, siteName: proposal.siteName ?? "", ...cautionOf(proposal) };
  const handle = show(anchor, content, (action) => {
    if (action.kind === "accept") void accept(action.proof);
    if (action.kind === "dismiss") dismissed.add(proposalId);
    if (action.kind === "mute") void ask("muteThisSite", {});
  });

  async function accept(proof: "seen" | "unproven"): Promise<void> {
    // Whoever has to weigh something does it where no page can interfere.
    if (proof === "unproven" || proposal.warnings.length > 0 || relation.kind !== "new") {
      dismissed.add(proposalId);
      close(handle);
      await ask("openPopup", { kind: "proposal", proposalId });
      return;
    }
    const reply = await ask("acceptOnPage", { proposalId });
    if (reply?.ok !== true) {
      say(handle, "failure", words("promptNotAdded"));
      return;
    }
    dismissed.add(proposalId);
    say(handle, "success", words("promptAdded"));
    // The page now wants a first code, and this account is the one to give it.
    setTimeout(() => void tock.fields?.look(), NOTICE_MS);
  }
}

function cautionOf({ warnings, relation }: ProposalView): { readonly caution?: string } {
  if (relation.kind === "other-key") return { caution: words("promptOtherKey", relation.issuer, relation.label) };
  if (relation.kind === "other-parameters") return { caution: words("promptOtherParameters") };
  return warnings.length > 0 ? { caution: words("promptCaution") } : {};
}

function offerUnlock(anchor: Anchor, purpose: "add" | "fill"): void {
  if (dismissed.has(`unlock-${purpose}`) || shown !== undefined) return;
  const handle = show(anchor, { kind: "locked", purpose }, (action) => {
    dismissed.add(`unlock-${purpose}`);
    if (action.kind !== "accept") return;
    close(handle);
    void ask("openPopup", { kind: "unlock" });
  });
}

function offerFill(anchor: Element, offer: FillOffer): void {
  const [first] = offer.accounts;
  if (first === undefined || dismissed.has(offer.unitId) || shown?.anchor === anchor) return;
  const { siteName, accounts } = offer;
  const handle = show(
    anchor,
    offer.isFirstCode ? { kind: "fill-first-code", account: first } : { kind: "fill", siteName, accounts },
    (action) => {
      if (action.kind === "accept") void accept(action.proof, action.accountId ?? first.id);
      if (action.kind === "dismiss") dismissed.add(offer.unitId);
      if (action.kind === "mute") void ask("muteThisSite", {});
    },
  );

  async function accept(proof: "seen" | "unproven", accountId: string): Promise<void> {
    if (proof === "unproven") {
      close(handle);
      await ask("openPopup", { kind: "fill", accountId });
      return;
    }
    const reply = await codeWhenThereIsOne(accountId);
    if (reply?.kind !== "code") {
      say(handle, "failure", failureText(reply));
      return;
    }
    // Out of the way first: whoever has the code wants to press the page's button.
    dismissed.add(offer.unitId);
    close(handle);
    const filled = await tock.fields?.fill(offer.unitId, reply.code);
    if (filled?.kind !== "filled") {
      const text = words("promptNotFilled");
      say(
        show(anchor, { kind: "notice", tone: "failure", text }, () => undefined),
        "failure",
        text,
      );
      return;
    }
    await ask("codeFilled", { accountId, unitId: offer.unitId });
  }

  /** Asks for a code; where the present one is used up or about to end, waits in sight of the user for the next. */
  async function codeWhenThereIsOne(accountId: string): Promise<CodeReply | undefined> {
    const reply = await ask("codeForThisSite", { accountId, unitId: offer.unitId });
    if (reply?.kind !== "waiting") return reply;
    handle.update({ kind: "waiting", untilMs: reply.untilMs });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, reply.untilMs - Date.now()) + 50));
    // Waved away while it counted down.
    if (shown?.handle !== handle) return undefined;
    return ask("codeForThisSite", { accountId, unitId: offer.unitId });
  }
}

function failureText(reply: CodeReply | undefined): string {
  if (reply?.kind === "locked") return words("promptLocked");
  if (reply?.kind === "wrong-site") return words("promptWrongSite", reply.siteName);
  return words("promptNoCode");
}

function warnOfLookAlike(anchor: Element, hereName: string, boundName: string): void {
  if (dismissed.has("look-alike") || shown !== undefined) return;
  show(anchor, { kind: "look-alike", hereName, boundName }, () => dismissed.add("look-alike"));
}

function withdraw(anchor: Element): void {
  if (shown?.anchor === anchor) close(shown.handle);
}

/** Names of accounts must not stay on a page whose person has gone away. */
function forget(): void {
  if (shown !== undefined) close(shown.handle);
}

if (tock.prompt === undefined) onLocked(forget);
tock.prompt ??= { offerAccount, offerUnlock, offerFill, warnOfLookAlike, withdraw } satisfies PromptScript;
