/** The always-on script: notices, and loads what is needed when there is something to do. */
import type { QrReply } from "#messages/views.ts";
import { ask, isOrphan } from "./ask.ts";
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
  if (reply?.kind === "proposal") (await load("prompt"))?.offerAccount(anchor, reply.proposal);
  if (reply?.kind === "locked") (await load("prompt"))?.offerUnlock(anchor, "add");
}

/** The toolbar popup takes the focus and gives it back: Tock may have been unlocked in it. */
function lookAgain(): void {
  const candidates = [...waiting];
  waiting.clear();
  for (const candidate of candidates) void judge(candidate);
  void tock.fields?.look();
}

/** A click on an `otpauth:` link proposes the account: no other program may be there to open it. */
async function followKeyLink(event: MouseEvent): Promise<void> {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!event.isTrusted || isOrphan() || !(link instanceof HTMLAnchorElement)) return;
  if (!/^(?:apple-)?otpauth:/i.test(link.href)) return;
  event.preventDefault();
  await offer(link, await ask("linkClicked", { uri: link.href }));
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
