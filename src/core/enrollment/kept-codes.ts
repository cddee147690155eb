/** An account's kept backup codes: what is added to them, which is next, and which are used up. */
import type { RecoveryCode } from "#core/account/account.ts";
import { cellsOf, findRecoveryCodes } from "./recovery-codes.ts";

/** With so few left it is time to get new ones. */
const FEW_LEFT = 2;
/** No site hands out more at once. */
export const MAX_KEPT_CODES = 200;
/** Characters, separators included. npm's have 64. */
export const MAX_CODE_TEXT = 100;

/** Groups of letters and digits. A code that was typed may be as short as a PIN. */
const TYPED_CODE = /^(?=.{4,100}$)[\p{L}\p{N}]+(?:[-_. ][\p{L}\p{N}]+){0,15}$/u;

/** Two spellings of one code: sites ignore case and separators, and so do people. */
const keyOf = (code: string): string => code.replace(/[-_.\s]/g, "").toLowerCase();

export const unusedCodes = (kept: readonly RecoveryCode[]): readonly RecoveryCode[] =>
  kept.filter(({ usedAt }) => usedAt === undefined);

/** Whether their owner should be reminded: codes were kept, and few of them are left. */
export const areRunningOut = (kept: readonly RecoveryCode[]): boolean =>
  kept.length > 0 && unusedCodes(kept).length <= FEW_LEFT;

/** Those of `found` that are not kept yet, each once, as they are written. */
export function newAmong(kept: readonly RecoveryCode[], found: readonly string[]): readonly string[] {
  const known = new Set(kept.map(({ code }) => keyOf(code)));
  return found.filter((code) => {
    const isNew = !known.has(keyOf(code));
    known.add(keyOf(code));
    return isNew;
  });
}

/**
 * Adds `found` behind what is kept.
 * @param replacedAtMs Where the site has made the older codes worthless: they are ticked off with this time, not thrown away.
 */
export function addCodes(
  kept: readonly RecoveryCode[],
  found: readonly string[],
  replacedAtMs?: number,
): readonly RecoveryCode[] {
  const stillShown = new Set(found.map(keyOf));
  const before = kept.map((one) =>
    replacedAtMs === undefined || one.usedAt !== undefined || stillShown.has(keyOf(one.code))
      ? one
      : { ...one, usedAt: replacedAtMs },
  );
  return [...before, ...newAmong(kept, found).map((code) => ({ code }))].slice(-MAX_KEPT_CODES);
}

/** Ticks a code as used, or takes the tick back where `usedAtMs` is undefined. */
export const tickCode = (
  kept: readonly RecoveryCode[],
  code: string,
  usedAtMs: number | undefined,
): readonly RecoveryCode[] =>
  kept.map((one) =>
    one.code !== code ? one : usedAtMs === undefined ? { code } : { code, usedAt: one.usedAt ?? usedAtMs },
  );

/**
 * Reads a list that a person has pasted or typed: each piece that can be a code, or, where other text stands around them, those
 * that form a list.
 * @returns At most `MAX_KEPT_CODES`, each once; empty where there is none.
 */
export function readTypedCodes(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const cells = lines.flatMap(cellsOf).filter((cell) => !/^\d{1,3}[.):]?$/.test(cell));
  const typed = cells.filter((cell) => TYPED_CODE.test(cell));
  // Whoever pastes here says what it is: the list needs no heading of its own.
  const isAllCodes = typed.length === cells.length;
  const listed = isAllCodes ? undefined : findRecoveryCodes(["Backup codes", ...lines]);
  // Among other text, what has no digit is more of that text.
  const codes = listed ?? (isAllCodes ? typed : typed.filter((code) => /\d/.test(code)));
  return newAmong([], codes).slice(0, MAX_KEPT_CODES);
}
