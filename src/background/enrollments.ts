import * as v from "valibot";
import { ENROLLMENT_WINDOW_MS, type PendingEnrollment } from "#core/enrollment/prove.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createQueue } from "./queue.ts";

const KEY = "enrollments";

const stored = v.array(
  v.object({
    accountId: v.string(),
    tabId: v.number(),
    site: v.object({ kind: v.picklist(["domain", "host", "origin"]), value: v.string() }),
    keptAtMs: v.number(),
    filledAtMs: v.exactOptional(v.number()),
    provenAtMs: v.exactOptional(v.number()),
  }),
);

/**
 * Which tabs are in the middle of enrolling which account. Kept in memory only (`storage.session`), because the worker may
 * be stopped while the user looks for the next button.
 */
export function createEnrollments(session: KeyedArea, nowMs: () => number) {
  const read = async (): Promise<readonly PendingEnrollment[]> => {
    const parsed = v.safeParse(stored, (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output.filter(({ keptAtMs }) => nowMs() - keptAtMs < ENROLLMENT_WINDOW_MS) : [];
  };

  const inTurn = createQueue();
  const change = (edit: (all: readonly PendingEnrollment[]) => readonly PendingEnrollment[]): Promise<void> =>
    inTurn(async () => session.set({ [KEY]: edit(await read()) }));

  return {
    pending: read,
    begin: (enrollment: PendingEnrollment): Promise<void> =>
      change((all) => [...all.filter(({ tabId }) => tabId !== enrollment.tabId), enrollment]),
    noteFilled: (accountId: string): Promise<void> =>
      change((all) => all.map((each) => (each.accountId === accountId ? { ...each, filledAtMs: nowMs() } : each))),
    noteProven: (accountId: string): Promise<void> =>
      change((all) => all.map((each) => (each.accountId === accountId ? { ...each, provenAtMs: nowMs() } : each))),
    endOfTab: (tabId: number): Promise<void> => change((all) => all.filter((each) => each.tabId !== tabId)),
    forget: (): Promise<void> => inTurn(() => session.remove([KEY])),
  };
}

export type Enrollments = ReturnType<typeof createEnrollments>;
