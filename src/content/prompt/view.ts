import type { AccountNames, NamedAccount, PromptContent, PromptWords } from "./content.ts";

/** What a button of the prompt asks for; whether it is granted is not the view's to say. */
export type Wish = { readonly kind: "accept"; readonly accountId?: string } | { readonly kind: "dismiss" | "mute" };

export type PromptView = {
  readonly panel: HTMLElement;
  /** What a screen reader is told when the prompt appears. */
  readonly spoken: string;
  /** Brings what depends on the time up to date. Absent where nothing does. */
  readonly tick?: (nowMs: number) => void;
};

type Wired = (event: MouseEvent, wish: Wish) => void;

const SVG = "http://www.w3.org/2000/svg";

function element(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** A stroked drawing from path data; the shapes are ours, the colour is the text's. */
function drawing(className: string, size: number, paths: string, strokeWidth = 1.7): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({
    d: paths,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": String(strokeWidth),
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  })) {
    path.setAttribute(name, value);
  }
  svg.append(path);
  return svg;
}

const MARK = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.8V8l2.2 1.6";
const CROSS = "M2 2l8 8M10 2l-8 8";
const TICK = "M9 1.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M5.8 9.3l2.2 2.2 4.3-4.6";
const ALERT = "M9 1.8 1.5 15.2h15zM9 7v3.6M9 13v.1";
const LOCK = "M4 8h10v7H4zM6 8V5.8a3 3 0 0 1 6 0V8";

function button(className: string, text: string, testId: string, press: Wired, wish: Wish): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.dataset["testid"] = testId;
  made.addEventListener("click", (event) => {
    press(event, wish);
  });
  return made;
}

function closeButton(words: PromptWords, press: Wired): HTMLButtonElement {
  const made = button("close", "", "prompt-dismiss", press, { kind: "dismiss" });
  made.setAttribute("aria-label", words.dismiss);
  made.append(drawing("", 12, CROSS, 1.6));
  return made;
}

const acceptButton = (text: string, press: Wired, accountId?: string): HTMLButtonElement =>
  button("main", text, "prompt-accept", press, { kind: "accept", ...(accountId !== undefined && { accountId }) });

const muteButton = (words: PromptWords, press: Wired): HTMLButtonElement =>
  button("plain", words.notOnThisSite, "prompt-mute", press, { kind: "mute" });

/** Names are strangers' text: each on one line and in its own direction. */
function bidi(tag: string, className: string, text: string): HTMLElement {
  const made = element(tag, className, text);
  made.dir = "auto";
  made.title = text;
  return made;
}

function accountRow({ issuer, label }: AccountNames, ...actions: readonly Node[]): HTMLElement {
  const [first = ""] = Array.from((issuer || label).trim());
  const tile = element("div", "tile", first.toUpperCase());
  tile.setAttribute("aria-hidden", "true");
  const lines = [issuer, label].filter((name) => name !== "");
  const names = element(
    "div",
    "names",
    ...lines.map((name, index) => bidi("div", index === 0 ? "issuer" : "label", name)),
  );
  return element("div", "row", tile, names, ...actions);
}

function fillRow(
  account: NamedAccount,
  words: PromptWords,
  press: Wired,
  text = words.fill,
  note?: string,
): HTMLElement {
  const fill = acceptButton(text, press, account.id);
  // With several rows, "Fill" alone does not say which.
  fill.setAttribute("aria-label", [text, account.issuer, account.label].filter((name) => name !== "").join(" "));
  const names = note === undefined ? account : { issuer: account.issuer || account.label, label: note };
  return accountRow(names, fill);
}

const head = (title: string, words: PromptWords, press: Wired): HTMLElement =>
  element("div", "head", drawing("mark", 16, MARK), element("div", "title", title), closeButton(words, press));

const paragraph = (className: string, text: string): HTMLElement => element("p", className, text);

function oneLine(sign: Node, text: string, ...actions: readonly Node[]): HTMLElement {
  return element("div", "one-line", sign, element("div", "says", text), ...actions);
}

const RING_LENGTH = 100;

/** A ring that empties by steps of a second; the whole of it is what was left when the prompt appeared. */
function countdown(
  untilMs: number,
  words: PromptWords,
): { sign: SVGElement; says: HTMLElement; tick: (nowMs: number) => void } {
  const sign = document.createElementNS(SVG, "svg");
  sign.setAttribute("class", "sign ring");
  sign.setAttribute("viewBox", "0 0 18 18");
  sign.setAttribute("aria-hidden", "true");
  const [track, left] = ["", "left"].map((name) => {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("class", name);
    for (const [key, value] of [
      ["cx", "9"],
      ["cy", "9"],
      ["r", "7.2"],
      ["pathLength", String(RING_LENGTH)],
    ] as const) {
      circle.setAttribute(key, value);
    }
    return circle;
  }) as [SVGCircleElement, SVGCircleElement];
  left.setAttribute("stroke-dasharray", String(RING_LENGTH));
  sign.append(track, left);
  const says = element("div", "says");
  let wholeMs: number | undefined;
  const tick = (nowMs: number): void => {
    const restMs = Math.max(0, untilMs - nowMs);
    wholeMs ??= Math.max(restMs, 1);
    left.setAttribute("stroke-dashoffset", String(RING_LENGTH * (1 - restMs / wholeMs)));
    const text = words.nextCodeIn(Math.ceil(restMs / 1000));
    if (says.textContent !== text) says.textContent = text;
  };
  return { sign, says, tick };
}

type Drawn = { readonly title: string; readonly parts: readonly Node[]; readonly tick?: (nowMs: number) => void };

function draw(content: PromptContent, words: PromptWords, press: Wired): Drawn {
  switch (content.kind) {
    case "add":
      return {
        title: words.addTitle,
        parts: [
          head(words.addTitle, words, press),
          accountRow(content.account),
          paragraph("note", words.usedOn(content.siteName)),
          ...(content.frameName === undefined ? [] : [paragraph("caution", words.askedByFrame(content.frameName))]),
          ...(content.caution === undefined ? [] : [paragraph("caution", content.caution)]),
          element("div", "acts", acceptButton(words.add, press), muteButton(words, press)),
        ],
      };
    case "already-kept":
      return { title: words.keptTitle, parts: [head(words.keptTitle, words, press), accountRow(content.account)] };
    case "not-a-key":
      return {
        title: words.notAKeyTitle,
        parts: [head(words.notAKeyTitle, words, press), bidi("p", "quote", content.text)],
      };
    case "fill": {
      const title = words.fillTitle(content.siteName);
      return {
        title,
        parts: [
          head(title, words, press),
          ...content.accounts.map((account) => fillRow(account, words, press)),
          ...(content.frameName === undefined ? [] : [paragraph("caution", words.askedByFrame(content.frameName))]),
          element("div", "foot", muteButton(words, press)),
        ],
      };
    }
    case "backup-code": {
      const title = words.backupCodeTitle(content.siteName);
      return {
        title,
        parts: [
          head(title, words, press),
          ...content.accounts.map((account) =>
            fillRow(account, words, press, words.useCode, words.codesLeft(account.left)),
          ),
          ...(content.frameName === undefined ? [] : [paragraph("caution", words.askedByFrame(content.frameName))]),
        ],
      };
    }
    case "keep-codes": {
      const title = words.keepCodesTitle(content.count);
      return {
        title,
        parts: [head(title, words, press), accountRow(content.account, acceptButton(words.keepCodes, press))],
      };
    }
    case "fill-first-code":
      return {
        title: words.fillFirstTitle,
        parts: [head(words.fillFirstTitle, words, press), fillRow(content.account, words, press)],
      };
    case "locked": {
      const title = content.purpose === "add" ? words.unlockToAdd : words.unlockToFill;
      return {
        title,
        parts: [
          oneLine(drawing("sign", 18, LOCK), title, acceptButton(words.unlock, press), closeButton(words, press)),
        ],
      };
    }
    case "look-alike": {
      const cross = element("span", "sign bad", "≠");
      const text = words.lookAlikeText(content.hereName, content.boundName);
      const names = element("div", "pair");
      names.append(
        cross,
        bidi("span", "bad", content.hereName),
        element("span", "sign good", "✓"),
        bidi("span", "good", content.boundName),
      );
      return {
        title: `${words.lookAlikeTitle} ${text}`,
        parts: [head(words.lookAlikeTitle, words, press), paragraph("text", text), names],
      };
    }
    case "waiting": {
      const { sign, says, tick } = countdown(content.untilMs, words);
      const next = content.mayTryNext
        ? [element("div", "foot", button("plain", words.tryNext, "prompt-next", press, { kind: "accept" }))]
        : [];
      return { title: "", parts: [element("div", "one-line", sign, says, closeButton(words, press)), ...next], tick };
    }
    case "notice": {
      const sign = content.tone === "success" ? drawing("sign good", 18, TICK) : drawing("sign bad", 18, ALERT);
      return { title: content.text, parts: [oneLine(sign, content.text, closeButton(words, press))] };
    }
  }
}

/** Draws `content`. `press` is told of every click on a button, whoever made it. */
export function viewOf(content: PromptContent, words: PromptWords, nowMs: number, press: Wired): PromptView {
  const { title, parts, tick } = draw(content, words, press);
  tick?.(nowMs);
  const panel = element("section", "panel", ...parts);
  panel.lang = words.language;
  panel.dir = words.direction;
  // Without a choice to make it is no dialog.
  panel.setAttribute("role", panel.querySelector(".main") ? "dialog" : "group");
  const spoken = title === "" ? panel.textContent : title;
  panel.setAttribute("aria-label", spoken);
  return { panel, spoken, ...(tick && { tick }) };
}
