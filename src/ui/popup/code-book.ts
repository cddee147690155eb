/** Codes as they pass: which are current, which come next, which have to be asked for. Pure, so that time is an argument. */
import type { AccountRow, CodeView } from "#messages/views.ts";

export type CodeBook = ReadonlyMap<string, CodeView>;

/**
 * What `view` shows at `nowMs`: itself, or its next code once the period has ended, which needs no message at the very moment
 * when every account would send one. Undefined when that is over too (a computer that slept).
 */
export function codeAt(view: CodeView, periodMs: number, nowMs: number): CodeView | undefined {
  if (nowMs < view.validUntilMs) return view;
  const nextUntilMs = view.validUntilMs + periodMs;
  if (view.nextCode === "" || nowMs >= nextUntilMs) return undefined;
  return { id: view.id, code: view.nextCode, validUntilMs: nextUntilMs, nextCode: "" };
}

/** Brings the codes of `rows` to `nowMs` and forgets those that ended; the same book where nothing ended. */
export function turn(book: CodeBook, rows: readonly AccountRow[], nowMs: number): CodeBook {
  let ended = false;
  for (const view of book.values()) ended ||= nowMs >= view.validUntilMs;
  if (!ended) return book;
  const turned = new Map([...book].filter(([, view]) => nowMs < view.validUntilMs));
  for (const { id, periodSeconds = 0 } of rows) {
    const view = book.get(id);
    const current = view && codeAt(view, periodSeconds * 1000, nowMs);
    if (current) turned.set(id, current);
  }
  return turned;
}

/** Those of `rows` whose code or next code is unknown. */
export const missingFrom = (book: CodeBook, rows: readonly AccountRow[]): readonly string[] =>
  rows.filter(({ id, type }) => type !== "hotp" && (book.get(id)?.nextCode ?? "") === "").map(({ id }) => id);

export const withCodes = (book: CodeBook, codes: readonly CodeView[]): CodeBook =>
  new Map([...book, ...codes.map((view) => [view.id, view] as const)]);
