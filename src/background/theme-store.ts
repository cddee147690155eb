import type { Theme } from "#messages/views.ts";
import type { KeyedArea } from "#platform/storage.ts";

const KEY = "theme";

/** The look of Tock's pages. Kept in the clear: pages have to know it before the vault is open, and it tells nothing. */
export const createThemeStore = (local: KeyedArea) => ({
  get: async (): Promise<Theme> => {
    const { [KEY]: theme } = await local.get([KEY]);
    return theme === "light" || theme === "dark" ? theme : "system";
  },
  set: (theme: Theme): Promise<void> => local.set({ [KEY]: theme }),
});

export type ThemeStore = ReturnType<typeof createThemeStore>;
