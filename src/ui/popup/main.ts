/**
 * The popup's first module, and deliberately a small one: it asks for the first picture before anything else is loaded, so
 * that the background works while the rest of the page is read.
 */
import type { PopupView } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { currentTabId } from "#platform/tabs.ts";

export type FirstView = { readonly tabId: number | undefined; readonly view: PopupView };

async function firstView(): Promise<FirstView> {
  const tabId = await currentTabId();
  return { tabId, view: await ask("popupView", { tabId: tabId ?? null }) };
}

const asked = firstView();
// Handled in app.tsx, which may arrive later than the failure.
asked.catch(() => undefined);
void import("./app.tsx").then(({ show }) => show(asked));
