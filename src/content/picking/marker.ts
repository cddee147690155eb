/** What shows that the user may point at a field: a frame around the one that is meant, and a line that says what to do. */

const STYLE = `
:host { all: initial; }
.box { position: fixed; box-sizing: border-box; border: 2px solid #2f5bea; border-radius: 6px; background: rgb(47 91 234 / 14%); }
.says {
  position: fixed; inset: 12px 12px auto; width: fit-content; max-width: calc(100vw - 24px); box-sizing: border-box;
  margin: 0 auto; padding: 10px 16px; border-radius: 10px; background: #1b1c1e; color: #fff;
  font: 14px/1.4 system-ui, "Segoe UI", Roboto, sans-serif; box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
}
[hidden] { display: none; }
@media (forced-colors: active) { .box, .says { border: 2px solid Highlight; } }
`;

export type Marker = {
  /** Frames a field, or none. */
  readonly frame: (input: Element | undefined) => void;
  readonly say: (text: string) => void;
  /** Whether the page has left it in place. */
  readonly isThere: () => boolean;
  readonly remove: () => void;
};

/** @param text What to do; only the top frame says it. */
export function showMarker(text: string): Marker {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const box = document.createElement("div");
  box.className = "box";
  box.hidden = true;
  const says = document.createElement("div");
  says.className = "says";
  says.setAttribute("role", "status");
  says.hidden = window !== top;
  root.append(box, says);
  // Nothing of it is in the way of the pointer; it shows and is not touched.
  host.style.cssText =
    "all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; " +
    "background: none !important; border: 0 !important; width: auto !important; height: auto !important;";
  host.popover = "manual";
  document.documentElement.append(host);
  host.showPopover();
  // A live region is read when its text changes, so it has to be there first.
  requestAnimationFrame(() => (says.textContent = text));
  return {
    frame: (input) => {
      box.hidden = input === undefined;
      if (input === undefined) return;
      const { left, top: above, width, height } = input.getBoundingClientRect();
      Object.assign(box.style, {
        left: `${left - 4}px`,
        top: `${above - 4}px`,
        width: `${width + 8}px`,
        height: `${height + 8}px`,
      });
    },
    say: (next) => {
      says.hidden = false;
      says.textContent = next;
    },
    isThere: () => host.isConnected && host.matches(":popover-open"),
    remove: () => host.remove(),
  };
}
