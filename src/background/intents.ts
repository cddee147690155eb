import type { PopupIntent } from "#messages/views.ts";

/** An intent that nobody has picked up by then was for a popup that did not open. */
const KEPT_MS = 10_000;
/** Where the user is told by a badge to open the popup, they may take their time. */
const HELD_MS = 5 * 60_000;

/** Why the popup is being opened. Set just before, picked up once by the popup's first request. */
export function createIntents(nowMs: () => number) {
  let waiting: { readonly intent: PopupIntent; readonly untilMs: number } | undefined;
  return {
    set(intent: PopupIntent): void {
      waiting = { intent, untilMs: nowMs() + KEPT_MS };
    },
    /** The popup did not open, and the user was told to open it. */
    hold(): void {
      if (waiting !== undefined) waiting = { ...waiting, untilMs: nowMs() + HELD_MS };
    },
    /** At a lock: a notice may carry a code. */
    forget(): void {
      waiting = undefined;
    },
    take(): PopupIntent | undefined {
      const taken = waiting;
      waiting = undefined;
      return taken !== undefined && nowMs() < taken.untilMs ? taken.intent : undefined;
    },
  };
}

export type Intents = ReturnType<typeof createIntents>;
