/** The place for the one prompt that a document may show: a page that shows codes by the hundred gets no more. */
import { promptWords } from "../prompt-words.ts";
import type { PromptAction, PromptContent, PromptHandle } from "./content.ts";
import { showPrompt } from "./show.ts";

export type Anchor = Element | DOMRect;

/** How long a success is shown. */
const NOTICE_MS = 2500;

let shown: { readonly anchor: Anchor; readonly handle: PromptHandle } | undefined;
/** What the person has waved away in this document; it is not asked again. */
const dismissed = new Set<string>();

export const isDismissed = (matter: string): boolean => dismissed.has(matter);
export const noteDismissed = (matter: string): void => void dismissed.add(matter);

export const isShown = (): boolean => shown !== undefined;
export const isShownAt = (anchor: Anchor): boolean => shown?.anchor === anchor;

/** Shows a prompt in place of the one that is there. */
export function show(anchor: Anchor, content: PromptContent, onAction: (action: PromptAction) => void): PromptHandle {
  shown?.handle.close();
  const handle = showPrompt(anchor, content, promptWords(), (action) => {
    if (action.kind !== "accept") shown = undefined;
    onAction(action);
  });
  shown = { anchor, handle };
  return handle;
}

export function close(handle: PromptHandle): void {
  handle.close();
  if (shown?.handle === handle) shown = undefined;
}

/** Closes the prompt, wherever it is. */
export function closeAny(): void {
  if (shown !== undefined) close(shown.handle);
}

/** Closes the prompt at `anchor`, if it is there. */
export function closeAt(anchor: Anchor): void {
  if (shown?.anchor === anchor) close(shown.handle);
}

const gone = (handle: PromptHandle): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => {
      close(handle);
      resolve();
    }, NOTICE_MS);
  });

/** Says something in a prompt that is shown, for a moment. */
export function say(handle: PromptHandle, tone: "success" | "failure", text: string): void {
  handle.update({ kind: "notice", tone, text });
  void gone(handle);
}

/** Says something at `anchor`, for a moment; resolves when it is over. */
export const sayAt = (anchor: Anchor, tone: "success" | "failure", text: string): Promise<void> =>
  gone(show(anchor, { kind: "notice", tone, text }, () => undefined));

/** The frame's own host, where the page around it is another's: the browser's bar names only the latter. */
export function foreignFrame(): { readonly frameName?: string } {
  if (window === top) return {};
  try {
    if (top?.location.origin === location.origin) return {};
  } catch {
    // Of another origin: even its name is kept from us.
  }
  return { frameName: location.host };
}
