/** Finding the trees of a page: its document and every shadow root in it, open or closed. */

type ShadowHost = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };
type DomApi = { readonly dom?: { readonly openOrClosedShadowRoot: (element: Element) => ShadowRoot | null } };
declare const chrome: DomApi | undefined;

/** Elements other than custom ones that may host a shadow root (DOM §4.2.14). */
const PLAIN_HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

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
 * The shadow root of `element`, if it has one. Closed ones are asked for where there may be one: each question crosses into
 * the browser, and a plain element that has children would hide them behind its root.
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot !== null) return element.shadowRoot;
  const { localName } = element;
  const mayBeHost = localName.includes("-") || (!element.hasChildNodes() && PLAIN_HOSTS.has(localName));
  return mayBeHost ? closedRootOf(element) : null;
}
