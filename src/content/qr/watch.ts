import type { QrImage } from "#messages/protocol.ts";
import { cropOf, see } from "./pixels.ts";
import { shadowRootOf } from "../roots.ts";
import { isNamedCode, rectOf, sourceOf, type Source } from "./sources.ts";

export type Candidate = {
  /** The element that shows it, for placing a prompt. */
  readonly element: Element;
  /** Where it shows in the viewport, in CSS pixels. */
  readonly rect: DOMRect;
  /** Its pixels, or its place in the tab's picture; undefined where it is gone by now. */
  readonly read: () => Promise<QrImage | undefined>;
};

/** What is told of each source: whether it was a code. One at a time; the next waits for the answer. */
export type OnCandidate = (candidate: Candidate) => Promise<boolean>;

/** Work on the page's thread is cut into slices of this length. */
const SLICE_MS = 6;
/** The browser lets the tab be pictured twice a second. */
const CROP_PAUSE_MS = 700;
/** Sources that the page does not call a code, and whose pixels are out of reach: so many are pictured until it changes. */
const MOST_UNNAMED_CROPS = 8;
/** After so many candidates, a page is flooding; from then on there is one every few seconds. */
const MANY_CANDIDATES = 25;
const FLOOD_PAUSE_MS = 3000;
/** Rendered text and style changes come in bursts: one look afterwards does. */
const SETTLE_MS = 120;
/** From the start, or from a click, to a look for shadow trees that have come since. */
const ROOTS_MS = 1500;
const MOVES = ["animationend", "transitionend"];
/** The browser pictures a tab twice a second and refuses otherwise: one picture without a code proves little. */
const LEAST_CROPS = 3;
/** Delays between looks at what changes without telling: canvases, videos, and pictures of the tab that showed nothing. */
const RECHECK_MS = [300, 800, 2000, 4000, 8000];

/** What is known of an element that may show a code. */
type Entry = {
  source: Source;
  inView: boolean;
  /** Of the last pixels that were judged. */
  fingerprint?: string;
  /** How often it was looked at without news. */
  looks: number;
  recheck?: ReturnType<typeof setTimeout> | undefined;
};

/** Elements to be looked at one after the other, from `next` on, as there is time. */
type Batch = { readonly elements: ArrayLike<Element>; readonly look: (element: Element) => void; next: number };

/** Notices whatever shows a QR code in this frame, now and later, until `stop` is called. */
export function watchForQrCodes(onCandidate: OnCandidate): () => void {
  let entries = new WeakMap<Element, Entry>();
  const shown = new Set<Entry>();
  const queue = new Set<Entry>();
  /** Elements yet to be looked at, in batches. */
  let batches: Batch[] = [];
  const roots = new Set<Document | ShadowRoot>();
  const changed = new Set<Element>();
  const judged = new Set<string>();
  let settling: ReturnType<typeof setTimeout> | undefined;
  let rooting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let unnamedCrops = 0;
  let lastCropMs = -Infinity;
  let busy = false;
  let walking = false;
  let stopped = false;

  const views = new IntersectionObserver(
    (records) => {
      for (const { target, isIntersecting } of records) {
        const entry = entries.get(target);
        if (!entry) continue;
        entry.inView = isIntersecting;
        if (isIntersecting) {
          shown.add(entry);
          enqueue(entry);
        } else {
          shown.delete(entry);
          queue.delete(entry);
          clearTimeout(entry.recheck);
        }
      }
    },
    { threshold: [0.3, 0.9] },
  );

  const mutations = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "childList") {
        for (const node of addedNodes) if (node instanceof Element) changed.add(node);
      }
      const element = target instanceof Element ? target : (target.parentElement ?? undefined);
      if (element) changed.add(element);
    }
    if (changed.size > 0) settling ??= setTimeout(settle, SETTLE_MS);
  });

  function settle(): void {
    settling = undefined;
    unnamedCrops = 0;
    for (const element of changed) {
      if (!element.isConnected) continue;
      const around = element.closest("svg,table,pre") ?? element;
      forget(around);
      batches.push({ elements: [around], look: note, next: 0 });
      // What has become visible with it: attributes of an element decide over all that it contains.
      if (around.childElementCount > 0) batches.push({ elements: around.querySelectorAll("*"), look: note, next: 0 });
    }
    changed.clear();
    walk();
  }

  /** Lets an element be looked at afresh, without losing whether it is in view. */
  function forget(element: Element): void {
    const entry = entries.get(element);
    if (!entry) return;
    entry.looks = 0;
    delete entry.fingerprint;
    if (entry.inView) enqueue(entry);
  }

  function walk(): void {
    if (walking || stopped) return;
    walking = true;
    requestIdleCallback(walkSlice, { timeout: 500 });
  }

  function walkSlice(): void {
    const end = performance.now() + SLICE_MS;
    for (let batch = batches[0]; batch && !stopped; batch = batches[0]) {
      for (; batch.next < batch.elements.length; batch.next++) {
        if (batch.next % 16 === 0 && performance.now() > end) {
          requestIdleCallback(walkSlice, { timeout: 500 });
          return;
        }
        const element = batch.elements[batch.next];
        if (element?.isConnected) batch.look(element);
      }
      batches.shift();
    }
    walking = false;
  }

  function note(element: Element): void {
    noteRoot(element);
    const known = entries.get(element);
    const source = sourceOf(element);
    if (known) {
      if (source) known.source = source;
    } else if (source) {
      entries.set(element, { source, inView: false, looks: 0 });
      views.observe(element);
    }
  }

  function noteRoot(element: Element): void {
    const root = shadowRootOf(element);
    if (root && !roots.has(root)) open(root);
  }

  function open(root: Document | ShadowRoot): void {
    roots.add(root);
    mutations.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["src", "srcset", "style", "class", "d", "href", "hidden", "open"],
    });
    // These neither bubble nor leave a shadow root.
    for (const type of ["load", "loadeddata"]) root.addEventListener(type, loaded, { capture: true, passive: true });
    // What comes in small, or from outside the view, has its true size only now.
    for (const type of MOVES) root.addEventListener(type, moved, { capture: true, passive: true });
    lookAtAll(root, note);
  }

  function lookAtAll(root: Document | ShadowRoot, look: Batch["look"]): void {
    batches.push({ elements: root.querySelectorAll("*"), look, next: 0 });
    walk();
  }

  function loaded(event: Event): void {
    const element = event.target;
    if (!(element instanceof Element)) return;
    note(element);
    forget(element);
  }

  function moved({ target }: Event): void {
    if (!(target instanceof Element)) return;
    changed.add(target);
    settling ??= setTimeout(settle, SETTLE_MS);
  }

  /** A click or a key may have drawn something on a canvas, and a click may have put up a dialog. */
  function acted({ type }: Event): void {
    for (const entry of shown) if (isSilent(entry)) retry(entry, 0);
    if (type === "pointerup") lookForRootsLater();
  }

  /** An element that gets a shadow tree after we have seen it tells nobody. */
  function lookForRootsLater(): void {
    rooting ??= setTimeout(() => {
      rooting = undefined;
      for (const root of roots) if (root.isConnected) lookAtAll(root, noteRoot);
    }, ROOTS_MS);
  }

  function enqueue(entry: Entry): void {
    queue.add(entry);
    if (!busy) void work();
  }

  function retry(entry: Entry, looks: number): void {
    clearTimeout(entry.recheck);
    entry.looks = looks;
    const delay = RECHECK_MS[looks];
    if (delay !== undefined && entry.inView) entry.recheck = setTimeout(() => enqueue(entry), delay);
  }

  async function work(): Promise<void> {
    busy = true;
    for (let entry = next(); entry; entry = next()) {
      queue.delete(entry);
      await judge(entry);
      await idle();
    }
    busy = false;
  }

  /** What the page calls a code goes first. */
  function next(): Entry | undefined {
    if (stopped) return undefined;
    let first: Entry | undefined;
    for (const entry of queue) {
      if (isNamedCode(entry.source)) return entry;
      first ??= entry;
    }
    return first;
  }

  async function judge(entry: Entry): Promise<void> {
    const { source } = entry;
    if (!entry.inView || !source.element.isConnected) return;
    const sight = await see(source);
    if (sight.kind === "not-yet") {
      retry(entry, entry.looks + 1);
      return;
    }
    if (sight.kind === "out-of-reach") {
      await judgeByPicture(entry);
      return;
    }
    const news = sight.fingerprint !== entry.fingerprint;
    entry.fingerprint = sight.fingerprint;
    if (isSilent(entry)) retry(entry, news ? 0 : entry.looks + 1);
    if (sight.kind === "no-code" || !news || judged.has(sight.fingerprint)) return;
    // Remembered before the answer: the same code shown by two elements is one code.
    judged.add(sight.fingerprint);
    await ask(source, sight.image);
  }

  async function judgeByPicture(entry: Entry): Promise<void> {
    const { source } = entry;
    if (!isNamedCode(source) && source.kind !== "painted" && ++unnamedCrops > MOST_UNNAMED_CROPS) return;
    await pause(lastCropMs + CROP_PAUSE_MS - performance.now());
    const before = JSON.stringify(rectOf(source));
    lastCropMs = performance.now();
    const isCode = await ask(source, () => Promise.resolve(cropOf(source)));
    // It may have been moving, fading in, or not yet drawn.
    const hasMoved = JSON.stringify(rectOf(source)) !== before;
    const isUnsure = hasMoved || entry.looks + 1 < LEAST_CROPS || isNamedCode(source) || isSilent(entry);
    if (!isCode && isUnsure) retry(entry, entry.looks + 1);
  }

  async function ask(source: Source, read: Candidate["read"]): Promise<boolean> {
    if (++asked > MANY_CANDIDATES) await pause(FLOOD_PAUSE_MS);
    if (stopped || !source.element.isConnected) return false;
    return onCandidate({ element: source.element, rect: rectOf(source), read });
  }

  function stop(): void {
    stopped = true;
    mutations.disconnect();
    views.disconnect();
    clearTimeout(settling);
    clearTimeout(rooting);
    for (const { recheck } of shown) clearTimeout(recheck);
    for (const root of roots) {
      for (const type of ["load", "loadeddata"]) root.removeEventListener(type, loaded, { capture: true });
      for (const type of MOVES) root.removeEventListener(type, moved, { capture: true });
    }
    for (const type of ["pointerup", "keyup"]) removeEventListener(type, acted, { capture: true });
    removeEventListener("load", lookAgain);
    entries = new WeakMap();
    batches = [];
    queue.clear();
  }

  /** Pictures that style sheets name take their room only when they are there, and tell nobody. */
  function lookAgain(): void {
    for (const root of roots) lookAtAll(root, note);
  }

  for (const type of ["pointerup", "keyup"]) addEventListener(type, acted, { capture: true, passive: true });
  open(document);
  lookForRootsLater();
  if (document.readyState !== "complete") addEventListener("load", lookAgain, { once: true });
  return stop;
}

/** Whether its content may change without any event or mutation. */
const isSilent = ({ source: { element } }: Entry): boolean =>
  element.localName === "canvas" || element.localName === "video";

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));

const pause = (ms: number): Promise<unknown> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
