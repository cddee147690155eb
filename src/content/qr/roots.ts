/** Shadow roots, also closed ones: extensions have their own way in, and each browser another. */
type ShadowApi = { readonly dom?: { readonly openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } };
declare const chrome: ShadowApi | undefined;

type FirefoxElement = { readonly openOrClosedShadowRoot?: ShadowRoot | null };

const chromiumRoot = typeof chrome === "undefined" ? undefined : chrome.dom?.openOrClosedShadowRoot;

/** HTML's own elements that may host a shadow root; all others have a hyphen in their name. */
const HOSTS = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

export function shadowRootOf(element: Element): ShadowRoot | undefined {
  if (!HOSTS.test(element.localName) || !(element instanceof HTMLElement)) return undefined;
  if (chromiumRoot) return chromiumRoot(element) ?? undefined;
  return element.shadowRoot ?? (element as FirefoxElement).openOrClosedShadowRoot ?? undefined;
}
