import { shadowRootOf } from "../roots.ts";

/** The input that the caret is in, in whatever shadow tree. */
export function focusedField(): HTMLInputElement | undefined {
  let active = document.activeElement;
  for (;;) {
    const inner: Element | null | undefined = active && shadowRootOf(active)?.activeElement;
    if (!inner) break;
    active = inner;
  }
  return active instanceof HTMLInputElement ? active : undefined;
}
