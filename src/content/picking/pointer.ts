/** Which input a person points at. */
import { shadowRootOf } from "../roots.ts";

/** Inputs that a person may mean by clicking beside them, within one small wrapper. */
const inputIn = (element: Element): HTMLInputElement | undefined => {
  const inputs = element.querySelectorAll("input");
  return inputs.length === 1 ? inputs[0] : undefined;
};

/** The innermost element at a point of the viewport, through shadow roots of both kinds. */
function elementAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null | undefined = element && shadowRootOf(element)?.elementFromPoint(x, y);
    if (!inner || inner === element) return element;
    element = inner;
  }
}

/** The input at a point: itself, the one that its label belongs to, or the only one in the small thing that was hit. */
export function inputAt(x: number, y: number): HTMLInputElement | undefined {
  const element = elementAt(x, y);
  if (element === null) return undefined;
  if (element instanceof HTMLInputElement) return element;
  const control = element.closest("label")?.control;
  if (control instanceof HTMLInputElement) return control;
  return inputIn(element) ?? (element.parentElement === null ? undefined : inputIn(element.parentElement));
}
