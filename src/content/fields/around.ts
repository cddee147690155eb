/** Reads the text around a field, nearest first, as statements, headings and things to click. */
import type { Region } from "#core/autofill/field.ts";
import { shadowRootOf } from "../roots.ts";

/** Enough statements to tell what a page wants, and a bound for pages that go on and on. Characters. */
const ENOUGH_TEXT = 100;
const MAX_TEXT = 1500;
/** Elements visited for one region at most. */
const MAX_ELEMENTS = 700;

const SKIPPED = "script,style,noscript,template,select,datalist,textarea,svg,iframe,object,[hidden]";
const ACTION = "a,button,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=option]";
const HEADING = "h1,h2,h3,h4,h5,h6,legend,[role=heading]";

type Pieces = { headings: string[]; text: string[]; actions: string[] };
type Budget = { characters: number; elements: number };

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Kinds of nodes by number: nodes of the page around a frame are not instances of this frame's classes. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;
const isShadowRoot = (node: Node): node is ShadowRoot => "host" in node && "mode" in node;

/** Adds what `node` says to `into`, shadow roots included, until the budget is spent. */
function collect(node: Node, into: Pieces, kind: keyof Pieces, budget: Budget): void {
  if (budget.characters <= 0 || budget.elements <= 0) return;
  if (isText(node)) {
    const text = squeeze(node.data);
    if (text === "") return;
    into[kind].push(text);
    if (kind === "text") budget.characters -= text.length;
    return;
  }
  if (!isElement(node)) {
    if (isShadowRoot(node)) node.childNodes.forEach((child) => collect(child, into, kind, budget));
    return;
  }
  budget.elements--;
  if (node.localName === "input") {
    const { type, value } = node as HTMLInputElement;
    if (type === "submit" || type === "button") into.actions.push(squeeze(value));
    return;
  }
  if (node.matches(SKIPPED) || !node.checkVisibility({ visibilityProperty: true })) return;
  const inside =
    kind !== "text" ? kind : node.matches(ACTION) ? "actions" : node.matches(HEADING) ? "headings" : "text";
  const own = node.getAttribute("aria-label");
  if (own !== null && node.matches("[role=dialog],dialog,form,[role=group]")) into.headings.push(own, ".");
  const root = shadowRootOf(node);
  if (root) collect(root, into, inside, budget);
  node.childNodes.forEach((child) => collect(child, into, inside, budget));
  // Blocks end a sentence whether or not they end in a full stop.
  if (!INLINE.has(node.localName)) into[inside].push(".");
}
const INLINE = new Set(
  "a abbr b bdi bdo big cite code em font i kbd mark small span strong sub sup u var wbr".split(" "),
);

/** The element that draws this document as a frame, where the page around is of the same origin and may be read. */
function frameAround(page: Document): Element | null {
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** The parent, out of shadow roots and frames. */
function parentAcross(node: Node): Node | null {
  const parent = node.parentNode;
  if (parent !== null && isShadowRoot(parent)) return parent.host;
  return parent ?? (node.nodeType === Node.DOCUMENT_NODE ? frameAround(node as Document) : null);
}

const isBody = (node: Node): boolean => node === node.ownerDocument?.body;

/** The last heading before `node` among its elder siblings, looked for from the inside out up to the document. */
function headingBefore(node: Node): string {
  for (let at: Node | null = node; at !== null && !isBody(at); at = parentAcross(at)) {
    for (let elder = at.previousSibling; elder !== null; elder = elder.previousSibling) {
      if (!isElement(elder)) continue;
      const found = elder.matches(HEADING) ? elder : [...elder.querySelectorAll(HEADING)].at(-1);
      if (found?.checkVisibility({ visibilityProperty: true })) return squeeze(found.textContent);
    }
  }
  return "";
}

const QR_NAME = /\bqr|qr[-_ ]?code|barcode/i;
const nameOf = (element: Element): string =>
  ["alt", "id", "class", "aria-label", "title", "data-testid"]
    .map((name) => element.getAttribute(name) ?? "")
    .join(" ");

/** Whether a picture under `container` calls itself a QR code. */
export const hasQrPicture = (container: ParentNode): boolean =>
  [...container.querySelectorAll("img,canvas,svg")]
    .slice(0, 100)
    .some((picture) =>
      QR_NAME.test(nameOf(picture) + " " + (picture.parentElement ? nameOf(picture.parentElement) : "")),
    );

/** A component's own tree: little text, one input, and nothing that could be a form of its own. */
const MAX_COMPONENT = { elements: 40, characters: 80 };
function isComponent(root: ShadowRoot): boolean {
  const elements = root.querySelectorAll("*");
  return (
    elements.length <= MAX_COMPONENT.elements &&
    root.querySelectorAll("input").length <= 1 &&
    root.querySelector(FORM) === null &&
    squeeze(root.textContent).length <= MAX_COMPONENT.characters
  );
}
const FORM = "form,dialog,[role=dialog],[role=alertdialog]";

/** The input, or the outermost component that is nothing but this input: boxes for one digit may have a shadow root each. */
function asOneOfForm(input: Element): Element {
  const root = input.getRootNode();
  return isShadowRoot(root) && isComponent(root) ? asOneOfForm(root.host) : input;
}

/** What holds the inputs that belong together: a form or dialog, or else the whole tree. */
export function formOf(input: HTMLInputElement): Node {
  if (input.form !== null) return input.form;
  const member = asOneOfForm(input);
  return member.closest(FORM) ?? member.getRootNode();
}

/** Where reading starts: the form or dialog, or else the input's own parent. */
export function areaOf(input: Element): Node {
  const member = asOneOfForm(input);
  return member.closest(FORM) ?? member.parentNode ?? member;
}

/**
 * Reads around `area`, going outwards until there is enough, nearest text first: on a long page the navigation at its top is
 * further from the field than the sentence above it.
 */
export function readAround(area: Node): Region {
  const budget: Budget = { characters: MAX_TEXT, elements: MAX_ELEMENTS };
  const pieces: Pieces = { headings: [], text: [], actions: [] };
  collect(area, pieces, "text", budget);
  let at: Node = area;
  const isEnough = (): boolean =>
    MAX_TEXT - budget.characters >= ENOUGH_TEXT && pieces.headings.some((heading) => /\p{L}/u.test(heading));

  for (let parent = parentAcross(at); parent !== null && !isEnough(); parent = parentAcross(at)) {
    // A shadow host's own children are drawn in its slots, so they belong to what is around.
    if (at.parentNode !== parent) parent.childNodes.forEach((child) => collect(child, pieces, "text", budget));
    for (let elder = at.previousSibling; elder !== null && budget.characters > 0; elder = elder.previousSibling) {
      const before: Pieces = { headings: [], text: [], actions: [] };
      collect(elder, before, "text", budget);
      pieces.headings.unshift(...before.headings);
      pieces.text.unshift(...before.text);
      pieces.actions.unshift(...before.actions);
    }
    for (let younger = at.nextSibling; younger !== null && budget.characters > 0; younger = younger.nextSibling) {
      collect(younger, pieces, "text", budget);
    }
    at = parent;
  }
  const outer = isElement(at) ? at : document;
  const headings = pieces.headings.some((heading) => /\p{L}/u.test(heading)) ? pieces.headings : [headingBefore(at)];
  return {
    headings: [document.title, ".", ...headings].join(" ").slice(0, MAX_TEXT),
    text: pieces.text.join(" ").slice(0, MAX_TEXT * 2),
    actions: pieces.actions.join(" . ").slice(0, MAX_TEXT),
    hasQrPicture: hasQrPicture(outer),
  };
}
