import type { Account, AccountDraft, CodeParameters, Site } from "#core/account/account.ts";
import { toBase64 } from "#core/bytes.ts";
import { relationFinder } from "#core/enrollment/duplicates.ts";
import { isSameService, proposeSites } from "#core/matcher/issuer-directory.ts";
import type { Verdict } from "./verdict.ts";

/** Judges drafts against the accounts that are kept (those in the trash included) and against each other, in their order. */
export function judgeDrafts(drafts: readonly AccountDraft[], accounts: readonly Account[]): readonly Verdict[] {
  const relationTo = relationFinder(accounts);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const earlier = new Map<string, number>();
  return drafts.map((draft, row): Verdict => {
    const print = codeKey(draft.parameters);
    const twin = earlier.get(print);
    if (twin !== undefined) return { kind: "repeated", row: twin };
    earlier.set(print, row);
    const relation = relationTo(draft);
    switch (relation.kind) {
      case "new":
        return { kind: "new" };
      case "already-kept": {
        const { accountId } = relation;
        const ahead = isAhead(draft.parameters, byId.get(accountId)?.parameters);
        return ahead ? { kind: "changed", accountId, why: "counter-ahead" } : { kind: "duplicate", accountId };
      }
      case "other-parameters":
      case "other-key":
        return { kind: "changed", accountId: relation.accountId, why: relation.kind };
    }
  });
}

/** Where an account will be offered, and how that is known. */
export type Binding = {
  readonly site: Site;
  /** `file`: as the file says. `directory`: the issuer is a known service, or its name spells a domain. */
  readonly from: "file" | "directory";
  /** The file names a site that does not belong to the service which the issuer names. */
  readonly isElsewhere: boolean;
};

/** The site that a draft will be bound to; undefined where nothing says one. */
export function bindingOf({ issuer, label, sites }: AccountDraft): Binding | undefined {
  const [proposal] = proposeSites(issuer, label);
  const [site] = sites;
  if (site === undefined) return proposal && { site: proposal.site, from: "directory", isElsewhere: false };
  const isElsewhere = proposal?.service !== undefined && !sites.every((each) => belongsTo(each, proposal.site.value));
  return { site, from: "file", isElsewhere };
}

/** The draft with the site that it will be bound to. */
export function bound(draft: AccountDraft): AccountDraft {
  const binding = bindingOf(draft);
  return binding?.from === "directory" ? { ...draft, sites: [binding.site] } : draft;
}

function belongsTo({ value }: Site, domain: string): boolean {
  const host = value.replace(/^https?:\/\//, "").replace(/:\d+$/, "");
  return host === domain || host.endsWith(`.${domain}`) || isSameService(domain, host);
}

/** Equal for two rows that make the same codes. A counter moves by itself and makes no difference. */
function codeKey(parameters: CodeParameters): string {
  const { type } = parameters;
  const secret = toBase64(parameters.secret.reveal());
  switch (parameters.type) {
    case "totp":
      return [type, parameters.algorithm, parameters.digits, parameters.periodSeconds, secret].join();
    case "hotp":
      return [type, parameters.algorithm, parameters.digits, secret].join();
    case "steam":
      return [type, secret].join();
  }
}

const isAhead = (theirs: CodeParameters, ours: CodeParameters | undefined): boolean =>
  theirs.type === "hotp" && ours?.type === "hotp" && theirs.counter > ours.counter;
