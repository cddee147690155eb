import * as v from "valibot";
import type { DraftSource } from "#core/enrollment/propose.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createQueue } from "./queue.ts";

const KEY = "proposals";
/** How long a proposal waits for the user's word. */
const KEPT_MS = 10 * 60_000;
/** A page that shows codes by the hundred pushes out older proposals, nothing else. */
const MOST_KEPT = 40;

const source = v.variant("kind", [
  v.object({ kind: v.literal("page"), topUrl: v.string(), frameUrl: v.string() }),
  v.object({ kind: v.literal("tab-picture"), topUrl: v.string() }),
  v.object({ kind: v.literal("elsewhere") }),
]);

const waiting = v.object({
  proposalId: v.string(),
  /** The key URI as it was found. It holds the secret: it stays in memory and never leaves the background. */
  uri: v.string(),
  source,
  tabId: v.nullable(v.number()),
  madeAtMs: v.number(),
});

/** An account that was found and waits for the user's word. */
export type WaitingProposal = v.InferOutput<typeof waiting>;

/**
 * Proposals lie in `storage.session`: in memory only, and still there when the worker was stopped while the user was
 * reading. Locking empties the box.
 */
export function createProposalBox(session: KeyedArea, newId: () => string, nowMs: () => number) {
  const read = async (): Promise<readonly WaitingProposal[]> => {
    const parsed = v.safeParse(v.array(waiting), (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output.filter(({ madeAtMs }) => nowMs() - madeAtMs < KEPT_MS) : [];
  };
  const write = (all: readonly WaitingProposal[]): Promise<void> => session.set({ [KEY]: all.slice(-MOST_KEPT) });

  const inTurn = createQueue();

  return {
    /** Puts a key URI in. The same one in the same tab is the same proposal. */
    put: (uri: string, from: DraftSource, tabId: number | null): Promise<WaitingProposal> =>
      inTurn(async () => {
        const all = await read();
        const same = all.find((each) => each.uri === uri && each.tabId === tabId);
        if (same !== undefined) return same;
        const proposal: WaitingProposal = { proposalId: newId(), uri, source: from, tabId, madeAtMs: nowMs() };
        await write([...all, proposal]);
        return proposal;
      }),
    get: async (proposalId: string): Promise<WaitingProposal | undefined> =>
      (await read()).find((each) => each.proposalId === proposalId),
    ofTab: async (tabId: number): Promise<readonly WaitingProposal[]> =>
      (await read()).filter((each) => each.tabId === tabId),
    remove: (proposalId: string): Promise<void> =>
      inTurn(async () => write((await read()).filter((each) => each.proposalId !== proposalId))),
    /** In turn as well: what is being put in at this moment must not be there afterwards. */
    empty: (): Promise<void> => inTurn(() => session.remove([KEY])),
  };
}

export type ProposalBox = ReturnType<typeof createProposalBox>;
