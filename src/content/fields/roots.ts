/** Finding the trees of a page: its document and every shadow root in it, open or closed. */

type ShadowHost = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };
type DomApi = { readonly dom?: { readonly openOrClosedShadowRoot: (element: Element) => ShadowRoot | null } };
declare const chrome: DomApi | undefined;

/** Elements other than custom ones that may host a shadow root (DOM §4.2.14). */
const PLAIN_HOSTS = new Set("article aside blockquote body div footer header main nav p section span".split(" "));

/** Chromium asks through an interface of extensions, Firefox through a property; where neither is, closed roots stay closed. */
function anyShadowRoot(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const own = (element as ShadowHost).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  return typeof chrome === "undefined" || !(element instanceof HTMLElement)
    ? null
    : (chrome.dom?.openOrClosedShadowRoot(element) ?? null);
}

/** Whether a closed root is worth asking for: each question crosses into the browser and costs a microsecond or more. */
const mayHostClosed = (element: Element): boolean =>
  element.localName.includes("-") || (element.firstElementChild === null && PLAIN_HOSTS.has(element.localName));

/** The shadow root of `element`, if it has one. */
export const shadowRootOf = (element: Element): ShadowRoot | null =>
  element.shadowRoot ?? (mayHostClosed(element) ? anyShadowRoot(element) : null);
