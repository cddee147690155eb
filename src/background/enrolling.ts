import { collectMigrationParts, parseMigrationUri, type MigrationPart } from "#core/account/migration-uri.ts";
import { buildOtpauthUri, parseOtpauthUri, type UriFailure, type UriWarning } from "#core/account/otpauth-uri.ts";
import { proposeAccount, withSite, type DraftSource, type EnrollmentWarning } from "#core/enrollment/propose.ts";
import { describePayload } from "#core/qr/qr-payload.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { accountById, addAccounts } from "#core/vault/accounts.ts";
import type { Account } from "#core/account/account.ts";
import type { ProposalView, ProposalWarning, SaveFailure, ScanReport, UriFailureView } from "#messages/views.ts";
import type { Enrollments } from "./enrollments.ts";
import type { Keeper } from "./keeper.ts";
import type { ProposalBox, WaitingProposal } from "./proposal-box.ts";

/** What the user settled before accepting. Names are theirs to change; the key is not. */
export type Acceptance = { readonly issuer?: string; readonly label?: string; readonly bindSite?: boolean };

/** Turns what was found in pages, pictures and texts into proposals, and accepted proposals into accounts. */
export function createEnrolling(
  keeper: Keeper,
  box: ProposalBox,
  enrollments: Enrollments,
  environment: { readonly newId: () => string; readonly nowMs: () => number },
) {
  const { newId, nowMs } = environment;
  /** Parts of Google Authenticator exports that were read, in this worker's life: a set is scanned in one go. */
  let parts: readonly MigrationPart[] = [];

  function viewOf({ proposalId, uri, source }: WaitingProposal): ProposalView | undefined {
    const parsed = parseOtpauthUri(uri);
    if (!parsed.ok) return undefined;
    const { draft, warnings } = parsed.value;
    const proposal = proposeAccount(draft, source, keeper.body()?.accounts ?? []);
    const { issuer, label, type, digits, periodSeconds, siteName, bindSite, relation } = proposal;
    return {
      proposalId,
      issuer,
      label,
      type,
      digits,
      ...(periodSeconds !== undefined && { periodSeconds }),
      ...(siteName !== undefined && { siteName }),
      bindSite,
      relation:
        relation.kind === "new"
          ? relation
          : { kind: relation.kind, accountId: relation.accountId, issuer: relation.issuer, label: relation.label },
      warnings: [...warnings.flatMap(uriWarning), ...proposal.warnings.map(enrollmentWarning)],
    };
  }

  async function propose(uri: string, source: DraftSource, tabId: number | null): Promise<ProposalView | undefined> {
    return viewOf(await box.put(uri, source, tabId));
  }

  async function migrationReport(text: string, source: DraftSource, tabId: number | null): Promise<ScanReport> {
    const part = parseMigrationUri(text);
    if (!part.ok) return { kind: "invalid-uri", failure: { parameter: "data", reason: part.failure.kind } };
    // A camera sees the same one many times.
    const { batchId, batchIndex } = part.value;
    parts = [...parts.filter((each) => each.batchId !== batchId || each.batchIndex !== batchIndex), part.value];
    const batch = collectMigrationParts(parts).find((each) => each.batchId === batchId);
    if (batch === undefined) throw new Error("a part that was just added belongs to a batch");
    if (batch.missing.length > 0) {
      const have = Array.from({ length: batch.size }, (_, index) => index).filter((at) => !batch.missing.includes(at));
      return { kind: "partial-export", have: have.map((at) => at + 1), of: batch.size };
    }
    parts = parts.filter(({ batchId }) => batchId !== batch.batchId);
    const proposals: ProposalView[] = [];
    for (const row of batch.rows) {
      if (!row.ok) continue;
      const view = await propose(buildOtpauthUri(row.value.draft), source, tabId);
      if (view !== undefined) proposals.push(view);
    }
    return proposals.length > 0
      ? { kind: "proposals", proposals }
      : { kind: "invalid-uri", failure: { parameter: "data", reason: "no-accounts" } };
  }

  async function reportOn(text: string, source: DraftSource, tabId: number | null): Promise<ScanReport> {
    const payload = describePayload(text);
    if (payload.kind === "otpauth-migration") return migrationReport(text, source, tabId);
    const parsed = parseOtpauthUri(text);
    if (parsed.ok) {
      const view = await propose(text, source, tabId);
      return view === undefined ? { kind: "nothing-found" } : { kind: "proposals", proposals: [view] };
    }
    return payload.kind === "otpauth"
      ? { kind: "invalid-uri", failure: uriFailureView(parsed.failure) }
      : { kind: "other-content", what: payload.kind, text: payload.display };
  }

  /** Says what `texts` hold: all accounts among them, or the most telling of the rest. */
  async function report(texts: readonly string[], source: DraftSource, tabId: number | null): Promise<ScanReport> {
    await keeper.ready;
    if (keeper.opened() === undefined) return { kind: "locked" };
    const reports: ScanReport[] = [];
    for (const text of texts) reports.push(await reportOn(text, source, tabId));
    if (keeper.opened() === undefined) {
      // Locked while texts were being put aside: those that came after the lock go too.
      await box.empty();
      return { kind: "locked" };
    }
    const proposals = reports.flatMap((each) => (each.kind === "proposals" ? each.proposals : []));
    if (proposals.length > 0) return { kind: "proposals", proposals: uniqueById(proposals) };
    const order: readonly ScanReport["kind"][] = ["partial-export", "invalid-uri", "other-content"];
    // Of several parts the last report counts them all.
    for (const kind of order) {
      const found = reports.findLast((each) => each.kind === kind);
      if (found !== undefined) return found;
    }
    return { kind: "nothing-found" };
  }

  /** Keeps a proposed account. It is added beside whatever is there: nothing is ever replaced. */
  async function accept(
    proposalId: string,
    { issuer, label, bindSite }: Acceptance,
  ): Promise<Result<Account, SaveFailure | { readonly kind: "expired" }>> {
    await keeper.ready;
    const body = keeper.body();
    if (body === undefined) return fail({ kind: "locked" });
    const waiting = await box.get(proposalId);
    if (waiting === undefined) return fail({ kind: "expired" });
    const parsed = parseOtpauthUri(waiting.uri);
    if (!parsed.ok) throw new Error("only URIs that parse are put into the box");
    const { draft } = parsed.value;
    const proposal = proposeAccount(draft, waiting.source, body.accounts);
    const named = { ...draft, issuer: issuer ?? draft.issuer, label: label ?? draft.label };
    const { site } = proposal;
    const isBound = site !== undefined && (bindSite ?? proposal.bindSite);
    const id = newId();
    const saved = await keeper.change((before) =>
      addAccounts(before, [{ id, draft: isBound ? withSite(named, site) : named }], nowMs()),
    );
    if (!saved.ok) return saved;
    await box.remove(proposalId);
    // Only a page can prove an account: one from a file has been in use elsewhere.
    if (waiting.tabId !== null && site !== undefined && waiting.source.kind !== "elsewhere") {
      await enrollments.begin({ accountId: id, tabId: waiting.tabId, site, keptAtMs: nowMs() });
    }
    const account = accountById(saved.value, id);
    if (account === undefined) throw new Error("an account that was just saved is in the vault");
    return ok(account);
  }

  return {
    report,
    propose,
    accept,
    viewOf,
    ofTab: async (tabId: number): Promise<readonly ProposalView[]> =>
      (await box.ofTab(tabId)).flatMap((waiting) => viewOf(waiting) ?? []),
    byId: async (proposalId: string): Promise<ProposalView | undefined> => {
      const waiting = await box.get(proposalId);
      return waiting && viewOf(waiting);
    },
    /** The tab whose page has shown a proposal. */
    tabOf: async (proposalId: string): Promise<number | undefined> => (await box.get(proposalId))?.tabId ?? undefined,
    /** Whether a proposal was found in this tab: a page may accept only what it has shown itself. */
    isOfTab: async (proposalId: string, tabId: number | undefined): Promise<boolean> =>
      tabId !== undefined && (await box.get(proposalId))?.tabId === tabId,
    dismiss: box.remove,
    forget: async (): Promise<void> => {
      parts = [];
      await box.empty();
    },
  };
}

export type Enrolling = ReturnType<typeof createEnrolling>;

const uniqueById = (proposals: readonly ProposalView[]): readonly ProposalView[] =>
  proposals.filter(
    ({ proposalId }, index) => proposals.findIndex((other) => other.proposalId === proposalId) === index,
  );

/** What is worth a sentence before adding; a Steam account, a long name and the like are not. */
function uriWarning(warning: UriWarning): readonly ProposalWarning[] {
  switch (warning.kind) {
    case "short-secret":
    case "issuer-mismatch":
    case "counter-assumed":
      return [warning.kind];
    case "few-digits":
      return ["unusual-digits"];
    case "name-cleaned":
    case "name-shortened":
      return ["names-cleaned"];
    case "repeated-parameter":
      return ["repeated-parameter"];
    case "steam-assumed":
      return [];
  }
}

const enrollmentWarning = ({ kind }: EnrollmentWarning): ProposalWarning => kind;

function uriFailureView(failure: UriFailure): UriFailureView {
  if (failure.parameter !== "secret") return { parameter: failure.parameter, reason: failure.kind };
  return { parameter: "secret", reason: failure.reason.kind };
}
