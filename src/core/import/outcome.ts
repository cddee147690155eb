import { fail, ok } from "#core/result.ts";
import type { ImportNotice, ImportOutcome, ImportRow } from "./format.ts";
import { MAX_ENTRIES } from "./limits.ts";

/** The outcome of a file that was read: its rows, or a failure where there are none or more than a person has. */
export function imported(
  app: string,
  rows: readonly ImportRow[],
  notices: readonly (ImportNotice | undefined)[] = [],
): ImportOutcome {
  if (rows.length === 0) return fail({ kind: "no-accounts", app });
  if (rows.length > MAX_ENTRIES) return fail({ kind: "too-big", limit: "entries" });
  return ok({ app, rows, notices: notices.filter((notice) => notice !== undefined) });
}

export const needsPassword = (app: string): ImportOutcome => fail({ kind: "needs-password", app });
export const damaged = (app: string): ImportOutcome => fail({ kind: "damaged", app });
/** @param orDamaged Whether the format cannot tell a wrong password from damage. */
export const wrongPassword = (app: string, orDamaged = false): ImportOutcome =>
  fail({ kind: "wrong-password", app, orDamaged });

/** The notice for pictures that came with accounts: hostile data, and nothing here shows them. */
export const iconsDropped = (count: number): ImportNotice | undefined =>
  count > 0 ? { kind: "icons-dropped", count } : undefined;
