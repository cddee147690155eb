import type { PromptAction, PromptContent, PromptHandle, PromptWords } from "./content.ts";
import { isGivenUp, openHost, type Host } from "./host.ts";
import { isInView, isSameBox, placeBeside, type Box } from "./place.ts";
import { watchSight, type Sight } from "./sight.ts";
import { promptSheet } from "./style.ts";
import { viewOf, type PromptView, type Wish } from "./view.ts";

/** Below this nobody could read a prompt: a frame made to carry one unseen. In CSS pixels. */
const MIN_ROOM = { width: 200, height: 60 };

/** Pages move things without telling; looking four times a second costs nothing that can be measured. */
const LOOK_MS = 250;

/** Looks at which an anchor may be without a box (a page between two renderings) before the prompt leaves. */
const MAX_LOOKS_WITHOUT_ANCHOR = 4;

/** Kept from the page: its handlers for clicks "outside" would close the dialog that the prompt is for. */
const KEPT_FROM_PAGE = [
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "dblclick",
  "keydown",
  "keyup",
  "focusin",
  "focusout",
] as const;

const NOTHING_SHOWN: PromptHandle = { update: () => undefined, close: () => undefined };

/**
 * Shows a prompt at `anchor`, in the top layer. It moves with its anchor and never moves the page.
 *
 * A click counts only if a person made it, half a second after the prompt came to stand where it stands; see `Proof` for what
 * else it says. Escape dismisses; the arrow key down leads from a field into the prompt.
 * @param anchor The field, picture or link that it is about, or a place in the viewport where that is no element.
 * @param words All texts, in the person's language.
 * @param onAction Told at most once per content, and nothing after "dismiss", "mute" or "gone", which close the prompt.
 */
export function showPrompt(
  anchor: Element | DOMRect,
  content: PromptContent,
  words: PromptWords,
  onAction: (action: PromptAction) => void,
): PromptHandle {
  const reasonNotTo = isGivenUp() ? "page-interferes" : hasRoom() ? undefined : "no-room";
  if (reasonNotTo) {
    // Not before the caller holds the handle.
    queueMicrotask(() => {
      onAction({ kind: "gone", reason: reasonNotTo });
    });
    return NOTHING_SHOWN;
  }
  const prompt = new Prompt(anchor, words, onAction);
  prompt.draw(content);
  return {
    update: (next) => {
      prompt.draw(next);
    },
    close: () => {
      prompt.close();
    },
  };
}

const viewport = () => ({ width: document.documentElement.clientWidth || innerWidth, height: innerHeight });
const hasRoom = (): boolean => innerWidth >= MIN_ROOM.width && innerHeight >= MIN_ROOM.height;

class Prompt {
  readonly #anchor: Element | DOMRect;
  readonly #words: PromptWords;
  readonly #onAction: (action: PromptAction) => void;
  readonly #host: Host;
  readonly #status: HTMLElement;
  readonly #closing = new AbortController();
  #view: PromptView | undefined;
  #sight: Sight | undefined;
  #anchorBox: Box | undefined;
  #looksWithoutAnchor = 0;
  #isFrameAsked = false;
  #isAnswered = false;

  constructor(anchor: Element | DOMRect, words: PromptWords, onAction: (action: PromptAction) => void) {
    this.#anchor = anchor;
    this.#words = words;
    this.#onAction = onAction;
    this.#host = openHost(this.#anchorElement, {
      onInterference: () => this.#sight?.disturb(),
      onGivenUp: () => {
        this.#leave({ kind: "gone", reason: "page-interferes" });
      },
    });
    this.#host.root.adoptedStyleSheets = [promptSheet()];
    // A live region is read when its text changes, so it has to be there first.
    this.#status = document.createElement("div");
    this.#status.className = "unseen";
    this.#status.setAttribute("role", "status");
    this.#host.root.append(this.#status);
    this.#listen();
  }

  get #anchorElement(): Element | undefined {
    return this.#anchor instanceof Element ? this.#anchor : undefined;
  }

  draw(content: PromptContent): void {
    if (this.#closing.signal.aborted) return;
    const hadFocus = this.#host.root.activeElement !== null;
    this.#sight?.stop();
    this.#view?.panel.remove();
    this.#isAnswered = false;
    const view = viewOf(content, this.#words, Date.now(), (event, wish) => {
      this.#press(event, wish);
    });
    this.#view = view;
    this.#host.root.append(view.panel);
    this.#anchorBox = undefined;
    this.#follow();
    this.#sight = watchSight(this.#host.element, view.panel, () => performance.now());
    if (hadFocus) this.#focusFirst();
    requestAnimationFrame(() => (this.#status.textContent = view.spoken));
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    const hadFocus = this.#host.root.activeElement !== null;
    this.#closing.abort();
    this.#sight?.stop();
    this.#host.remove();
    if (hadFocus && this.#anchor instanceof HTMLElement) this.#anchor.focus({ preventScroll: true });
  }

  #leave(action: PromptAction): void {
    if (this.#closing.signal.aborted) return;
    this.close();
    this.#onAction(action);
  }

  #listen(): void {
    const { signal } = this.#closing;
    const follow = (): void => {
      this.#followSoon();
    };
    addEventListener("scroll", follow, { capture: true, passive: true, signal });
    addEventListener("resize", follow, { passive: true, signal });
    visualViewport?.addEventListener("resize", follow, { passive: true, signal });
    document.addEventListener(
      "keydown",
      (event) => {
        this.#keyInPage(event);
      },
      { capture: true, signal },
    );
    for (const name of KEPT_FROM_PAGE) {
      this.#host.root.addEventListener(name, (event) => {
        event.stopPropagation();
        // The field keeps its focus, and so its page keeps its validation quiet.
        if (name === "mousedown") event.preventDefault();
      });
    }
    this.#host.root.addEventListener("keydown", (event) => {
      this.#keyInPrompt(event as KeyboardEvent);
    });
    const timer = setInterval(() => {
      this.#look();
    }, LOOK_MS);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
    });
  }

  #keyInPage(event: KeyboardEvent): void {
    if (!event.isTrusted || event.target === this.#host.element) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.key === "Escape") {
      this.#leave({ kind: "dismiss" });
    } else if (event.key === "ArrowDown" && this.#isFromAnchor(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.#focusFirst();
    }
  }

  /** In a number field the arrow counts, so there it stays the page's. */
  #isFromAnchor(event: KeyboardEvent): boolean {
    const [target] = event.composedPath();
    return target === this.#anchor && !(target instanceof HTMLInputElement && target.type === "number");
  }

  #keyInPrompt(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    if (event.key === "Escape") this.#leave({ kind: "dismiss" });
    // A key that is held down was pressed for something else.
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  }

  #focusFirst(): void {
    const panel = this.#view?.panel;
    const first = panel?.querySelector<HTMLElement>(".main") ?? panel?.querySelector<HTMLElement>(".close");
    first?.focus({ preventScroll: true });
  }

  #press(event: MouseEvent, wish: Wish): void {
    if (!event.isTrusted || this.#isAnswered) return;
    switch (wish.kind) {
      case "dismiss":
      case "mute":
        this.#leave({ kind: wish.kind });
        return;
      case "accept": {
        // The second click of a double click belongs to whatever the first one was for.
        if (event.detail > 1) return;
        const verdict = this.#sight?.judge(performance.now()) ?? "ignore";
        if (verdict === "ignore") return;
        this.#isAnswered = true;
        this.#onAction({ ...wish, proof: verdict });
      }
    }
  }

  #followSoon(): void {
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    requestAnimationFrame(() => {
      this.#isFrameAsked = false;
      if (!this.#closing.signal.aborted) this.#follow();
    });
  }

  /** What no event tells: an anchor that moved, changed or went, and the time. */
  #look(): void {
    if (document.visibilityState === "hidden") return;
    this.#view?.tick?.(Date.now());
    if (!hasRoom()) {
      this.#leave({ kind: "gone", reason: "no-room" });
      return;
    }
    const box = this.#boxOfAnchor();
    this.#looksWithoutAnchor = box ? 0 : this.#looksWithoutAnchor + 1;
    if (this.#looksWithoutAnchor >= MAX_LOOKS_WITHOUT_ANCHOR) this.#leave({ kind: "gone", reason: "anchor-gone" });
    else if (!box || !this.#anchorBox || !isSameBox(box, this.#anchorBox)) this.#follow();
  }

  #boxOfAnchor(): Box | undefined {
    if (!(this.#anchor instanceof Element)) return this.#anchor;
    const box = this.#anchor.getBoundingClientRect();
    // A step that the page keeps for later keeps its box. Opacity says nothing: fields under drawn boxes are transparent.
    const isThere = this.#anchor.checkVisibility({ visibilityProperty: true });
    return isThere && box.width > 0 && box.height > 0 ? box : undefined;
  }

  #follow(): void {
    const box = this.#boxOfAnchor();
    this.#anchorBox = box;
    const panel = this.#view?.panel;
    if (!panel) return;
    const before = panel.getBoundingClientRect();
    if (!box || !isInView(box, viewport())) {
      this.#host.moveTo(undefined);
    } else {
      const place = placeBeside(box, before, viewport(), this.#words.direction);
      this.#host.moveTo(place);
      this.#correctZoom(panel, place);
    }
    if (!isSameBox(before, panel.getBoundingClientRect())) this.#sight?.disturb();
  }

  /** A page that sets `zoom` on its root scales our lengths as well, but not the boxes that it reports. */
  #correctZoom(panel: Element, wanted: { readonly left: number; readonly top: number }): void {
    const got = panel.getBoundingClientRect();
    const scale = got.left / wanted.left;
    if (Math.abs(scale - 1) < 0.01 || !Number.isFinite(scale) || scale <= 0) return;
    this.#host.moveTo({ left: wanted.left / scale, top: wanted.top / scale });
  }
}
