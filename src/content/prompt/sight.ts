/** Whether the person in front of the screen can have seen the prompt, by the browser's word and by our own looks. */
import type { Proof } from "./content.ts";
import { isSameBox, overlaps, type Box } from "./place.ts";

/**
 * The time for which a prompt must have stood still and in sight. Shorter, and it could be slid under a click that was meant
 * for something else: people need about 300 ms to see a thing and hold their finger back.
 */
export const SIGHT_MS = 500;

/** How often the browser looks whether the prompt is covered; 100 ms is the least that it accepts. */
const LOOK_MS = 100;

/** IntersectionObserver v2 (https://w3c.github.io/IntersectionObserver/v2/), which only Chromium has. */
type SightInit = IntersectionObserverInit & { readonly trackVisibility: true; readonly delay: number };
type SightEntry = IntersectionObserverEntry & { readonly isVisible: boolean };

const canTrackVisibility = (): boolean => "isVisible" in IntersectionObserverEntry.prototype;

type Harmless = readonly (readonly [property: string, value: string])[];

/** Properties that hide or disguise an element and all within it, with the values that do not. */
const HARMLESS_EFFECTS: Harmless = [
  ["opacity", "1"],
  ["filter", "none"],
  ["mix-blend-mode", "normal"],
  ["clip-path", "none"],
  ["mask-image", "none"],
];

/** What the top layer takes from no ancestor, but what somebody could still put on the host itself. */
const HARMLESS_ON_HOST: Harmless = [
  ["transform", "none"],
  ["scale", "none"],
  ["rotate", "none"],
  ["translate", "none"],
  ["visibility", "visible"],
  ["pointer-events", "auto"],
];

/** `node`'s parent, out of shadow roots and through slots, as the screen is composed. */
function composedParent(node: Element): Element | null {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : node.parentElement;
}

function isPlainlyStyled(host: Element): boolean {
  const has = (element: Element, harmless: Harmless): boolean => {
    const style = getComputedStyle(element);
    return harmless.every(([property, value]) => style.getPropertyValue(property) === value);
  };
  for (let element: Element | null = host; element; element = composedParent(element)) {
    if (!has(element, HARMLESS_EFFECTS)) return false;
  }
  return has(host, HARMLESS_ON_HOST);
}

/**
 * Whether another element of the top layer lies over the prompt. Their order cannot be asked for, so any overlap counts, save
 * by what the prompt itself stands in. `elementFromPoint` would not do: it looks through `pointer-events: none`.
 */
const isUnderTopLayer = (host: Element, box: Box): boolean =>
  Array.from(document.querySelectorAll(":popover-open, :modal, :fullscreen")).some(
    (other) => other !== host && !other.contains(host) && overlaps(other.getBoundingClientRect(), box),
  );

/** Whether a click at the middle or the corners of the panel would reach the prompt and nothing laid over it. */
function isOnTop(host: Element, box: Box): boolean {
  const inset = 12;
  const columns = [box.left + inset, box.left + box.width / 2, box.left + box.width - inset];
  const rows = [box.top + inset, box.top + box.height / 2, box.top + box.height - inset];
  const root = host.getRootNode();
  const scope = root instanceof ShadowRoot ? root : document;
  return columns.every((x) => rows.every((y) => scope.elementFromPoint(x, y) === host));
}

/** What to do with a click on the prompt. `ignore`: it came too soon after the prompt appeared, moved or changed. */
export type ClickVerdict = Proof | "ignore";

export type Sight = {
  /** To be called whenever the panel is drawn, placed, hidden or found tampered with. */
  readonly disturb: () => void;
  readonly judge: (nowMs: number) => ClickVerdict;
  readonly stop: () => void;
};

/**
 * Watches `panel`, which stands in `host`'s shadow root.
 * @param now Milliseconds of a clock that never jumps.
 */
export function watchSight(host: Element, panel: Element, now: () => number): Sight {
  let still = { box: panel.getBoundingClientRect() as Box, sinceMs: now() };
  let visibleSinceMs: number | undefined;

  const note = (entries: readonly IntersectionObserverEntry[]): void => {
    const last = entries.at(-1) as SightEntry | undefined;
    if (!last) return;
    const isWhole = last.isVisible && last.intersectionRatio >= 0.99;
    visibleSinceMs = isWhole ? (visibleSinceMs ?? now()) : undefined;
  };
  const options: SightInit = { threshold: [0.99], trackVisibility: true, delay: LOOK_MS };
  const observer = canTrackVisibility() ? new IntersectionObserver(note, options) : undefined;
  observer?.observe(panel);

  const disturb = (): void => {
    still = { box: panel.getBoundingClientRect(), sinceMs: now() };
  };
  return {
    disturb,
    judge: (nowMs) => {
      const box = panel.getBoundingClientRect();
      if (!isSameBox(box, still.box)) disturb();
      if (nowMs - still.sinceMs < SIGHT_MS) return "ignore";
      if (!observer) return "unproven";
      note(observer.takeRecords());
      const isSeen = visibleSinceMs !== undefined && nowMs - visibleSinceMs >= SIGHT_MS;
      return isSeen && isPlainlyStyled(host) && !isUnderTopLayer(host, box) && isOnTop(host, box) ? "seen" : "unproven";
    },
    stop: () => observer?.disconnect(),
  };
}
