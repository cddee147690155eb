import type { Account, AccountDraft, Site } from "#core/account/account.ts";
import { buildOtpauthUri, parseOtpauthUri, type UriFailure, type UriWarning } from "#core/account/otpauth-uri.ts";
import { compareWithKept, type Relation } from "#core/enrollment/duplicates.ts";
import { draftFromKey } from "#core/enrollment/key-draft.ts";
import { proposeAccount, withSite, type DraftSource, type EnrollmentWarning } from "#core/enrollment/propose.ts";
import { describePayload } from "#core/qr/qr-payload.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { accountById, addAccounts, replaceKey } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type {
  ProposalRelation,
  ProposalView,
  ProposalWarning,
  SaveFailure,
  ScanReport,
  UriFailureView,
} from "#messages/views.ts";
import type { Enrollments } from "./enrollments.ts";
import { progressOf, type ExportParts } from "./export-parts.ts";
import type { Keeper } from "./keeper.ts";
import type { ProposalBox, WaitingProposal } from "./proposal-box.ts";

/** What the user settled before accepting. Names are theirs to change; the key is not. */
export type Acceptance = { readonly issuer?: string; readonly label?: string; readonly bindSite?: boolean };

/** Turns what was found in pages, pictures and texts into proposals, and accepted proposals into accounts. */
export function createEnrolling(
  keeper: Keeper,
  box: ProposalBox,
  enrollments: Enrollments,
  parts: ExportParts,
  environment: { readonly newId: () => string; readonly nowMs: () => number },
) {
  const { newId, nowMs } = environment;
  function viewOf({ proposalId, uri, source }: WaitingProposal): ProposalView | undefined {
    const parsed = parseOtpauthUri(uri);
    if (!parsed.ok) return undefined;
    const { draft, warnings } = parsed.value;
    const accounts = keeper.body()?.accounts ?? [];
    const proposal = proposeAccount(draft, source, accounts);
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
      relation: relationView(draft, relation, accounts),
      warnings: [...warnings.flatMap(uriWarning), ...proposal.warnings.map(enrollmentWarning)],
    };
  }

  async function propose(
    uri: string,
    source: DraftSource,
    tabId: number | null,
    sort?: WaitingProposal["sort"],
  ): Promise<ProposalView | undefined> {
    return viewOf(await box.put(uri, source, tabId, sort));
  }

  async function migrationReport(text: string, source: DraftSource, tabId: number | null): Promise<ScanReport> {
    const added = await parts.add(text);
    if (!added.ok) return { kind: "invalid-uri", failure: { parameter: "data", reason: added.failure.kind } };
    const batch = added.value;
    if (batch.missing.length > 0) return { kind: "partial-export", ...progressOf(batch) };
    const proposals: ProposalView[] = [];
    for (const row of batch.rows) {
      if (!row.ok) continue;
      const view = await propose(buildOtpauthUri(row.value.draft), source, tabId, "export");
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
    const keyDraft =
      payload.kind === "text" ? draftFromKey(text, source.kind === "elsewhere" ? undefined : source.topUrl) : undefined;
    if (keyDraft !== undefined) {
      const view = await propose(buildOtpauthUri(keyDraft), source, tabId, "guess");
      if (view !== undefined) return { kind: "proposals", proposals: [view] };
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

  /** A waiting proposal with what it would become, and the vault as it is. */
  async function waitingDraft(proposalId: string) {
    await keeper.ready;
    const body = keeper.body();
    if (body === undefined) return fail({ kind: "locked" } as const);
    const waiting = await box.get(proposalId);
    if (waiting === undefined) return fail({ kind: "expired" } as const);
    const parsed = parseOtpauthUri(waiting.uri);
    if (!parsed.ok) throw new Error("only URIs that parse are put into the box");
    const { draft } = parsed.value;
    return ok({ waiting, draft, proposal: proposeAccount(draft, waiting.source, body.accounts) });
  }

  /** Notes which account the page that has shown the proposal is now going to ask a first code of. */
  async function concluded(
    saved: VaultBody,
    accountId: string,
    { proposalId, tabId, source }: WaitingProposal,
    site: Site | undefined,
  ): Promise<Account> {
    await box.remove(proposalId);
    // Only a page can prove an account: one from a file has been in use elsewhere.
    if (tabId !== null && site !== undefined && source.kind !== "elsewhere") {
      await enrollments.begin({ accountId, tabId, site, keptAtMs: nowMs() });
    }
    const account = accountById(saved, accountId);
    if (account === undefined) throw new Error("an account that was just saved is in the vault");
    return account;
  }

  /** Keeps a proposed account. It is added beside whatever is there. */
  async function accept(
    proposalId: string,
    { issuer, label, bindSite }: Acceptance,
  ): Promise<Result<Account, SaveFailure | { readonly kind: "expired" }>> {
    const found = await waitingDraft(proposalId);
    if (!found.ok) return found;
    const { waiting, draft, proposal } = found.value;
    const named = { ...draft, issuer: issuer ?? draft.issuer, label: label ?? draft.label };
    const { site } = proposal;
    const isBound = site !== undefined && (bindSite ?? proposal.bindSite);
    const id = newId();
    const saved = await keeper.change((before) =>
      addAccounts(before, [{ id, draft: isBound ? withSite(named, site) : named }], nowMs()),
    );
    return saved.ok ? ok(await concluded(saved.value, id, waiting, site)) : saved;
  }

  /**
   * Gives the account that a proposal is in conflict with the proposed key, because its owner says that the site has handed out
   * a new one. What it was before goes to the trash.
   */
  async function replace(proposalId: string): Promise<Result<Account, SaveFailure | { readonly kind: "expired" }>> {
    const found = await waitingDraft(proposalId);
    if (!found.ok) return found;
    const { waiting, draft, proposal } = found.value;
    const { relation, site } = proposal;
    // What it was in conflict with has changed since it was looked at.
    if (relation.kind !== "other-key" && relation.kind !== "other-parameters") return fail({ kind: "expired" });
    const { accountId } = relation;
    const saved = await keeper.changeWith<{ body: VaultBody }, { kind: "no-such-account" }>((before) => {
      const replaced = replaceKey(before, accountId, draft.parameters, newId(), nowMs());
      return replaced.ok ? ok({ body: replaced.value }) : replaced;
    });
    return saved.ok ? ok(await concluded(saved.value.body, accountId, waiting, site)) : saved;
  }

  return {
    report,
    propose,
    accept,
    replace,
    /** An account that is kept already is tried once more on a page of its site. */
    begin: (accountId: string, tabId: number, site: Site): Promise<void> =>
      enrollments.begin({ accountId, tabId, site, keptAtMs: nowMs() }),
    viewOf,
    /** @param url Where the tab is now, as far as the browser lets us know. */
    ofTab: async (tabId: number, url: string | undefined): Promise<readonly ProposalView[]> =>
      (await box.ofTab(tabId, url)).flatMap((waiting) => viewOf(waiting) ?? []),
    byId: async (proposalId: string): Promise<ProposalView | undefined> => {
      const waiting = await box.get(proposalId);
      return waiting && viewOf(waiting);
    },
    /** The tab whose page has shown a proposal. */
    tabOf: async (proposalId: string): Promise<number | undefined> => (await box.get(proposalId))?.tabId ?? undefined,
    /** Whether a proposal was found in this tab, on the site that it shows: a page may accept only what it has shown itself. */
    isOfTab: async (proposalId: string, tabId: number | undefined, url: string | undefined): Promise<boolean> =>
      tabId !== undefined && (await box.ofTab(tabId, url)).some((waiting) => waiting.proposalId === proposalId),
    /** How much of an export in several codes was read, where parts are missing. */
    exportProgress: parts.progress,
    forgetExport: parts.forget,
    dismiss: box.remove,
    forgetTab: box.removeTab,
    forget: async (): Promise<void> => {
      await Promise.all([parts.forget(), box.empty()]);
    },
  };
}

/** A relation as screens show it, with both sides of what differs. */
function relationView(draft: AccountDraft, relation: Relation, accounts: readonly Account[]): ProposalRelation {
  if (relation.kind === "new") return relation;
  const { kind, accountId, issuer, label, isInTrash } = relation;
  const account = accounts.find(({ id }) => id === accountId);
  const differences = account === undefined ? [] : compareWithKept(draft, account);
  return { kind, accountId, issuer, label, isInTrash, differences };
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
