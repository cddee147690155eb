/**
 * Fields that a person has pointed at, where no rule finds them: remembered as selectors that lead through shadow roots, one step
 * for each tree, joined by `>>>`.
 */
import { MAX_PATH, MAX_SELECTOR, type TaughtField } from "#core/vault/taught-field.ts";
import { shadowRootOf } from "../roots.ts";

const STEP = " >>> ";
/** Ids and names with such numbers are made anew on each visit. */
const IS_GENERATED = /\d{4,}|[-_:]r?\d+[-_:]?|^:|[0-9a-f]{8,}/i;

type Tree = Document | ShadowRoot;

const isAlone = (tree: Tree, selector: string): boolean => tree.querySelectorAll(selector).length === 1;

const byAttribute = (element: Element, attribute: string): string | undefined => {
  const value = element.getAttribute(attribute);
  return value === null || value === "" || value.length > 80 || IS_GENERATED.test(value)
    ? undefined
    : `${element.localName}[${attribute}="${CSS.escape(value)}"]`;
};

/** The element among its kind in its parent, or by an attribute of its own that no other has. */
function selectorWithin(tree: Tree, element: Element): string {
  for (const attribute of ["id", "name", "autocomplete", "data-testid", "aria-label", "placeholder"]) {
    const selector = byAttribute(element, attribute);
    if (selector !== undefined && isAlone(tree, selector)) return selector;
  }
  const parent = element.parentElement;
  const alike = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
  const own = alike.length > 1 ? `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})` : element.localName;
  if (isAlone(tree, own) || parent === null) return own;
  return `${selectorWithin(tree, parent)} > ${own}`;
}

/** @returns A selector that finds `element` again on later visits; undefined where the page is too deep to be kept. */
export function describeField(element: Element): string | undefined {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null;) {
    const tree: Node = at.getRootNode();
    if (!(tree instanceof Document || tree instanceof ShadowRoot)) return undefined;
    steps.unshift(selectorWithin(tree, at));
    at = tree instanceof ShadowRoot ? tree.host : null;
  }
  const selector = steps.join(STEP);
  return selector.length <= MAX_SELECTOR ? selector : undefined;
}

/** @returns The input that `selector` describes, if it leads to exactly one. Never throws: selectors come from kept data. */
export function findTaught(selector: string, page: Document = document): HTMLInputElement | undefined {
  let tree: Tree | null = page;
  const steps = selector.split(STEP);
  try {
    for (const [index, step] of steps.entries()) {
      if (tree === null || !isAlone(tree, step)) return undefined;
      const found: Element | null = tree.querySelector(step);
      if (index === steps.length - 1) return found instanceof HTMLInputElement ? found : undefined;
      tree = found && shadowRootOf(found);
    }
  } catch {
    // A selector that is none leads nowhere.
  }
  return undefined;
}

/** A path without what differs from visit to visit: "/users/4711/verify" → "/users/*\/verify". A `#/…` is a page of its own. */
export function pathPattern({ pathname, hash }: Pick<Location, "pathname" | "hash">): string {
  const path = pathname + (/^#!?\//.test(hash) ? hash.replace(/\?.*/, "") : "");
  const parts = path.split("/").map((part) => (/\d{3,}|[0-9a-f]{8,}/i.test(part) || part.length > 40 ? "*" : part));
  return parts.join("/").slice(0, MAX_PATH);
}

/** @returns How `input` is remembered; undefined where it cannot be found again. */
export function teachable(input: HTMLInputElement): TaughtField | undefined {
  const selector = describeField(input);
  return selector === undefined || findTaught(selector) !== input
    ? undefined
    : { selector, path: pathPattern(location) };
}

/** Those of `fields` that are on this page. */
export const findTaughtHere = (fields: readonly TaughtField[]): readonly HTMLInputElement[] =>
  fields.filter(({ path }) => path === pathPattern(location)).flatMap(({ selector }) => findTaught(selector) ?? []);
