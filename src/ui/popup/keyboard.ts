import { act, copyCode, fill } from "./actions.ts";
import { intent, query, selected, sheet, shownAt, shownCount, view } from "./store.ts";
import { revealSelected, searchAsTyped } from "./scroll.ts";

/** A page that makes the popup open under a click or key already on its way gets nothing by it. */
const IGNORE_INPUT_MS = 500;

export function ignoreInputAtFirst(): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const events = ["keydown", "keypress", "keyup", "pointerdown", "pointerup", "mousedown", "mouseup", "click"];
  for (const name of events) window.addEventListener(name, stop, true);
  // From the first frame on: what cannot be seen yet cannot be meant.
  requestAnimationFrame(() =>
    setTimeout(() => {
      for (const name of events) window.removeEventListener(name, stop, true);
    }, IGNORE_INPUT_MS),
  );
}

export const searchField = (): HTMLInputElement | null => document.querySelector("#search");

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== "checkbox");

function move(step: number): void {
  selected.value = Math.max(0, Math.min(shownCount.value - 1, selected.value + step));
  revealSelected();
}

/** Keys for the list. Sheets and forms keep their own: a dialog has native ones. */
export function installKeyboard(): void {
  document.addEventListener("keydown", (event) => {
    if (view.value?.vault.state !== "unlocked" || sheet.value !== undefined || event.isComposing) return;
    const active = document.activeElement;
    const inSearch = active?.id === "search";
    if (isTextField(active) && !inSearch) return;
    const onButton = active instanceof HTMLButtonElement || active instanceof HTMLInputElement ? !inSearch : false;
    const row = shownAt(selected.value);
    switch (event.key) {
      case "ArrowDown":
        move(1);
        break;
      case "ArrowUp":
        move(-1);
        break;
      case "PageDown":
        move(7);
        break;
      case "PageUp":
        move(-7);
        break;
      case "Enter":
        // A focused button means itself.
        if (onButton || !row) return;
        void (event.shiftKey ? fill(row) : event.ctrlKey || event.metaKey ? copyCode(row) : act(row));
        break;
      case "F2":
        if (!row) return;
        sheet.value = { kind: "account", id: row.id };
        break;
      case "Escape":
        // With nothing to clear, the key is the browser's: it closes the popup.
        if (query.value === "") return;
        searchAsTyped("");
        break;
      case "/":
        if (inSearch && query.value !== "") return;
        searchField()?.focus();
        break;
      default:
        // Typing anywhere is searching.
        if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
          intent.value =
            intent.value?.kind === "notice" || intent.value?.kind === "not-filled" ? undefined : intent.value;
          searchField()?.focus();
        }
        return;
    }
    event.preventDefault();
  });
}
