/**
 * Pointing at the code field, where no rule finds it. Only what a person does counts (trusted events), and while it lasts
 * the page hears nothing of it: a click that points must not press the page's buttons.
 */
import { ask, words } from "../ask.ts";
import { focusedField } from "../fields/focused.ts";
import { teachable } from "../fields/taught.ts";
import { load, tock } from "../world.ts";
import { showMarker, type Marker } from "./marker.ts";
import { inputAt } from "./pointer.ts";

const KEPT_FROM_PAGE = [
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "dblclick",
  "auxclick",
  "contextmenu",
] as const;

let picking: { readonly marker: Marker; readonly stopping: AbortController } | undefined;

/** Remembers `input` as the code field of this page. @returns Whether it could be. */
async function teach(input: HTMLInputElement): Promise<boolean> {
  // Of several boxes the first one stands for all.
  const first = await (await load("fields"))?.firstOfUnit(input);
  const field = first && teachable(first);
  if (first === undefined || field === undefined) return false;
  const reply = await ask("fieldPicked", { field });
  void answer(first, reply?.saved === true);
  return true;
}

async function answer(input: HTMLInputElement, isSaved: boolean): Promise<void> {
  const prompt = await load("prompt");
  await prompt?.say(input, isSaved ? "success" : "failure", words(isSaved ? "pickSaved" : "pickNotSaved"));
  // Now that it is known, the field is offered what there is for it.
  if (isSaved) await tock.fields?.look();
}

export function stop(): void {
  picking?.stopping.abort();
  picking?.marker.remove();
  picking = undefined;
}

export function start(): void {
  stop();
  const stopping = new AbortController();
  const marker = showMarker(words("pickHow"));
  picking = { marker, stopping };
  const options = { capture: true, signal: stopping.signal };
  let isBusy = false;

  async function choose(input: HTMLInputElement | undefined): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const isTaught = input !== undefined && (await teach(input));
    isBusy = false;
    if (isTaught) stop();
    else marker.say(words("pickNoField"));
  }

  const over = (event: PointerEvent): void => {
    if (event.isTrusted) marker.frame(inputAt(event.clientX, event.clientY));
    // A page that takes it down does not want it.
    if (!marker.isThere()) leave();
  };
  const leave = (): void => {
    stop();
    void ask("fieldPicked", { field: null });
  };
  addEventListener("pointermove", over, options);
  for (const name of KEPT_FROM_PAGE) {
    addEventListener(
      name,
      (event) => {
        if (!event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (name === "click") void choose(inputAt(event.clientX, event.clientY));
      },
      options,
    );
  }
  addEventListener("focusin", (event) => event.isTrusted && marker.frame(focusedField()), options);
  addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || (event.key !== "Escape" && event.key !== "Enter")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Escape") leave();
      else if (!event.repeat) void choose(focusedField());
    },
    options,
  );
}

/** The field that the caret is in: what a context menu was opened over. */
export async function teachFocused(): Promise<boolean> {
  const input = focusedField();
  return input !== undefined && (await teach(input));
}
