/** The always-on script: notices, and loads what is needed when there is something to do. */
import { ask, isOrphan } from "./ask.ts";
import { load } from "./world.ts";

document.addEventListener("click", (event) => void followKeyLink(event), { capture: true });

/** A click on an `otpauth:` link proposes the account: no other program may be there to open it. */
async function followKeyLink(event: MouseEvent): Promise<void> {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!event.isTrusted || isOrphan() || !(link instanceof HTMLAnchorElement)) return;
  if (!/^(?:apple-)?otpauth:/i.test(link.href)) return;
  event.preventDefault();
  const reply = await ask("linkClicked", { uri: link.href });
  if (reply?.kind === "proposal") (await load("prompt"))?.offerAccount(link, reply.proposal);
  if (reply?.kind === "locked") (await load("prompt"))?.offerUnlock(link, "add");
}
