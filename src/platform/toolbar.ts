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

/** Whether the button may carry a mark: a worker that has just started does not know. */
let mayBeMarked = true;

/**
 * Marks the toolbar button: there is something to say, and the popup that would have said it did not open.
 * @param title What the button is called meanwhile, for those who do not see the mark.
 */
export async function markToolbarButton(title: string): Promise<void> {
  mayBeMarked = true;
  await browser.action.setBadgeText({ text: "!" });
  await browser.action.setTitle({ title });
}

/** Takes the mark away, if there is one. */
export async function unmarkToolbarButton(): Promise<void> {
  if (!mayBeMarked) return;
  mayBeMarked = false;
  await browser.action.setBadgeText({ text: "" });
  // Empty: the title in the manifest.
  await browser.action.setTitle({ title: "" });
}
