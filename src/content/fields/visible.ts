/** What the user can see of an element, as far as layout tells. Covering elements are the prompt's business. */

/** Smaller inputs are helpers of a widget, hidden from sight but not from screen readers. */
const MIN_SIZE = 10;

const parentAcross = (element: Element): Element | null => {
  const parent = element.parentElement ?? element.getRootNode();
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
};

/** Whether a wrapper of no size cuts `element` away, as closed accordions do. */
function isCutAway(element: Element): boolean {
  let wrapper = parentAcross(element);
  for (let level = 0; wrapper !== null && level < 6; level++, wrapper = parentAcross(wrapper)) {
    if (wrapper.clientWidth > 2 && wrapper.clientHeight > 2) continue;
    const { width, height } = wrapper.getBoundingClientRect();
    if ((width > 2 && height > 2) || width + height === 0) continue;
    if (getComputedStyle(wrapper).overflow !== "visible") return true;
  }
  return false;
}

/** Drawn boxes with a transparent input over them are one way to build split boxes; a transparent input alone is a trap. */
const liesOverSomething = (element: Element): boolean => (parentAcross(element)?.childElementCount ?? 0) > 1;

/** What the keyboard does not reach and screen readers do not read out is drawn for the eye alone. */
const isDrawnOnly = (input: Element): boolean =>
  input.getAttribute("aria-hidden") === "true" && input.getAttribute("tabindex") === "-1";

const isTiny = ({ width, height }: DOMRect): boolean => width < MIN_SIZE || height < MIN_SIZE;

const isSeen = (element: Element): boolean =>
  !isTiny(element.getBoundingClientRect()) && element.checkVisibility({ visibilityProperty: true });

/**
 * The cells that a widget draws beside the one input that it is typed into, where it keeps that at a pixel's size and makes the
 * cells of inputs that nobody reaches (Vuetify 4.3). Empty where `input` is no such input: a helper of boxes that are typed into.
 */
export function cellsTypedBy(input: HTMLInputElement): readonly Element[] {
  if (!input.autocomplete.includes("one-time-code") || isDrawnOnly(input) || !isTiny(input.getBoundingClientRect())) {
    return [];
  }
  const others = [...(input.parentElement?.querySelectorAll("input") ?? [])].filter((other) => other !== input);
  return others.every(isDrawnOnly) ? others : [];
}

/** Whether an input can be seen and typed into. Transparent text and carets are fine: overlay inputs draw their own. */
export function isUsable(input: HTMLInputElement, box: DOMRect = input.getBoundingClientRect()): boolean {
  if (isTiny(box)) return cellsTypedBy(input).some(isSeen);
  // Off the page to the left or above is where traps for robots live.
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
  if (!input.checkVisibility({ visibilityProperty: true }) || input.closest("[inert]") !== null) return false;
  const style = getComputedStyle(input);
  if (style.clipPath.startsWith("inset(50%") || style.getPropertyValue("clip") === "rect(0px, 0px, 0px, 0px)")
    return false;
  const isFaded = !input.checkVisibility({ opacityProperty: true });
  if (isFaded && (style.opacity !== "0" || !liesOverSomething(input))) return false;
  return !isCutAway(input);
}
