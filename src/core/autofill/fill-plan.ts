/** How a code spreads over the inputs of a unit. */
import { fail, ok, type Result } from "../result.ts";

/** An input, as far as it limits what may stand in it. */
export type Slot = {
  /** The browser's type: a number input holds no letters. */
  readonly type: string;
  /** -1 where there is none. */
  readonly maxLength: number;
  readonly pattern: string;
};

export type FillPlanFailure =
  /** The code has another number of characters than there are boxes, or than the field takes. */
  | { readonly kind: "wrong-length"; readonly takes: number }
  /** A code with letters, and inputs for numbers. */
  | { readonly kind: "digits-only" };

/** A code as it is shown or copied, without what only helps the eye. */
export const plainCode = (code: string): string => code.replace(/[\s-]/g, "");

/** Longer patterns are not worth the risk of what they cost to run. */
const MAX_PATTERN = 120;

function accepts(pattern: string, text: string): boolean {
  if (pattern === "" || pattern.length > MAX_PATTERN) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return true;
  }
}

/** The spelling that a field's pattern asks for: as one piece unless only "123 456" or "123-456" passes. */
function spelled(code: string, { pattern, maxLength }: Slot): string {
  const half = Math.ceil(code.length / 2);
  const spellings = [code, ...[" ", "-"].map((mark) => code.slice(0, half) + mark + code.slice(half))];
  const fitting = spellings.filter((text) => maxLength === -1 || text.length <= maxLength);
  return fitting.find((text) => accepts(pattern, text)) ?? code;
}

/**
 * Spreads `code` over `slots`: the whole in a single input, one character for each of several boxes, or as many as each
 * takes where the boxes say so (two of three digits). The first box often allows the whole code, for pasting.
 * @returns One text for each slot, in order.
 */
export function planFill(code: string, slots: readonly Slot[]): Result<readonly string[], FillPlanFailure> {
  const plain = plainCode(code);
  if (/\D/.test(plain) && slots.some(({ type }) => type === "number")) return fail({ kind: "digits-only" });
  const [only] = slots;
  if (slots.length === 1 && only) {
    return only.maxLength !== -1 && only.maxLength < plain.length
      ? fail({ kind: "wrong-length", takes: only.maxLength })
      : ok([spelled(plain, only)]);
  }
  if (slots.length === plain.length) return ok(plain.split(""));
  const [size] = slots.map(({ maxLength }) => maxLength);
  const isEven = size !== undefined && size > 1 && slots.every(({ maxLength }) => maxLength === size);
  if (isEven && size * slots.length === plain.length) {
    return ok(slots.map((_, index) => plain.slice(index * size, (index + 1) * size)));
  }
  return fail({ kind: "wrong-length", takes: slots.length });
}

/**
 * The same for a backup code, whose separators are part of how its site writes it: they stay where the field has room for them,
 * and part it where there is an input for each group.
 */
export function planBackupCode(code: string, slots: readonly Slot[]): Result<readonly string[], FillPlanFailure> {
  const [only] = slots;
  if (slots.length !== 1 || only === undefined) {
    const groups = code.split(/[-_.\s]+/);
    return groups.length === slots.length ? ok(groups) : planFill(code, slots);
  }
  const spellings = [code, code.replace(/[-_.\s]/g, "")];
  const fitting = spellings.filter((text) => only.maxLength === -1 || text.length <= only.maxLength);
  const [first] = fitting;
  if (first === undefined) return fail({ kind: "wrong-length", takes: only.maxLength });
  if (only.type === "number" && /\D/.test(spellings[1] ?? "")) return fail({ kind: "digits-only" });
  return ok([fitting.find((text) => accepts(only.pattern, text)) ?? first]);
}
