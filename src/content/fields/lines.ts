/** Reads what a person can see of a document as lines of text, for what is recognised by the shape of its lines. */
import { elementsIn, shadowRootOf } from "../roots.ts";

const MAX_TEXT = 200_000;

/** Text of a tree: the browser's own lines, with tabs between the cells of a table. */
function textOf(root: Document | ShadowRoot): string {
  if (root instanceof Document) return (root.body as HTMLElement | null)?.innerText ?? "";
  return [...root.children].map((child) => (child instanceof HTMLElement ? child.innerText : "")).join("\n");
}

/** Enough text around a field to say what it holds. Characters, and lines of it that are taken. */
const ENOUGH_TEXT = 40;
const MOST_LINES = 10;

/** What stands over and around a field: its heading says what it holds. */
function textAround(field: Element): string {
  let around = field.parentElement;
  while (around !== null && around !== document.body && around.innerText.trim().length < ENOUGH_TEXT) {
    around = around.parentElement;
  }
  return (around?.innerText ?? "").split("\n").slice(0, MOST_LINES).join("\n");
}

/** Lists that are shown in fields to be copied from: the browser does not count their values as text. */
function valuesIn(root: Document | ShadowRoot): string {
  const fields = root.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea,input[readonly]");
  const texts: string[] = [];
  let before = "";
  for (const field of fields) {
    if (field.value === "" || !field.checkVisibility()) continue;
    const around = textAround(field);
    // Codes in a field each stand under one heading.
    texts.push(...(around === before ? [] : [around]), field.value);
    before = around;
  }
  return texts.join("\n");
}

/**
 * The visible lines of `page` and of all its shadow trees, each in document order. Asked for in tabs that are enrolling, and when
 * a person wants a page looked through; nothing of it leaves the page unless it is recognised.
 */
export function visibleLines(page: Document = document): readonly string[] {
  const texts: string[] = [];
  const collect = (root: Document | ShadowRoot): void => {
    texts.push(textOf(root), valuesIn(root));
    for (const element of elementsIn(root)) {
      const inner = shadowRootOf(element);
      if (inner) collect(inner);
    }
  };
  collect(page);
  return texts.join("\n").slice(0, MAX_TEXT).split("\n");
}

/** More pieces of text than any page with a list of codes has. */
const MOST_PIECES = 4000;

/**
 * The same as one line for each piece of text, for pages that set codes side by side with nothing between them but space: the
 * browser's own lines run those together.
 */
export function visiblePieces(page: Document = document): readonly string[] {
  const pieces: string[] = [];
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (pieces.length < MOST_PIECES && walker.nextNode() !== null) {
    const { textContent, parentElement } = walker.currentNode;
    const text = textContent?.trim() ?? "";
    if (text !== "" && parentElement?.checkVisibility() === true) pieces.push(text);
  }
  return pieces;
}

const squeezed = (text: string): string => text.replace(/[\s-]/g, "").toLowerCase();

/**
 * The innermost element that shows `text`, however it is grouped, to place a prompt at; undefined where it is spread over several
 * trees.
 */
export function elementShowing(text: string, root: Document | ShadowRoot = document): Element | undefined {
  const wanted = squeezed(text);
  for (const field of root.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea,input[readonly]")) {
    if (squeezed(field.value).includes(wanted) && field.checkVisibility()) return field;
  }
  const child = (parent: ParentNode): Element | undefined =>
    [...parent.children].find((each) => squeezed(each.textContent).includes(wanted) && each.checkVisibility());
  let found = child(root instanceof Document ? root.body : root);
  for (let inner = found; inner !== undefined; inner = child(inner)) found = inner;
  if (found !== undefined) return found;
  for (const element of elementsIn(root)) {
    const tree = shadowRootOf(element);
    const within = tree && elementShowing(text, tree);
    if (within) return within;
  }
  return undefined;
}
