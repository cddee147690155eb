import * as v from "valibot";
import { parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { equalBytes } from "#core/bytes.ts";
import type { DraftSource } from "#core/enrollment/propose.ts";
import { siteOf } from "#core/matcher/site.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createQueue } from "./queue.ts";

const KEY = "proposals";
/** How long a proposal waits for the user's word. */
const KEPT_MS = 10 * 60_000;
/** A page that shows codes by the hundred pushes out older proposals, nothing else. */
const MOST_KEPT = 40;
/** An export that the user has scanned part by part is kept whole. */
const MOST_OF_EXPORTS = 1000;

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
  /** `guess`: a bare key, whose names are the site's; `export`: one of the accounts of a transfer. */
  sort: v.exactOptional(v.picklist(["guess", "export"])),
});

/** An account that was found and waits for the user's word. */
export type WaitingProposal = v.InferOutput<typeof waiting>;

const secretIn = (uri: string): Uint8Array | undefined => {
  const parsed = parseOtpauthUri(uri);
  return parsed.ok ? parsed.value.draft.parameters.secret.reveal() : undefined;
};

function haveOneSecret(a: string, b: string): boolean {
  const [first, second] = [secretIn(a), secretIn(b)];
  return first !== undefined && second !== undefined && equalBytes(first, second);
}

/** Whether a tab that is at `url` has left the site on which the proposal was found. */
function isLeft({ source }: WaitingProposal, url: string | undefined): boolean {
  // Where it was found is not always known; then time alone ends it.
  if (source.kind === "elsewhere" || source.topUrl === "") return false;
  if (url === undefined) return true;
  const [there, here] = [siteOf(source.topUrl), siteOf(url)];
  return there === undefined || here === undefined
    ? source.topUrl !== url
    : there.kind !== here.kind || there.value !== here.value;
}

/** The newest of each sort, in their order. */
function trimmed(all: readonly WaitingProposal[]): readonly WaitingProposal[] {
  const newest = (isKind: (each: WaitingProposal) => boolean, most: number) => all.filter(isKind).slice(-most);
  const kept = new Set([
    ...newest(({ sort }) => sort !== "export", MOST_KEPT),
    ...newest(({ sort }) => sort === "export", MOST_OF_EXPORTS),
  ]);
  return all.filter((each) => kept.has(each));
}

/**
 * Proposals lie in `storage.session`: in memory only, and still there when the worker was stopped while the user was
 * reading. Locking empties the box.
 */
export function createProposalBox(session: KeyedArea, newId: () => string, nowMs: () => number) {
  const read = async (): Promise<readonly WaitingProposal[]> => {
    const parsed = v.safeParse(v.array(waiting), (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output.filter(({ madeAtMs }) => nowMs() - madeAtMs < KEPT_MS) : [];
  };
  const write = (all: readonly WaitingProposal[]): Promise<void> => session.set({ [KEY]: trimmed(all) });

  const inTurn = createQueue();

  return {
    /**
     * Puts a key URI in. The same one in the same tab is the same proposal; so are a QR code and the bare key beside it, which
     * then takes the names that the QR code brings.
     */
    put: (uri: string, from: DraftSource, tabId: number | null, sort?: "guess" | "export"): Promise<WaitingProposal> =>
      inTurn(async () => {
        const all = await read();
        const same = all.find(
          (each) =>
            each.tabId === tabId &&
            (each.uri === uri || ((sort ?? each.sort) === "guess" && haveOneSecret(each.uri, uri))),
        );
        if (same !== undefined && (same.sort !== "guess" || sort === "guess")) return same;
        const proposal: WaitingProposal = {
          proposalId: same?.proposalId ?? newId(),
          uri,
          source: from,
          tabId,
          madeAtMs: nowMs(),
          ...(sort !== undefined && { sort }),
        };
        await write([...all.filter((each) => each !== same), proposal]);
        return proposal;
      }),
    get: async (proposalId: string): Promise<WaitingProposal | undefined> =>
      (await read()).find((each) => each.proposalId === proposalId),
    /** Those of a tab that is at `url` now; what was found on a site that the tab has left is forgotten. */
    ofTab: (tabId: number, url: string | undefined): Promise<readonly WaitingProposal[]> =>
      inTurn(async () => {
        const all = await read();
        const left = new Set(all.filter((each) => each.tabId === tabId && isLeft(each, url)));
        if (left.size > 0) await write(all.filter((each) => !left.has(each)));
        return all.filter((each) => each.tabId === tabId && !left.has(each));
      }),
    remove: (proposalId: string): Promise<void> =>
      inTurn(async () => write((await read()).filter((each) => each.proposalId !== proposalId))),
    /** The tab is closed: nobody can look at what was found in it. */
    removeTab: (tabId: number): Promise<void> =>
      inTurn(async () => {
        const all = await read();
        const others = all.filter((each) => each.tabId !== tabId);
        if (others.length < all.length) await write(others);
      }),
    /** In turn as well: what is being put in at this moment must not be there afterwards. */
    empty: (): Promise<void> => inTurn(() => session.remove([KEY])),
  };
}

export type ProposalBox = ReturnType<typeof createProposalBox>;
