import { browser } from "./browser.ts";

export type MenuEntry = {
  readonly id: string;
  readonly title: string;
  readonly contexts: readonly ("page" | "image" | "editable" | "link" | "selection")[];
};
export type MenuClick = {
  readonly id: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly linkUrl?: string;
  readonly imageUrl?: string;
  readonly selectedText?: string;
};

/** Firefox for Android has no context menus. */
const contextMenus = browser.contextMenus as typeof browser.contextMenus | undefined;

/** Puts up the context menu anew: entries outlive the worker, and an update may have changed them. */
export async function setMenu(entries: readonly MenuEntry[]): Promise<void> {
  await contextMenus?.removeAll();
  for (const { id, title, contexts } of entries) contextMenus?.create({ id, title, contexts: [...contexts] });
}

export function onMenuClick(listener: (click: MenuClick) => void): void {
  contextMenus?.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    listener({
      id: String(info.menuItemId),
      tabId: tab.id,
      frameId: info.frameId ?? 0,
      ...(info.linkUrl !== undefined && { linkUrl: info.linkUrl }),
      ...(info.srcUrl !== undefined && { imageUrl: info.srcUrl }),
      ...(info.selectionText !== undefined && { selectedText: info.selectionText }),
    });
  });
}
