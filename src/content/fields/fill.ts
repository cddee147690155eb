/**
 * Types a code into a unit that was found before, the way widgets of all kinds accept it: box by box, with focus, one `input`
 * each and a pause. All boxes in one task hang some libraries, a synthetic paste is ignored by others, and a second salvo
 * of events makes pages send a code twice.
 */
import { planBackupCode, planFill } from "#core/autofill/fill-plan.ts";
import type { PageFill } from "#messages/page-world.ts";
import { rememberedUnit, scanFields, type FoundUnit } from "./scan.ts";
import { isUsable } from "./visible.ts";

/** Frameworks render between two digits. Timers go on in background tabs, where frames do not. */
const BETWEEN_DIGITS_MS = 25;
/** Some boxes stay disabled until the one before has its digit. */
const ENABLED_WITHIN_MS = 400;
/** What the page made of the code is read when its own handlers are through. */
const SETTLE_MS = 80;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// The page may have laid its own property over the element's; the prototype's setter is what typing uses.
const prototypeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");

/** Focuses `input` and lets its widget know: a document without focus (the popup has it) fires no focus events by itself. */
function focusOn(input: HTMLInputElement): void {
  let wasTold = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  const told = (): void => void (wasTold = true);
  input.addEventListener("focus", told, { once: true });
  input.focus({ preventScroll: true });
  input.removeEventListener("focus", told);
  if (wasTold) return;
  input.dispatchEvent(new FocusEvent("focus", { composed: true }));
  input.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
}

/**
 * Sets what stands in `input` as one keystroke of it would, or several for a text of more characters.
 * @param inserted What of `text` is new.
 */
function type(input: HTMLInputElement, text: string, inserted = text): void {
  const isClearing = text === "";
  const key = isClearing ? "Backspace" : (inserted.at(-1) ?? "");
  const keyEvent = (name: string): boolean =>
    input.dispatchEvent(new KeyboardEvent(name, { key, bubbles: true, cancelable: true, composed: true }));
  const isHandled = !keyEvent("keydown") && input.value === text;
  // A widget that took the key has done the rest as well.
  if (!isHandled) {
    prototypeValue?.set?.call(input, text);
    const inputType = isClearing ? "deleteContentBackward" : "insertText";
    input.dispatchEvent(
      new InputEvent("input", { inputType, data: isClearing ? null : inserted, bubbles: true, composed: true }),
    );
  }
  keyEvent("keyup");
}

async function isEnabled(input: HTMLInputElement): Promise<boolean> {
  for (let waitedMs = 0; input.disabled && waitedMs < ENABLED_WITHIN_MS; waitedMs += BETWEEN_DIGITS_MS) {
    await sleep(BETWEEN_DIGITS_MS);
  }
  return input.isConnected && !input.disabled && !input.readOnly;
}

/** What a person reads in `text`: spaces, dashes and the places of a mask ("12_ ___") are for the eye. */
const characters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

/** What the boxes hold together. */
const contents = (inputs: readonly HTMLInputElement[]): string => characters(inputs.map(({ value }) => value).join(""));

/** Whether the boxes together hold `code`, in whatever spelling and case the page likes. */
const holds = (inputs: readonly HTMLInputElement[], code: string): boolean => contents(inputs) === characters(code);

/** Whether all was there but the last character, and with that all is gone: the page has taken the code on the very event. */
const wasTaken = (before: string, inputs: readonly HTMLInputElement[], code: string): boolean =>
  before.length === code.length - 1 && characters(code).startsWith(before) && contents(inputs) === "";

/** Old digits go first, from the last to the first: widgets move the focus back as one does with the backspace key. */
async function clear(inputs: readonly HTMLInputElement[]): Promise<void> {
  for (const input of inputs.toReversed()) {
    if (input.value === "" || !(await isEnabled(input))) continue;
    focusOn(input);
    type(input, "");
    await sleep(BETWEEN_DIGITS_MS);
  }
}

/** A unit whose inputs may be replaced while it is filled. */
type LiveUnit = Pick<FoundUnit, "kind" | "types"> & { elements: readonly HTMLInputElement[] };

/** Pages with a naive view make all boxes anew after each digit: it is the new ones that are typed into. */
async function refresh(unit: LiveUnit): Promise<void> {
  if (unit.elements.some(({ isConnected }) => isConnected)) return;
  const alike = await unitsLike(unit);
  if (alike.length === 1 && alike[0] !== undefined) unit.elements = alike[0].elements;
}

/**
 * Types one text into each of several boxes.
 * @returns Whether they showed the whole code at any moment: a page may take it and clear or remove them at once.
 */
async function typeIntoBoxes(unit: LiveUnit, texts: readonly string[], code: string): Promise<boolean> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await sleep(BETWEEN_DIGITS_MS);
    await refresh(unit);
    const inputs = unit.elements;
    const input = inputs[index];
    if (input === undefined || !(await isEnabled(input))) return false;
    const before = contents(inputs);
    if (input.value !== text) {
      focusOn(input);
      type(input, text);
    }
    // A widget may have spread or sent the code on the very event.
    if (holds(inputs, code) || wasTaken(before, inputs, code)) return true;
  }
  return false;
}

/** The beginning of `text` that holds these characters and nothing after them; undefined where it does not begin so. */
function headOf(text: string, wanted: string): string | undefined {
  for (let length = 0; length <= text.length; length++) {
    const head = text.slice(0, length);
    if (characters(head) === characters(wanted)) return head;
  }
  return undefined;
}

/**
 * Types `text` into one input as a keyboard does, each character behind what the page has made of those before it.
 * @returns Whether it showed the whole code at any moment. It stops where the page does not keep what was typed: a page that
 * goes by the length of what it has must not get a wrong code of that length.
 */
async function typeIntoField(input: HTMLInputElement, text: string, code: string): Promise<boolean> {
  let typed = "";
  // A space that the field's pattern wants goes in with the digit after it.
  for (const [key] of text.matchAll(/[^\p{L}\p{N}]*[\p{L}\p{N}]/gu)) {
    if (typed !== "") await sleep(BETWEEN_DIGITS_MS);
    const head = headOf(input.value, typed);
    if (head === undefined || !(await isEnabled(input))) return false;
    focusOn(input);
    type(input, head + key, key);
    typed += key;
    if (holds([input], code) || wasTaken(characters(head), [input], code)) return true;
  }
  return false;
}

/** The page went on: it removed or locked the inputs after the last digit. */
const hasTakenOver = (inputs: readonly HTMLInputElement[]): boolean =>
  inputs.every(({ isConnected, disabled, readOnly }) => !isConnected || disabled || readOnly);

/** The unit as it is now: frameworks replace elements while nothing seems to change. */
async function current(unitId: string): Promise<FoundUnit | undefined> {
  const unit = rememberedUnit(unitId);
  if (unit === undefined) return undefined;
  if (unit.elements.every(({ isConnected }) => isConnected)) return unit;
  const alike = await unitsLike(unit);
  return alike.length === 1 ? alike[0] : undefined;
}

/** What the page shows now that wants the same from inputs of the same types. */
const unitsLike = async ({ kind, types }: LiveUnit): Promise<readonly FoundUnit[]> =>
  (await scanFields()).filter((unit) => unit.kind === kind && unit.types.join() === types.join());

/** Types the code; what is true of the inputs afterwards is looked at after a moment, when the page's own handlers are through. */
async function attempt(
  how: "by-key" | "at-once",
  unit: LiveUnit,
  texts: readonly string[],
  code: string,
  onThere: () => unknown,
): Promise<boolean> {
  const [first] = unit.elements;
  if (first === undefined) return false;
  await clear(unit.elements);
  let showed = false;
  if (how === "by-key") {
    showed = await (texts.length > 1 ? typeIntoBoxes(unit, texts, code) : typeIntoField(first, texts[0] ?? code, code));
    if (showed) onThere();
  } else if (await isEnabled(first)) {
    focusOn(first);
    type(first, texts.length > 1 ? code : (texts[0] ?? code));
  }
  await sleep(SETTLE_MS);
  const inputs = unit.elements;
  if (hasTakenOver(inputs)) return true;
  // It was all there and is all gone: the page has taken it. Typed once more, it would be sent twice.
  if (showed && contents(inputs) === "") return true;
  // A first box that has swallowed everything is no widget that spreads it.
  return (
    holds(inputs, code) &&
    inputs.every(({ value }, at) => characters(value).length === characters(texts[at] ?? "").length)
  );
}

const filling = new Set<string>();

/**
 * Fills a unit that `scanFields` found with `code`.
 * @param onThere Told the moment that the page holds the whole code, which may be the last moment of the page.
 * @returns What became of it. Nothing is typed where the unit is gone, hidden or of another kind by now, nor while the same unit
 * is being filled.
 */
export async function fillUnit(
  unitId: string,
  code: string,
  onThere: () => unknown = () => undefined,
): Promise<PageFill> {
  if (filling.has(unitId)) return { kind: "page-changed" };
  filling.add(unitId);
  try {
    return await fill(unitId, code, onThere);
  } finally {
    filling.delete(unitId);
  }
}

async function fill(unitId: string, code: string, onThere: () => unknown): Promise<PageFill> {
  const unit = await current(unitId);
  const [first] = unit?.elements ?? [];
  if (unit === undefined || first === undefined || !isUsable(first)) return { kind: "page-changed" };
  const inputs = unit.elements;
  if (inputs.some((input, index) => input.type !== unit.types[index] || input.readOnly))
    return { kind: "page-changed" };

  const plan = unit.kind === "recovery" ? planBackupCode(code, inputs) : planFill(code, inputs);
  if (!plan.ok) return { kind: "not-accepted-by-page" };
  // As a keyboard, and once more the way a phone's keyboard suggests a code: the whole in the first input.
  const live: LiveUnit = { kind: unit.kind, types: unit.types, elements: inputs };
  const isThere =
    (await attempt("by-key", live, plan.value, code, onThere)) ||
    (live.elements[0]?.isConnected === true && (await attempt("at-once", live, plan.value, code, onThere)));
  if (!isThere) return { kind: "not-accepted-by-page" };
  const last = live.elements.at(-1);
  if (last?.isConnected && !last.disabled) last.dispatchEvent(new Event("change", { bubbles: true }));
  return { kind: "filled" };
}
