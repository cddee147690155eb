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
