import { textDirection, uiLanguage, t, type MessageKey } from "#platform/i18n.ts";
import type { Theme } from "#messages/views.ts";

/** The element that a page draws into, after the document has been told its language and title. */
export function startPage(title: MessageKey): HTMLElement {
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = textDirection();
  document.title = t(title);
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no #app");
  return root;
}

export const showTheme = (theme: Theme): void => {
  document.documentElement.dataset["theme"] = theme;
};
