/** The always-on script: notices, and loads what is needed when there is something to do. */
import type { QrReply } from "#messages/views.ts";
import { ask, isOrphan } from "./ask.ts";
import { clickedKeyLink } from "./key-link.ts";
import { watchForFields } from "./fields/watch.ts";
import { watchForQrCodes, type Candidate } from "./qr/watch.ts";
import { load, tock } from "./world.ts";

/** Codes that were seen while Tock was locked, to be read once it may be open. */
const waiting = new Set<Candidate>();

async function judge(candidate: Candidate): Promise<boolean> {
  if (isOrphan()) {
    stopWatching();
    return false;
  }
  const image = await candidate.read();
  const reply = image && (await ask("qrSeen", { image }));
  if (reply?.kind === "locked") waiting.add(candidate);
  await offer(candidate.element, reply);
  return reply !== undefined && reply.kind !== "no-code";
}

async function offer(anchor: Element, reply: QrReply | undefined): Promise<void> {
  if (reply === undefined || reply.kind === "other" || reply.kind === "no-code") return;
  const prompt = await load("prompt");
  switch (reply.kind) {
    case "proposal":
      prompt?.offerAccount(anchor, reply.proposal, reply.others);
      return;
    case "locked":
      prompt?.offerUnlock(anchor, "add");
      return;
    case "partial-export":
      prompt?.sayPartOfExport(anchor, reply.have, reply.of);
      return;
    case "unusable-key":
      prompt?.sayUnusableKey(anchor);
  }
}

/** The toolbar popup takes the focus and gives it back: Tock may have been unlocked in it. */
function lookAgain(): void {
  const candidates = [...waiting];
  waiting.clear();
  for (const candidate of candidates) void judge(candidate);
  void tock.fields?.look();
}

/** A click on a link that holds a key proposes its account. */
async function followKeyLink(event: MouseEvent): Promise<void> {
  const clicked = isOrphan() ? undefined : clickedKeyLink(event);
  if (clicked === undefined) return;
  event.preventDefault();
  await offer(clicked.link, await ask("linkClicked", { uri: clicked.uri }));
}

async function lookAtFields(): Promise<void> {
  if (isOrphan()) stopWatching();
  else await (await load("fields"))?.look();
}

const stops = [watchForQrCodes(judge), watchForFields(() => void lookAtFields())];
/** The extension was updated or removed: its new self, if any, brings a script of its own. */
function stopWatching(): void {
  for (const stop of stops) stop();
}

addEventListener("focus", lookAgain);
document.addEventListener("click", (event) => void followKeyLink(event), { capture: true });
