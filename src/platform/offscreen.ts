import { browser, type Runtime } from "./browser.ts";
import { senderOf } from "./messaging.ts";

/** The parts of Chromium's own interface that the polyfill does not know. */
type OffscreenApi = {
  readonly createDocument: (options: {
    url: string;
    reasons: readonly "WORKERS"[];
    justification: string;
  }) => Promise<void>;
  readonly hasDocument: () => Promise<boolean>;
};
declare const chrome: { readonly offscreen: OffscreenApi };

let opening: Promise<void> | undefined;

async function ensureDocument(path: string): Promise<void> {
  // Two requests at once must not open two: Chromium allows one and rejects the second.
  opening ??= (async () => {
    if (await chrome.offscreen.hasDocument()) return;
    await chrome.offscreen.createDocument({
      url: path,
      reasons: ["WORKERS"],
      justification: "Reads QR codes from pictures in a worker that can be stopped.",
    });
  })().finally(() => (opening = undefined));
  await opening;
}

/** Asks the offscreen document at `path`, opening it if needed. */
export async function askOffscreen(path: string, body: unknown): Promise<unknown> {
  await ensureDocument(path);
  return await browser.runtime.sendMessage({ offscreen: body });
}

/** Answers what the background asks; in the offscreen document. Pages and content scripts are not heard. */
export function answerOffscreen(answer: (body: unknown) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, raw: Runtime.MessageSender) => {
    if (typeof message !== "object" || message === null || !("offscreen" in message)) return undefined;
    if (senderOf(raw)?.role !== "extension-page") return undefined;
    return answer(message.offscreen);
  });
}
