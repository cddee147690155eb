/** Puts a code into a remembered place, in the way that plain pages and every framework accept, and looks whether it stayed. */
import { bareCode, planFill, type FillPlan } from "#core/autofill/fill-plan.ts";
import type { PageFill } from "#messages/page-world.ts";
import { rememberedUnit } from "./scan.ts";
import { isUsable } from "./visible.ts";

/** Widgets move the focus and draw themselves anew between two digits. A timer, because hidden tabs draw no frames. */
const BETWEEN_BOXES_MS = 30;
/** Some pages enable a box only when the one before it is filled. */
const ENABLE_MS = 600;
/** Frameworks may take a moment to put back a value they do not like. */
const SETTLE_MS = 60;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Fills the unit that was found as `unitId`; no other element ever gets the code, whatever has the focus. */
export async function fillUnit(unitId: string, code: string): Promise<PageFill> {
  const boxes = rememberedUnit(unitId)?.elements ?? [];
  const [first] = boxes;
  if (first === undefined || !boxes.every(isStillThere) || !isUsable(first)) return { kind: "page-changed" };
  if (shows(boxes, code)) return { kind: "filled" };

  const plan = planFill(code, { maxLengths: boxes.map(({ maxLength }) => maxLength) });
  if (plan !== undefined && (await enter(boxes, plan, code))) return { kind: "filled" };
  // One more try, the way browsers autofill: everything into the first box. Then the page has had its chance.
  if (boxes.length > 1 && (await enter(boxes, [{ index: 0, text: code }], code))) return { kind: "filled" };
  return { kind: "not-accepted-by-page" };
}

/** Enters as planned. @returns Whether the page shows the code afterwards. */
async function enter(boxes: readonly HTMLInputElement[], plan: FillPlan, code: string): Promise<boolean> {
  await clear(boxes);
  for (const { index, text } of plan) {
    const box = boxes[index];
    if (box === undefined || !(await isOpen(box))) return false;
    if (index > 0 && shows(boxes, code)) break;
    type(box, text);
    await wait(boxes.length > 1 ? BETWEEN_BOXES_MS : 0);
  }
  const last = boxes.at(-1);
  if (last?.isConnected === true && !last.disabled) last.dispatchEvent(new Event("change", { bubbles: true }));
  await wait(SETTLE_MS);
  return shows(boxes, code) || !boxes.some(isStillThere);
}

/** Old digits go from the last box to the first: the other way round, widgets pull the rest forward. */
async function clear(boxes: readonly HTMLInputElement[]): Promise<void> {
  for (const box of boxes.toReversed()) {
    if (box.value === "" || box.disabled) continue;
    box.focus({ preventScroll: true });
    set(box, "", "deleteContentBackward", null);
    await wait(boxes.length > 1 ? BETWEEN_BOXES_MS : 0);
  }
}

async function isOpen(box: HTMLInputElement): Promise<boolean> {
  const deadline = performance.now() + ENABLE_MS;
  while (box.disabled && box.isConnected && performance.now() < deadline) await wait(BETWEEN_BOXES_MS);
  return !box.disabled && isStillThere(box);
}

/** What a keyboard does, once: focus, key down, one input event, key up. */
function type(box: HTMLInputElement, text: string): void {
  box.focus({ preventScroll: true });
  const key = text.length === 1 ? { key: text, bubbles: true, composed: true, cancelable: true } : undefined;
  // A page that takes the key for itself has written the digit already.
  const isTaken = key !== undefined && !box.dispatchEvent(new KeyboardEvent("keydown", key));
  if (!isTaken || box.value !== text) set(box, text, "insertText", text);
  if (key !== undefined) box.dispatchEvent(new KeyboardEvent("keyup", key));
}

const prototypeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");

function set(box: HTMLInputElement, value: string, inputType: string, data: string | null): void {
  // Frameworks shadow `value` on the element to notice changes of their own making; the prototype's setter is the browser's.
  prototypeValue?.set?.call(box, value);
  box.dispatchEvent(new InputEvent("input", { inputType, data, bubbles: true, composed: true }));
}

const isStillThere = (box: HTMLInputElement): boolean => box.isConnected && box.type !== "hidden";

const shows = (boxes: readonly HTMLInputElement[], code: string): boolean =>
  bareCode(boxes.map(({ value }) => value).join("")).toLowerCase() === code.toLowerCase();
