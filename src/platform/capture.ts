import { browser } from "./browser.ts";

/** Chromium allows two pictures a second. Codes that appear together are cut from one. */
const FRESH_MS = 600;
const last = new Map<number, { readonly takenAtMs: number; readonly picture: Promise<string | undefined> }>();

/**
 * The visible part of the tab in front, as a PNG data: URL; at most 600 ms old.
 * @returns Undefined where the browser does not allow it, or `tabId` is not the tab in front.
 */
export function captureTab(tabId: number): Promise<string | undefined> {
  const now = Date.now();
  const recent = last.get(tabId);
  if (recent !== undefined && now - recent.takenAtMs < FRESH_MS) return recent.picture;
  const picture = capture(tabId);
  last.clear();
  last.set(tabId, { takenAtMs: now, picture });
  return picture;
}

async function capture(tabId: number): Promise<string | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    if (!tab.active || tab.windowId === undefined) return undefined;
    return await browser.tabs.captureVisibleTab(tab.windowId, { format: "png" });
  } catch {
    // No permission for this page, or the window is gone: the caller says that nothing could be read.
    return undefined;
  }
}
