/** Prompts at code fields, and the way of a code from a trusted gesture into the field. */
import type { FillOffer, FillWait } from "#messages/page-world.ts";
import type { CodeReply } from "#messages/views.ts";
import { ask, words } from "../ask.ts";
import { tock } from "../world.ts";
import type { PromptAction, PromptContent, PromptHandle } from "./content.ts";
import { close, foreignFrame, isDismissed, isShownAt, noteDismissed, say, sayAt, show } from "./stage.ts";

/** Past the boundary by a little, so that no timer that rings early is given the old code. */
const AFTER_BOUNDARY_MS = 50;
/** What ends sooner is over before a person has decided not to wait for it. */
const WORTH_A_CHOICE_MS = 5000;

const waiting = (untilMs: number): PromptContent => ({
  kind: "waiting",
  untilMs,
  mayTryNext: untilMs - Date.now() > WORTH_A_CHOICE_MS,
});

/** A prompt whose answers are awaited one by one. */
class Conversation {
  readonly handle: PromptHandle;
  #answer: (action: PromptAction) => void = () => undefined;
  #over: PromptAction | undefined;

  constructor(anchor: Element, content: PromptContent, onFirst?: (action: PromptAction) => void) {
    if (onFirst) this.#answer = onFirst;
    this.handle = show(anchor, content, (action) => {
      if (action.kind !== "accept") this.#over = action;
      this.#answer(action);
    });
  }

  /**
   * Shows `content` until `untilMs` (epoch ms) or an answer.
   * @returns "time", the user's "accept", or "stop": the user does not want it any more, or there is nothing to fill.
   */
  async until(untilMs: number, content: PromptContent): Promise<"time" | "accept" | "stop"> {
    this.handle.update(content);
    const answered = new Promise<PromptAction>((resolve) => {
      this.#answer = resolve;
    });
    const time = new Promise<undefined>((resolve) => {
      setTimeout(resolve, Math.max(0, untilMs - Date.now()) + AFTER_BOUNDARY_MS);
    });
    const action = this.#over ?? (await Promise.race([answered, time]));
    // A page that shows no prompts gets its code all the same: the user has asked for it.
    if (action?.kind === "gone" && action.reason !== "anchor-gone") {
      await time;
      return "time";
    }
    return action === undefined ? "time" : action.kind === "accept" ? "accept" : "stop";
  }
}

export function offerFill(anchor: Element, offer: FillOffer): void {
  const { siteName, accounts, unitId } = offer;
  const [first] = accounts;
  if (first === undefined || isDismissed(unitId) || isShownAt(anchor)) return;
  const frame = foreignFrame();
  const content: PromptContent =
    offer.isFirstCode && frame.frameName === undefined
      ? { kind: "fill-first-code", account: first }
      : { kind: "fill", siteName, accounts, ...frame };
  const conversation = new Conversation(anchor, content, (action) => {
    if (action.kind === "accept") void accept(action.proof, action.accountId ?? first.id);
    if (action.kind === "dismiss") noteDismissed(unitId);
    if (action.kind === "mute") void ask("muteThisSite", {});
  });

  async function accept(proof: "seen" | "unproven", accountId: string): Promise<void> {
    if (proof === "seen") return fillFrom(conversation, anchor, unitId, accountId);
    close(conversation.handle);
    await ask("openPopup", { kind: "fill", accountId });
  }
}

/** The user has asked for it elsewhere, in the popup or by a key. */
export async function fillLater(anchor: Element, { unitId, accountId, untilMs }: FillWait): Promise<void> {
  const conversation = new Conversation(anchor, waiting(untilMs));
  const until = await conversation.until(untilMs, waiting(untilMs));
  if (until === "stop") return;
  await fillFrom(conversation, anchor, unitId, accountId, until === "accept");
}

/** Gets a code, waiting in sight of the user where the present one is used up or about to end, and types it. */
async function fillFrom(
  conversation: Conversation,
  anchor: Element,
  unitId: string,
  accountId: string,
  early = false,
): Promise<void> {
  let reply = await askForCode(accountId, unitId, early);
  while (reply?.kind === "waiting") {
    const until = await conversation.until(reply.untilMs, waiting(reply.untilMs));
    if (until === "stop") return;
    reply = await askForCode(accountId, unitId, until === "accept");
  }
  if (reply?.kind !== "code") {
    say(conversation.handle, "failure", failureText(reply));
    return;
  }
  // Out of the way first: whoever has the code wants to press the page's button.
  noteDismissed(unitId);
  close(conversation.handle);
  const { code, submits } = reply;
  const filled = await tock.fields?.fill(unitId, { code, accountId, submits });
  if (filled?.kind === "filled") return;
  const isCopied = filled?.kind === "not-accepted-by-page" && (await copy(code));
  await sayAt(anchor, "failure", words(isCopied ? "promptCopied" : "promptNotFilled"));
}

async function askForCode(accountId: string, unitId: string, early: boolean): Promise<CodeReply | undefined> {
  const body = { accountId, unitId, early };
  const reply = await ask("codeForThisSite", body);
  if (reply?.kind !== "no-field") return reply;
  // The background forgets what pages have told it when it is stopped; it is told anew.
  await tock.fields?.report();
  return ask("codeForThisSite", body);
}

/** Pages without https have no clipboard, and some browsers want a gesture that is younger. */
const copy = (code: string): Promise<boolean> =>
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(code))
    .then(
      () => true,
      () => false,
    );

function failureText(reply: CodeReply | undefined): string {
  if (reply?.kind === "locked") return words("promptLocked");
  if (reply?.kind === "wrong-site") return words("promptWrongSite", reply.siteName);
  if (reply?.kind === "not-saved") return words("promptNotSaved");
  return words("promptNoCode");
}
