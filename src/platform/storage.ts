import { browser } from "./browser.ts";

/** A store that is read and written by key, never whole: a damaged store may refuse to be listed and still give its keys. */
export type KeyedArea = {
  readonly get: (keys: readonly string[]) => Promise<Record<string, unknown>>;
  readonly set: (items: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
};

const areaOf = (area: "local" | "session"): KeyedArea => ({
  get: (keys) => browser.storage[area].get([...keys]),
  set: (items) => browser.storage[area].set({ ...items }),
  remove: (keys) => browser.storage[area].remove([...keys]),
});

/** On disk. Holds nothing that is not sealed, but for the look of the pages. */
export const localArea = areaOf("local");

/** In memory until the browser closes or the extension is reloaded. */
export const sessionArea = areaOf("session");

/**
 * Shuts content scripts out of both areas. By default Chromium lets every content script read and overwrite
 * `storage.local`; Firefox has no such method, and there the seal and the second copy carry the load.
 */
export async function keepAreasToOwnPages(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    const restricted = area as { setAccessLevel?: (options: { accessLevel: "TRUSTED_CONTEXTS" }) => Promise<void> };
    await restricted.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  }
}
