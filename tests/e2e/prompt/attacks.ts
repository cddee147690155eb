/**
 * What pages do to get a click on the prompt that nobody meant to give it (the published overlay, opacity and timing attacks
 * on in-page interfaces of extensions), each with the lines of the prompt that stand in its way: without them it gets through.
 */
import type { Change } from "../../tools/bundle.ts";
import { FIELD, FILL, SETTLED_MS } from "./scene.ts";
import { wait, type PromptPage } from "./driver.ts";

/** What comes of an attack, in one word. `seen`: the page's own prompt acts. `unproven`: the toolbar popup opens, and asks. */
export type Outcome = "nothing" | "unproven" | "seen" | "twice" | "dismissed" | "heard" | "read" | "spun" | "shown";

export type Attack = {
  /** As docs/SECURITY.md has it. */
  readonly number: string;
  /** Goes on from "a page that". */
  readonly name: string;
  readonly body?: string;
  readonly frameBody?: string;
  /** What the page and the person do, once the prompt is shown. */
  readonly act: (prompt: PromptPage) => Promise<unknown>;
  /** Where the prompt's answer does not tell. */
  readonly outcome?: (prompt: PromptPage) => Promise<Outcome>;
  readonly holds: Outcome;
  /** All that would each stop it. */
  readonly defence: readonly Change[];
  readonly breaks: Outcome;
};

const line = (file: string, from: string, to: string): Change => ({ file: `/src/content/prompt/${file}.ts`, from, to });

const trusted = line("show", "!event.isTrusted || this.#isAnswered", "this.#isAnswered");
const once = line("show", "!event.isTrusted || this.#isAnswered", "!event.isTrusted");
const trustedKey = line("show", "!event.isTrusted || event.target === this.#host.element", "event.target === null");
const noHeldKey = line("show", "if (event.repeat && ", "if (event.key === null && ");
const noSecondClick = line("show", "if (event.detail > 1) return;", "");
const stillAtFirst = line("sight", "sinceMs: now() };\n  let", "sinceMs: -Infinity };\n  let");
const stillAfterMove = line(
  "show",
  "panel.getBoundingClientRect())) this.#sight?.disturb();",
  "before)) this.#sight?.disturb();",
);
const stillAtClick = line("sight", "if (!isSameBox(box, still.box)) disturb();", "");
const seenLong = line("sight", " && nowMs - visibleSinceMs >= SIGHT_MS", "");
const vouchedFor = line("sight", "last.isVisible && last.intersectionRatio >= 0.99", "last.intersectionRatio >= 0");
const plainAncestors = line("sight", "if (!has(element, HARMLESS_EFFECTS)) return false;", "");
const plainHost = line("sight", "return has(host, HARMLESS_ON_HOST);", "return true;");
const overAll = line("sight", "overlaps(other.getBoundingClientRect(), box)", "false");
const reachable = line("sight", "scope.elementFromPoint(x, y) === host", "x === x");
const putRight = line(
  "host",
  'if (event instanceof Event ? element.matches(":popover-open") : isUntouched(event)) return;',
  "if (root) return;",
);
const important = line(
  "host",
  'element.style.setProperty(property, value, "important");',
  "element.style.setProperty(property, value);",
);
const givenUp = line("host", "MAX_INTERFERENCES = 3;", "MAX_INTERFERENCES = 30;");
const closed = line("host", 'mode: "closed"', 'mode: "open"');
const keptFromPage = line("show", "        event.stopPropagation();\n        // The field", "        // The field");
const roomy = line("show", "innerWidth >= MIN_ROOM.width && innerHeight >= MIN_ROOM.height", "innerWidth >= 0");

const inPage = (prompt: PromptPage, script: string): Promise<unknown> => prompt.page.evaluate(script);
const settle = (): Promise<void> => wait(SETTLED_MS);
const click = (prompt: PromptPage): Promise<void> => prompt.clickPart("prompt-accept");

/** The page does something at once, and the person clicks when all has been still for long. */
const before =
  (script: string): Attack["act"] =>
  async (prompt) => {
    await inPage(prompt, `{ ${script} }`);
    await settle();
    await click(prompt);
  };

/** Something over the prompt that lets clicks through. Where the prompt is, any page can guess from its own field. */
const cover = (width = 800, style = "pointer-events: none"): string =>
  `const cover = document.createElement("div");
   cover.popover = "manual";
   cover.textContent = "Play";
   cover.style.cssText = "position: fixed; inset: 0; margin: 0; border: 0; background: white; width: ${width}px; height: 600px; ${style}";`;
const IN_CLOSED_ROOT = `const other = document.body.appendChild(document.createElement("div"));
   other.attachShadow({ mode: "closed" }).append(cover);`;

const frame = (style: string, around = ""): string =>
  `<body style="margin: 0"><div style="${around}"><iframe src="OTHER_ORIGIN/frame" width="600" height="400" style="border: 0; ${style}"></iframe></div>`;

const clicks: readonly Attack[] = [
  {
    number: "C3.1",
    name: "clicks by script",
    act: async (prompt) => {
      await settle();
      await prompt.onPart("prompt-accept", "this.click()");
    },
    holds: "nothing",
    defence: [trusted],
    breaks: "seen",
  },
  {
    number: "C2.6",
    name: "has one question answered by many clicks",
    act: async (prompt) => {
      await settle();
      for (let count = 0; count < 3; count++) await click(prompt);
    },
    holds: "seen",
    defence: [once],
    breaks: "twice",
  },
  {
    number: "C3.2",
    name: "waves it away by a key that nobody pressed",
    act: (prompt) =>
      inPage(
        prompt,
        `field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }))`,
      ),
    holds: "nothing",
    defence: [trustedKey],
    breaks: "dismissed",
  },
  {
    number: "C2.1",
    name: "shows it under a click that is on its way",
    act: click,
    holds: "nothing",
    defence: [stillAtFirst],
    breaks: "unproven",
  },
  {
    number: "C2.2",
    name: "changes what it asks under a click that is on its way",
    act: async (prompt) => {
      await settle();
      await prompt.update({ ...FILL, accounts: [{ id: "a2", issuer: "Example", label: "ops@example.org" }] });
      await click(prompt);
    },
    holds: "nothing",
    defence: [stillAtFirst],
    breaks: "unproven",
  },
  {
    number: "C2.3",
    name: "slides it under the pointer",
    body: `${FIELD}<script>
      addEventListener("pointermove", () => { field.style.marginTop = "200px"; dispatchEvent(new Event("scroll")); }, { once: true });
    </script>`,
    act: async (prompt) => {
      const { x, y } = await prompt.middleOf("prompt-accept");
      await settle();
      await prompt.page.mouse.move(x, y + 200);
      await wait(100);
      await prompt.page.mouse.click(x, y + 200);
    },
    holds: "nothing",
    defence: [stillAfterMove, stillAtClick],
    breaks: "seen",
  },
  {
    number: "C2.4",
    name: "has it away and back under a click",
    act: async (prompt) => {
      await settle();
      for (const margin of ["200px", ""]) {
        await inPage(prompt, `field.style.marginTop = "${margin}"; dispatchEvent(new Event("scroll"))`);
        await wait(50);
      }
      await click(prompt);
    },
    holds: "nothing",
    defence: [stillAfterMove, stillAtClick],
    breaks: "seen",
  },
  {
    number: "C2.5",
    name: "gets the second click of a double click",
    act: async (prompt) => {
      await settle();
      await prompt.secondClick(await prompt.middleOf("prompt-accept"));
    },
    holds: "nothing",
    defence: [noSecondClick],
    breaks: "seen",
  },
  {
    number: "C3.3",
    name: "leads an Enter into it that is held down",
    act: async (prompt) => {
      await prompt.page.focus("#field");
      await settle();
      await prompt.page.keyboard.press("ArrowDown");
      await prompt.holdEnter();
    },
    holds: "nothing",
    defence: [noHeldKey],
    breaks: "seen",
  },
];

const unseen: readonly Attack[] = [
  {
    number: "C1.1",
    name: "covers it by a popover that lets clicks through",
    act: before(`${cover()} document.body.append(cover); cover.showPopover()`),
    holds: "unproven",
    defence: [vouchedFor, overAll],
    breaks: "seen",
  },
  {
    number: "C1.2",
    name: "covers its names alone",
    act: before(`${cover(180)} document.body.append(cover); cover.showPopover()`),
    holds: "unproven",
    defence: [vouchedFor, overAll],
    breaks: "seen",
  },
  {
    number: "C1.3",
    name: "covers it from within a closed shadow root",
    act: before(`${cover()} ${IN_CLOSED_ROOT} cover.showPopover()`),
    holds: "unproven",
    defence: [vouchedFor],
    breaks: "seen",
  },
  {
    number: "C1.4",
    name: "covers it within one click",
    act: before(
      `${cover()} document.body.append(cover);
       addEventListener("pointerdown", () => cover.showPopover(), true);
       addEventListener("click", () => cover.hidePopover());`,
    ),
    holds: "unproven",
    defence: [overAll],
    breaks: "seen",
  },
  {
    number: "C1.5",
    name: "covers its names from within a closed shadow root as the finger comes down",
    act: before(
      `${cover(180, "pointer-events: auto")} ${IN_CLOSED_ROOT}
       addEventListener("pointerdown", () => cover.showPopover(), true);`,
    ),
    holds: "unproven",
    defence: [reachable],
    breaks: "seen",
  },
  {
    number: "C1.13",
    name: "uncovers it just before the click",
    act: async (prompt) => {
      await inPage(prompt, `{ ${cover()} ${IN_CLOSED_ROOT} cover.showPopover(); window.cover = cover }`);
      await settle();
      await inPage(prompt, "window.cover.hidePopover()");
      await wait(250);
      await click(prompt);
    },
    holds: "unproven",
    defence: [seenLong],
    breaks: "seen",
  },
  ...["opacity: 0.5", "filter: opacity(0)", "clip-path: inset(50%)", "mix-blend-mode: difference"].map(
    (style): Attack => ({
      number: "C1.6",
      name: `sets on its root ${style}`,
      body: `<style>html { ${style} }</style>${FIELD}`,
      act: before(""),
      holds: "unproven",
      defence: [plainAncestors, vouchedFor],
      breaks: "seen",
    }),
  ),
  ...(
    [
      ["C1.7", "fades a frame that shows it", frame("opacity: 0.02")],
      ["C1.8", "shrinks a frame that shows it", frame("transform: scale(0.5); transform-origin: 0 0")],
      ["C1.12", "filters a frame that shows it", frame("filter: blur(8px)")],
      ["C1.12", "turns a frame that shows it", frame("transform: rotate(2deg)")],
      [
        "C1.9",
        "covers a frame that shows it",
        `${frame("")}<div style="position: absolute; inset: 0; background: white; pointer-events: none">Play</div>`,
      ],
      [
        "C1.12",
        "cuts its names off a frame that shows it",
        frame("margin-left: -240px", "overflow: hidden; width: 300px"),
      ],
    ] as const
  ).map(([number, name, body]): Attack => ({
    number,
    name,
    body,
    frameBody: FIELD,
    act: before(""),
    holds: "unproven",
    defence: [vouchedFor],
    breaks: "seen",
  })),
  ...(["0", "90"] as const).map((side): Attack => ({
    number: "C1.10",
    name: `frames it in ${side} by ${side} pixels`,
    body: `<iframe src="OTHER_ORIGIN/frame" width="${side}" height="${side}"></iframe>`,
    frameBody: FIELD,
    act: () => wait(50),
    outcome: async (prompt) => ((await prompt.isShown("prompt-accept")) ? "shown" : "nothing"),
    holds: "nothing",
    defence: [roomy],
    breaks: "shown",
  })),
];

const fights: readonly Attack[] = [
  ...(
    [
      ["C5.1", "opacity", "0.01", "1"],
      ["C5.2", "mix-blend-mode", "difference", "normal"],
      ["C5.3", "filter", "opacity(0)", "none"],
      ["C5.4", "clip-path", "inset(0 0 0 40%)", "none"],
      ["C5.5", "transform", "scale(1.5)", "none"],
    ] as const
  ).map(([number, property, value, harmless]): Attack => ({
    number,
    name: `sets on it ${property}: ${value}`,
    act: before(`document.querySelector("[popover]").style.setProperty("${property}", "${value}", "important")`),
    outcome: async (prompt) =>
      (await inPage(
        prompt,
        `getComputedStyle(document.querySelector("[popover]")).getPropertyValue("${property}")`,
      )) === harmless
        ? "nothing"
        : outcomeOf(await prompt.actions()),
    holds: "nothing",
    defence: [putRight, plainAncestors, plainHost, vouchedFor, stillAtClick, reachable],
    breaks: "seen",
  })),
  {
    number: "C1.11",
    name: "styles it from its own sheet",
    body: `<style>
        * { opacity: 0 !important; scale: 0 !important; display: none !important; clip-path: inset(50%) !important }
        html, body, #field { display: block !important; opacity: 1 !important; scale: none !important; clip-path: none !important }
      </style><body><input id="field" style="margin: 80px">`,
    act: settle,
    outcome: async (prompt) =>
      (await inPage(prompt, `getComputedStyle(document.querySelector("[popover]")).opacity`)) === "1"
        ? "shown"
        : "nothing",
    holds: "shown",
    defence: [important],
    breaks: "nothing",
  },
  {
    number: "C5.6",
    name: "takes it down for ever",
    body: `${FIELD}<script>
        window.removals = 0;
        new MutationObserver(() => {
          const host = document.querySelector("[popover]");
          if (host) { window.removals++; host.remove(); }
        }).observe(document.documentElement, { childList: true });
      </script>`,
    act: () => wait(300),
    outcome: async (prompt) => (((await inPage(prompt, "window.removals")) as number) > 3 ? "spun" : "nothing"),
    holds: "nothing",
    defence: [givenUp],
    breaks: "spun",
  },
  {
    number: "C6",
    name: "looks into it",
    act: () => wait(50),
    outcome: async (prompt) =>
      (await inPage(
        prompt,
        `document.querySelector("[popover]").shadowRoot?.textContent.includes("ada@example.org")`,
      )) === true
        ? "read"
        : "nothing",
    holds: "nothing",
    defence: [closed],
    breaks: "read",
  },
  {
    number: "C5.7",
    name: "takes a click on it for one beside its own dialog",
    body: `${FIELD}<script>
      window.heard = 0;
      for (const name of ["pointerdown", "mousedown", "click"]) document.addEventListener(name, () => window.heard++);
    </script>`,
    act: before(""),
    outcome: async (prompt) => ((await inPage(prompt, "window.heard")) === 0 ? "nothing" : "heard"),
    holds: "nothing",
    defence: [keptFromPage],
    breaks: "heard",
  },
];

export const attacks: readonly Attack[] = [...clicks, ...unseen, ...fights];

export function outcomeOf(actions: Awaited<ReturnType<PromptPage["actions"]>>): Outcome {
  const [first, second] = actions;
  if (second !== undefined) return "twice";
  if (first?.kind === "accept") return first.proof;
  return first?.kind === "dismiss" ? "dismissed" : "nothing";
}
