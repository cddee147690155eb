import { words } from "./ask.ts";
import type { PromptWords } from "./prompt/content.ts";

/** The prompt's words in the browser's language. */
export const promptWords = (): PromptWords => ({
  direction: words("@@bidi_dir") === "rtl" ? "rtl" : "ltr",
  language: words("@@ui_locale").replace("_", "-"),
  addTitle: words("promptAddTitle"),
  add: words("promptAdd"),
  dismiss: words("promptDismiss"),
  notOnThisSite: words("promptMute"),
  keptTitle: words("promptKeptTitle"),
  notAKeyTitle: words("promptNotAKeyTitle"),
  fill: words("promptFill"),
  fillFirstTitle: words("promptFillFirstTitle"),
  useCode: words("promptUseCode"),
  keepCodes: words("promptKeepCodes"),
  unlock: words("promptUnlock"),
  unlockToAdd: words("promptUnlockToAdd"),
  unlockToFill: words("promptUnlockToFill"),
  lookAlikeTitle: words("promptLookAlikeTitle"),
  usedOn: (siteName) => words("promptUsedOn", siteName),
  fillTitle: (siteName) => words("promptFillTitle", siteName),
  backupCodeTitle: (siteName) => words("promptBackupCodeTitle", siteName),
  codesLeft: (count) => words("promptCodesLeft", String(count)),
  keepCodesTitle: (count) => words("promptKeepCodesTitle", String(count)),
  askedByFrame: (frameName) => words("promptAskedByFrame", frameName),
  lookAlikeText: (hereName, boundName) => words("promptLookAlikeText", hereName, boundName),
  tryNext: words("promptTryNext"),
  nextCodeIn: (seconds) => words("promptNextCodeIn", String(seconds)),
});
