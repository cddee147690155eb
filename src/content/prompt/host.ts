/** The element that carries the prompt in the page: plain, nameless, in the top layer, and stubborn for a while. */

/** After this many attempts to remove, hide or restyle the prompt, Tock leaves the document alone. */
const MAX_INTERFERENCES = 3;

let interferences = 0;

/** Whether this document has shown that it does not want prompts. For its lifetime. */
export const isGivenUp = (): boolean => interferences >= MAX_INTERFERENCES;

/** Nothing of the page's reaches an element on which `all` is reset with importance. */
const HOST_STYLE: readonly (readonly [property: string, value: string])[] = [
  ["all", "initial"],
  ["position", "fixed"],
  ["inset", "auto"],
  ["margin", "0"],
  ["padding", "0"],
  ["border", "0"],
  ["background", "none"],
  ["overflow", "visible"],
  ["width", "max-content"],
  ["height", "auto"],
  ["max-width", "none"],
  ["max-height", "none"],
  ["display", "block"],
  ["opacity", "1"],
  ["visibility", "visible"],
  ["pointer-events", "auto"],
  ["z-index", "2147483647"],
];

export type Host = {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Puts the element's corner at this point of the viewport, or takes it out of sight. */
  readonly moveTo: (place: { readonly left: number; readonly top: number } | undefined) => void;
  readonly remove: () => void;
};

/**
 * A modal dialog makes all outside it inert, so a prompt for something inside has to stand inside as well. Elsewhere it stands
 * beside <body>, where frameworks that own the body do not find it.
 */
function homeFor(anchor: Element | undefined): Element {
  for (let node: Node | null = anchor ?? null; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.matches(":modal")) return node;
  }
  return document.documentElement;
}

/**
 * @param onInterference Called when the page has touched the element and it was put right.
 * @param onGivenUp Called when the page has done so once too often; the element is gone by then.
 */
export function openHost(
  anchor: Element | undefined,
  handlers: { readonly onInterference: () => void; readonly onGivenUp: () => void },
): Host {
  const element = document.createElement("div");
  const root = element.attachShadow({ mode: "closed" });
  const home = homeFor(anchor);
  let place: { readonly left: number; readonly top: number } | undefined;

  const dress = (): void => {
    element.removeAttribute("style");
    for (const [property, value] of HOST_STYLE) element.style.setProperty(property, value, "important");
    if (place) {
      element.style.setProperty("left", `${place.left}px`, "important");
      element.style.setProperty("top", `${place.top}px`, "important");
    } else {
      element.style.setProperty("visibility", "hidden", "important");
    }
  };

  const show = (): void => {
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
    element.popover = "manual";
    dress();
    if (!element.isConnected) home.append(element);
    if (!element.matches(":popover-open")) element.showPopover();
  };

  // Its own work is not to be taken for the page's: records that it made are thrown away.
  const watcher = new MutationObserver(resist);
  const watch = (): void => {
    watcher.takeRecords();
    watcher.observe(element, { attributes: true });
    watcher.observe(home, { childList: true });
  };
  const unwatch = (): void => {
    watcher.disconnect();
    element.removeEventListener("toggle", resist);
  };

  function remove(): void {
    unwatch();
    element.remove();
  }

  function resist(event: Event | readonly MutationRecord[]): void {
    if (event instanceof Event ? element.matches(":popover-open") : isUntouched(event)) return;
    interferences++;
    unwatch();
    if (isGivenUp()) {
      element.remove();
      handlers.onGivenUp();
      return;
    }
    show();
    listen();
    handlers.onInterference();
  }

  const isUntouched = (records: readonly MutationRecord[]): boolean =>
    element.isConnected && records.every(({ type, target }) => type === "childList" && target !== element);

  function listen(): void {
    watch();
    element.addEventListener("toggle", resist);
  }

  show();
  listen();
  return {
    element,
    root,
    moveTo: (next) => {
      place = next;
      dress();
      watch();
    },
    remove,
  };
}
