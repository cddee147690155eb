import { browser } from "./browser.ts";

const ALL_SITES = { origins: ["<all_urls>"] };

/** Whether the user has allowed Tock to notice codes on every site. */
export const seesAllSites = (): Promise<boolean> => browser.permissions.contains(ALL_SITES);

/** Asks the user. Must be called within a click, before anything is awaited: browsers insist on the gesture. */
export const requestAllSites = (): Promise<boolean> => browser.permissions.request(ALL_SITES);

export const giveUpAllSites = (): Promise<boolean> => browser.permissions.remove(ALL_SITES);

/** Calls back whenever the user grants or takes back a permission, here or in the browser's own settings. */
export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
