/**
 * Asks for the first picture. The first import of the popup, so that the background is at work while the other modules are
 * still being evaluated.
 */
import type { PopupView } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { currentTabId } from "#platform/tabs.ts";

export type FirstView = { readonly tabId: number | undefined; readonly view: PopupView };

async function askFirstView(): Promise<FirstView> {
  const tabId = await currentTabId();
  return { tabId, view: await ask("popupView", { tabId: tabId ?? null }) };
}

export const firstView: Promise<FirstView> = askFirstView();
