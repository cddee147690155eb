import type { PopupIntent } from "#messages/views.ts";

/** An intent that nobody has picked up by then was for a popup that did not open. */
const KEPT_MS = 10_000;

/** Why the popup is being opened. Set just before, picked up once by the popup's first request. */
export function createIntents(nowMs: () => number) {
  let waiting: { readonly intent: PopupIntent; readonly setAtMs: number } | undefined;
  return {
    set(intent: PopupIntent): void {
      waiting = { intent, setAtMs: nowMs() };
    },
    take(): PopupIntent | undefined {
      const taken = waiting;
      waiting = undefined;
      return taken !== undefined && nowMs() - taken.setAtMs < KEPT_MS ? taken.intent : undefined;
    },
  };
}

export type Intents = ReturnType<typeof createIntents>;
