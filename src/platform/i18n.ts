import type en from "../../public/_locales/en/messages.json";
import { browser } from "./browser.ts";

/** A key of the English words, which are the complete set. */
export type MessageKey = keyof typeof en;

/** The words for `key` in the browser's language, with `substitutions` put in for $1, $2 … */
export const t = (key: MessageKey, ...substitutions: readonly (string | number)[]): string =>
  browser.i18n.getMessage(key, substitutions.map(String));

/** The browser's interface language, as a BCP 47 tag. */
export const uiLanguage = (): string => browser.i18n.getUILanguage();

/** "rtl" or "ltr": the direction of the words that `t` gives. */
export const textDirection = (): "ltr" | "rtl" => (browser.i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr");
