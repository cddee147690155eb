/** Finding the trees of a page: its document and every shadow root in it, open or closed. */

type ShadowHost = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };
type DomApi = { readonly dom?: { readonly openOrClosedShadowRoot: (element: Element) => ShadowRoot | null } };
declare const chrome: DomApi | undefined;

/** Elements other than custom ones that may host a shadow root (DOM §4.2.14): those that hold blocks, and those that hold text. */
const BLOCK_HOSTS = new Set("article aside blockquote body div footer header main nav p section".split(" "));
const TEXT_HOSTS = new Set("h1 h2 h3 h4 h5 h6 span".split(" "));

/** Every element under `root`, in document order. */
export function* elementsIn(root: Node): Generator<Element, void> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode() !== null) yield walker.currentNode as Element;
}

/** Chromium asks through an interface of extensions, Firefox through a property; where neither is, closed roots stay closed. */
function closedRootOf(element: Element): ShadowRoot | null {
  const own = (element as ShadowHost).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  return typeof chrome === "undefined" || !(element instanceof HTMLElement)
    ? null
    : (chrome.dom?.openOrClosedShadowRoot(element) ?? null);
}

/**
 * Whether `element` may host a closed root. A question to the browser takes 3 µs, too long to ask about each element of a
 * long page: a plain element that has children would hide them behind its root, at most some words stand in for it.
 */
function mayHostClosedRoot(element: Element): boolean {
  const { localName } = element;
  if (localName.includes("-")) return true;
  if (BLOCK_HOSTS.has(localName)) return element.firstElementChild === null;
  return TEXT_HOSTS.has(localName) && !element.hasChildNodes();
}

/** The shadow root of `element`, if it has one. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return element.shadowRoot ?? (mayHostClosedRoot(element) ? closedRootOf(element) : null);
}
