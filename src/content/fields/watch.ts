/**
 * The always-on half: knows no words and judges nothing. It says when a page has got an input that a code could go into, so
 * that the half that judges is loaded for pages that may need it and for no others.
 */
import { elementsIn, shadowRootOf } from "../roots.ts";

/** Pages change in bursts: the first change is looked at as soon as there is time, the others together. */
const PAUSE_MS = 100;
/** A shadow root attached to an element that is there already tells nobody. */
const LATE_ROOT_MS = [250, 1000];
/** The page is searched for shadow roots in slices of this length. */
const SLICE_MS = 4;

/** So often fields may leave and be news again; a page that takes its fields out and in for ever is not followed. */
const MOST_RETURNS = 50;

/** The one-line text inputs that codes are typed into. */
const TYPES = new Set(["text", "tel", "number", "password"]);
/** Tokens of the HTML standard that name something else than a one-time code. */
const OTHER_PURPOSE =
  /\b(?:username|email|current-password|new-password|cc-|tel|postal-code|street|address|name$|bday)/;

/** Whether a code could go into `input`, by its shape alone. */
function couldTakeCode(input: HTMLInputElement): boolean {
  if (!TYPES.has(input.type) || input.readOnly) return false;
  const purpose = input.autocomplete;
  if (purpose.includes("one-time-code")) return true;
  return !OTHER_PURPOSE.test(purpose) && input.closest("[role=search],search") === null;
}

/**
 * Calls back whenever inputs that could take a code have come into view, changed, or been entered.
 * @returns What stops it.
 */
export function watchForFields(onCandidates: () => void): () => void {
  /** Inputs that were visible when the callback was last told of them. */
  const told = new Set<HTMLInputElement>();
  /** Inputs that are no news any more, wherever they are. */
  const givenUp = new WeakSet<HTMLInputElement>();
  let returns = 0;
  const roots = new Set<Document | ShadowRoot>();
  /** Trees yet to be searched for shadow roots. */
  const searches: Iterator<Element, void>[] = [];
  const stopping = new AbortController();
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isSearching = false;
  let lookedAtMs = -Infinity;

  const mutations = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        noteRoot(node);
        if (node.firstElementChild !== null) search(node);
      }
    }
    lookSoon();
  });

  function lookSoon(): void {
    settling ??= setTimeout(
      () => {
        settling = undefined;
        requestIdleCallback(look, { timeout: 200 });
      },
      lookedAtMs + PAUSE_MS - performance.now(),
    );
  }

  function look(): void {
    if (stopping.signal.aborted) return;
    lookedAtMs = performance.now();
    let news = false;
    forgetWhatLeft();
    for (const root of roots) {
      if (root instanceof ShadowRoot && !root.isConnected) {
        roots.delete(root);
        continue;
      }
      for (const input of root.querySelectorAll("input")) {
        if (told.has(input) || givenUp.has(input) || !couldTakeCode(input) || input.getClientRects().length === 0)
          continue;
        told.add(input);
        news = true;
      }
    }
    if (news) onCandidates();
  }

  /** A field that goes and comes back, in a dialog that is opened anew, is news again. */
  function forgetWhatLeft(): void {
    for (const input of told) {
      if (input.isConnected && input.checkVisibility()) continue;
      told.delete(input);
      if (++returns > MOST_RETURNS) givenUp.add(input);
    }
  }

  function watch(root: Document | ShadowRoot): void {
    if (roots.has(root)) return;
    roots.add(root);
    mutations.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden", "disabled", "type", "open"],
    });
    search(root);
    lookSoon();
  }

  function search(tree: Node): void {
    searches.push(elementsIn(tree));
    if (!isSearching) requestIdleCallback(searchOn, { timeout: 200 });
    isSearching = true;
  }

  function searchOn(): void {
    const endMs = performance.now() + SLICE_MS;
    for (let count = 1; searches[0] !== undefined; count++) {
      const next = searches[0].next();
      if (next.done === true) searches.shift();
      else noteRoot(next.value);
      if (count % 64 === 0 && performance.now() > endMs) break;
    }
    isSearching = searches.length > 0 && !stopping.signal.aborted;
    if (isSearching) requestIdleCallback(searchOn, { timeout: 200 });
  }

  function noteRoot(element: Element): void {
    const root = shadowRootOf(element);
    if (root) watch(root);
    else if (element.localName.includes("-")) {
      for (const delay of LATE_ROOT_MS) setTimeout(() => noteLate(element), delay);
    }
  }

  function noteLate(element: Element): void {
    const root = element.isConnected ? shadowRootOf(element) : null;
    if (root) watch(root);
  }

  /** What was faded in or scrolled to by a transition is there without a mutation. */
  const options = { capture: true, passive: true, signal: stopping.signal };
  for (const type of ["transitionend", "animationend"]) document.addEventListener(type, lookSoon, options);
  addEventListener("popstate", lookSoon, options);
  document.addEventListener("focusin", (event) => noteFocus(event.composedPath()[0]), options);

  /** A closed tree keeps its inner elements out of the event's path: its host is asked. */
  function noteFocus(target: EventTarget | undefined): void {
    if (target instanceof HTMLInputElement) lookSoon();
    else if (target instanceof Element) noteLate(target);
  }

  watch(document);
  return () => {
    stopping.abort();
    mutations.disconnect();
    clearTimeout(settling);
  };
}
