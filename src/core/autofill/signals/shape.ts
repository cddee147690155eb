import type { FieldSnapshot } from "../field.ts";
import { speaksOfFactor, speaksOfSending } from "./context.ts";
import { isDeclared } from "./declared.ts";
import { VETO, type Signal } from "./signal.ts";

/** Split boxes say most when there are six. */
export const splitBoxes: Signal = {
  id: "split-boxes",
  weigh: ({ group }) => (group.isSplit ? (group.fields.length === 6 ? 2.5 : 1.5) : 0),
};

const wantsDigits = ({ inputMode, type, pattern, placeholder }: FieldSnapshot): boolean =>
  inputMode === "numeric" ||
  inputMode === "decimal" ||
  type === "number" ||
  type === "tel" ||
  /\\d|0-9|\\p\{N/.test(pattern) ||
  /^(?:[\d\s-]{4,11}|(?:[xX_•●○*#–—·-]\s?){4,8})$/.test(placeholder.trim());

export const digits: Signal = { id: "digits", weigh: ({ field }) => (wantsDigits(field) ? 0.5 : 0) };

export const codeLength: Signal = {
  id: "code-length",
  weigh: ({ field: { maxLength }, group }) => (!group.isSplit && maxLength >= 4 && maxLength <= 10 ? 0.5 : 0),
};

export const autofocus: Signal = { id: "autofocus", weigh: ({ field }) => (field.autofocus ? 0.5 : 0) };

/** The only thing to fill in; most of all where six to eight digits fit and no more. */
export const alone: Signal = {
  id: "alone",
  weigh: ({ siblings, field, group }) => {
    if (siblings.length > 0) return 0;
    return !group.isSplit && wantsDigits(field) && field.maxLength >= 6 && field.maxLength <= 8 ? 1.5 : 1;
  },
};

/** Codes as authenticators show them, and one character for a box. */
const EXAMPLES = ["1", "1234", "12345", "123456", "1234567", "12345678", "123 456", "R2D2C"];
/** Longer patterns are not worth the risk of what they cost to run. */
const MAX_PATTERN = 120;

/** Whether the field's pattern lets a code pass; a pattern that is none, as on some sites, lets everything pass. */
function letsCodePass(pattern: string): boolean {
  if (pattern === "" || pattern.length > MAX_PATTERN) return true;
  try {
    const accepts = new RegExp(`^(?:${pattern})$`, "u");
    return EXAMPLES.some((example) => accepts.test(example));
  } catch {
    return true;
  }
}

/** No code fits: a pattern for something else, two or three characters, a number of three digits. */
export const tooSmall: Signal = {
  id: "no-code-fits",
  weigh: ({ field, group }) => {
    if (!letsCodePass(field.pattern)) return VETO;
    if (group.isSplit) return 0;
    const hasRoom = field.maxLength === -1 || field.maxLength >= 4;
    return hasRoom && (field.max === null || field.max >= 9999) ? 0 : VETO;
  },
};

/** Room for a sentence. Amazon and MediaWiki allow 20. */
export const tooLarge: Signal = {
  id: "long-text",
  weigh: ({ field: { maxLength }, names, label }) => {
    if (maxLength > 40) return -4;
    return maxLength > 20 && !names.namesOneTimeCode && !label.namesOneTimeCode ? -2 : 0;
  },
};

/** Pieces of several characters are a code only where the page says so: bank codes and dates come in pieces. */
export const chunks: Signal = {
  id: "chunks",
  weigh: (evidence) =>
    evidence.group.isChunked && !speaksOfFactor(evidence) && !speaksOfSending(evidence) && !isDeclared(evidence.field)
      ? VETO
      : 0,
};

/** "(555) 000-0000" is how a phone number looks. */
export const phoneFormat: Signal = {
  id: "phone-format",
  weigh: ({ field: { placeholder }, names, label }) =>
    !names.namesCode &&
    !label.namesCode &&
    /^\+?[\dxX_\s().-]+$/.test(placeholder) &&
    placeholder.replace(/[^\dxX_]/g, "").length > 8
      ? VETO
      : 0,
};
