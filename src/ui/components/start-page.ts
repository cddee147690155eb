import type { Theme } from "#messages/views.ts";
import { t, textDirection, uiLanguage, type MessageKey } from "#platform/i18n.ts";

/** Tells the document which language its words are in. */
export function speakLanguage(): void {
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = textDirection();
}

export const showTheme = (theme: Theme): void => {
  document.documentElement.dataset["theme"] = theme;
};

/** @returns The element that a page in a tab draws into, after the document has its language and title. */
export function startPage(title: MessageKey): HTMLElement {
  speakLanguage();
  document.title = t(title);
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no #app");
  return root;
}
