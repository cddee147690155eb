/** Runs in the isolated world of a test page: shows prompts and writes down what they answer. */
import type { PromptAction, PromptContent, PromptHandle, PromptWords } from "../../../src/content/prompt/content.ts";
import { showPrompt } from "../../../src/content/prompt/show.ts";

const words: PromptWords = {
  direction: "ltr",
  language: "en",
  addTitle: "Add this account?",
  add: "Add to Tock",
  dismiss: "Dismiss",
  notOnThisSite: "Not on this site",
  keptTitle: "Already in Tock",
  notAKeyTitle: "This QR code is not a 2FA key. It holds:",
  fill: "Fill",
  fillFirstTitle: "Fill the first code to finish",
  useCode: "Use a backup code",
  keepCodes: "Look and keep",
  unlock: "Unlock",
  unlockToAdd: "Unlock Tock to add this account",
  unlockToFill: "Unlock Tock to fill the code",
  lookAlikeTitle: "Look twice",
  usedOn: (siteName) => `Tock will offer its codes on ${siteName}.`,
  fillTitle: (siteName) => `Code for ${siteName}`,
  backupCodeTitle: (siteName) => `Backup code for ${siteName}`,
  codesLeft: (count) => `${count} backup codes left`,
  keepCodesTitle: (count) => `Keep these ${count} backup codes?`,
  askedByFrame: (frameName) => `Shown by ${frameName}, a frame in this page.`,
  lookAlikeText: () => "This is not the site that your account belongs to. Tock gives no code here.",
  tryNext: "Use the next one now",
  nextCodeIn: (seconds) => `Next code in ${seconds} s`,
};

type Harness = {
  readonly actions: PromptAction[];
  readonly show: (selector: string, content: PromptContent, changes?: Partial<PromptWords>) => void;
  readonly update: (content: PromptContent) => void;
  readonly close: () => void;
};

let handle: PromptHandle | undefined;
const harness: Harness = {
  actions: [],
  show: (selector, content, changes = {}) => {
    const anchor = document.querySelector(selector);
    if (!anchor) throw new Error("the page has no such anchor");
    handle = showPrompt(anchor, content, { ...words, ...changes }, (action) => harness.actions.push(action));
  },
  update: (content) => handle?.update(content),
  close: () => handle?.close(),
};

(globalThis as typeof globalThis & { harness?: Harness }).harness = harness;
