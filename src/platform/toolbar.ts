import { browser } from "./browser.ts";

/**
 * Opens the toolbar popup, which no page can cover.
 * @returns Whether it opened; some browsers refuse while their window is not in front.
 */
export async function openToolbarPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** Shows `text` (at most four characters) on the toolbar button of one tab; "" removes it. */
export async function setBadge(tabId: number, text: string): Promise<void> {
  await browser.action.setBadgeText({ tabId, text }).catch(() => undefined);
}
