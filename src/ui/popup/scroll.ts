import { cards, scrolledPx, search, selected, viewPx } from "./store.ts";
import { ROW_HEIGHT } from "./window-range.ts";

/** The scrolled view and the rows in it, as far as they are on the screen. */
function elements(): { readonly main: HTMLElement; readonly rows: HTMLElement } | undefined {
  const main = document.querySelector("main");
  const rows = document.getElementById("rows");
  return main && rows ? { main, rows } : undefined;
}

/** Tells the store which part of the list is in view. */
export function noteScroll(): void {
  const found = elements();
  if (!found) return;
  scrolledPx.value = found.main.getBoundingClientRect().top - found.rows.getBoundingClientRect().top;
  viewPx.value = found.main.clientHeight;
}

/** Scrolls until the selected account can be seen whole. */
export function revealSelected(): void {
  const found = elements();
  if (!found) return;
  const { main } = found;
  const index = selected.value - cards.value.length;
  noteScroll();
  const topInView = index * ROW_HEIGHT - scrolledPx.value;
  const below = topInView + ROW_HEIGHT - viewPx.value;
  if (index < 0) main.scrollTop = 0;
  else if (topInView < 0) main.scrollTop += topInView;
  else if (below > 0) main.scrollTop += below;
  noteScroll();
}

/** Searches as the person types; what is found is read from its top. */
export function searchAsTyped(text: string): void {
  const main = document.querySelector("main");
  // Before anything is drawn: asking for the position afterwards would lay the new list out a second time.
  if (main && main.scrollTop !== 0) main.scrollTop = 0;
  search(text);
}
