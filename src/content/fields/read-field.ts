/** Reads one input into plain data. It never reads what somebody typed. */
import type { FieldSnapshot } from "#core/autofill/field.ts";

/** Attributes in which programmers name a field. */
const NAMING = (
  "id name data-testid data-test data-test-id data-cy data-qa data-e2e data-automation-id data-validate formcontrolname " +
  "ng-model v-model wire:model wire:model.defer x-model itemprop"
).split(" ");

const MAX_TEXT = 200;
const squeeze = (text: string | null | undefined): string =>
  (text ?? "").replace(/\s+/g, " ").trim().slice(0, MAX_TEXT);
const join = (pieces: readonly string[]): string => [...new Set(pieces.filter((piece) => piece !== ""))].join(" . ");

/** Text of the elements that an attribute such as aria-labelledby names. */
function referred(input: Element, attribute: string): string {
  const root = input.getRootNode() as Document | ShadowRoot;
  const ids = input.getAttribute(attribute)?.split(/\s+/) ?? [];
  return join(ids.map((id) => (id === "" ? "" : squeeze(root.getElementById(id)?.textContent))));
}

/** The labels of a tree by what they label. `input.labels` would search the whole tree once for each input. */
export function labelsIn(root: ParentNode): ReadonlyMap<Element, readonly string[]> {
  const labels = new Map<Element, string[]>();
  for (const label of root.querySelectorAll("label")) {
    const { control } = label;
    if (control !== null) labels.set(control, [...(labels.get(control) ?? []), squeeze(label.textContent)]);
  }
  return labels;
}

function labelOf(input: HTMLInputElement, labels: readonly string[]): string {
  return join([
    ...labels,
    referred(input, "aria-labelledby"),
    squeeze(input.getAttribute("aria-label")),
    squeeze(input.title),
  ]);
}

const TEXTUAL = ["hidden", "submit", "button", "checkbox", "radio", "image", "reset"].reduce(
  (selector, type) => `${selector}:not([type=${type}])`,
  "input",
);
const holdsInput = (element: Element): boolean => element.matches(TEXTUAL) || element.querySelector(TEXTUAL) !== null;

/** A piece of text right before or after the input, within wrappers that hold no other input. */
function beside(input: Element): string {
  const pieces: string[] = [];
  let at: Element = input;
  for (let level = 0; level < 4; level++) {
    for (let node = at.previousSibling; node !== null && pieces.length === 0; node = node.previousSibling) {
      if (node instanceof Element && holdsInput(node)) return "";
      const text = squeeze(node instanceof Text || isPlainText(node) ? node.textContent : "");
      if (/\p{L}/u.test(text)) pieces.push(text);
    }
    for (let node = at.nextSibling; node !== null; node = node.nextSibling) {
      if (node instanceof Element && holdsInput(node)) break;
      const text = squeeze(node instanceof Text || isPlainText(node) ? node.textContent : "");
      if (/\p{L}/u.test(text)) {
        pieces.push(text);
        break;
      }
    }
    const parent = at.parentElement;
    if (pieces.length > 0) break;
    if (parent === null || parent.matches("form,fieldset,body,dialog,[role=dialog],main,section")) break;
    at = parent;
  }
  return join(pieces);
}
const isPlainText = (node: Node): boolean =>
  node instanceof HTMLElement && !node.matches("script,style,a,button,select,label:has(input),[role=button],h1,h2,h3");

/** Names of wrappers that hold little else: libraries leave theirs there. */
function wrapperOf(input: Element): string {
  const pieces = [...input.attributes].filter(({ name }) => name.startsWith("data-")).map(({ name }) => name.slice(5));
  let at: Element | null = input;
  for (let level = 0; at !== null && level < 4 && !at.matches("form,body,main"); level++, at = at.parentElement) {
    pieces.push(at.className, at === input ? "" : at.id, at.localName.includes("-") ? at.localName : "");
  }
  return pieces.join(" ").slice(0, 400);
}

/** A captcha's picture is wider than high and stands by its field; icons are small, QR codes are square. */
function looksLikeCaptcha(picture: Element, box: DOMRect): boolean {
  const { width, height, top, bottom } = picture.getBoundingClientRect();
  const isNear = top < box.bottom + 60 && bottom > box.top - 60;
  return isNear && width >= 50 && width <= 300 && height >= 18 && height <= 110 && width / height >= 1.5;
}

/** Whether such a picture stands between this input and its neighbours. */
function hasPictureBeside(input: Element, box: DOMRect): boolean {
  if (document.images.length === 0 && document.querySelector("canvas") === null) return false;
  let at: Element | null = input;
  for (let level = 0; at !== null && level < 3 && !at.matches("form,body"); level++, at = at.parentElement) {
    for (const side of ["previousElementSibling", "nextElementSibling"] as const) {
      for (let other = at[side]; other !== null && !holdsInput(other); other = other[side]) {
        const pictures = other.matches("img,canvas") ? [other] : [...other.querySelectorAll("img,canvas")];
        if (pictures.some((picture) => looksLikeCaptcha(picture, box))) return true;
      }
    }
  }
  return false;
}

const numberOrNull = (text: string): number | null => (text === "" || Number.isNaN(Number(text)) ? null : Number(text));

/** What the page itself must tell: where the input stands among forms and regions. */
type Place = {
  readonly id: string;
  readonly box: DOMRect;
  readonly form: number;
  readonly region: number;
  readonly labels: readonly string[];
};

export function readField(input: HTMLInputElement, { id, box, form, region, labels }: Place): FieldSnapshot {
  const group = input.closest("[role=group][aria-label],fieldset");
  const groupLabel = group === null ? "" : group.matches("fieldset") ? "" : squeeze(group.getAttribute("aria-label"));
  return {
    id,
    type: input.type,
    autocomplete: (input.getAttribute("autocomplete") ?? "").toLowerCase().trim(),
    names: NAMING.map((name) => input.getAttribute(name) ?? "")
      .filter((name) => name !== "")
      .join(" ")
      .slice(0, MAX_TEXT),
    wrapper: wrapperOf(input),
    label: labelOf(input, labels),
    placeholder: squeeze(input.placeholder),
    hint: join([referred(input, "aria-describedby"), groupLabel, beside(input)]),
    inputMode: input.inputMode,
    pattern: input.pattern,
    maxLength: input.maxLength,
    max: numberOrNull(input.max),
    disabled: input.disabled,
    autofocus: input.autofocus,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    form,
    region,
    pictureBeside: hasPictureBeside(input, box),
  };
}
