/** Reads what a person can see of a document as lines of text, for what is recognised by the shape of its lines. */
import { elementsIn, shadowRootOf } from "./roots.ts";

const MAX_TEXT = 200_000;

/** Text of a tree: the browser's own lines, with tabs between the cells of a table. */
function textOf(root: Document | ShadowRoot): string {
  if (root instanceof Document) return (root.body as HTMLElement | null)?.innerText ?? "";
  return [...root.children].map((child) => (child instanceof HTMLElement ? child.innerText : "")).join("\n");
}

/** Lists that are shown in fields to be copied from: the browser does not count their values as text. */
function valuesIn(root: Document | ShadowRoot): string {
  const fields = root.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea,input[readonly]");
  return [...fields].flatMap((field) => (field.checkVisibility() ? [field.value] : [])).join("\n");
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
