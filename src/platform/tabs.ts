import { browser } from "./browser.ts";

/** The tab that the popup stands over. */
export async function currentTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/** Opens one of Tock's own pages in a tab. `path` is relative to the package. */
export async function openOwnPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/** Brings the tab that this page is in to the front, and its window. */
export async function comeForward(): Promise<void> {
  const { id, windowId } = await browser.tabs.getCurrent();
  if (id !== undefined) await browser.tabs.update(id, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** Whether this page is the toolbar's popup, and not one of its other homes: a tab, or a phone's full screen. */
export const inPopup = (): boolean => browser.extension.getViews({ type: "popup" }).includes(window);

/** The version in the manifest. */
export const ownVersion = (): string => browser.runtime.getManifest().version;

/** The address of a tab, as far as the browser lets us know it: with a permission for the site, or after a click. */
export async function tabUrl(tabId: number): Promise<string | undefined> {
  return (await browser.tabs.get(tabId).catch(() => undefined))?.url;
}
