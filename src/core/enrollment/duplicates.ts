import type { Account, AccountDraft, CodeParameters } from "#core/account/account.ts";
import { periodSecondsOf } from "#core/account/account.ts";
import { toBase64 } from "#core/bytes.ts";
import { issuerKey } from "#core/matcher/issuer-directory.ts";

/** What differs between two accounts of one key. A counter moves by itself and makes no difference. */
export type ParameterName = "type" | "algorithm" | "digits" | "period";

type Kept = {
  readonly accountId: string;
  /** The names under which it is kept. */
  readonly issuer: string;
  readonly label: string;
  readonly isInTrash: boolean;
};

/** How a proposed account stands to those that are kept. Holds no key material, so it may travel to a screen. */
export type Relation =
  | { readonly kind: "new" }
  /** The same key with the same parameters, whatever it is called. */
  | ({ readonly kind: "already-kept" } & Kept)
  /** The same key, but it would show other codes. */
  | ({ readonly kind: "other-parameters"; readonly differences: readonly ParameterName[] } & Kept)
  /** The same names with another key: kept beside the old one after a look at both, never instead of it. */
  | ({ readonly kind: "other-key" } & Kept);

type Named = Pick<AccountDraft, "issuer" | "label">;

/** Two accounts are called the same if a person would say so: "GitHub, Inc." / "Ada" and "github" / "ada". */
function nameKey({ issuer, label }: Named): string {
  const issuerPart = issuerKey(issuer);
  const [, prefix = "", rest = ""] = /^([^:]*):(.*)$/s.exec(label) ?? [];
  const plainLabel = prefix !== "" && issuerKey(prefix) === issuerPart ? rest : label;
  return JSON.stringify([issuerPart, plainLabel.normalize("NFKC").trim().toLowerCase()]);
}

const hasNames = ({ issuer, label }: Named): boolean => issuer.trim() !== "" || label.trim() !== "";

const secretKey = ({ secret }: CodeParameters): string => toBase64(secret.reveal());

function differencesBetween(a: CodeParameters, b: CodeParameters): readonly ParameterName[] {
  if (a.type !== b.type) return ["type"];
  if (a.type === "steam" || b.type === "steam") return [];
  const differences: ParameterName[] = [];
  if (a.algorithm !== b.algorithm) differences.push("algorithm");
  if (a.digits !== b.digits) differences.push("digits");
  if (periodSecondsOf(a) !== periodSecondsOf(b)) differences.push("period");
  return differences;
}

/** One line of a comparison, as text for the eye. Of two keys it says only that they are not the same. */
export type Difference =
  | {
      readonly name: "issuer" | "label" | ParameterName;
      readonly kept: string;
      readonly proposed: string;
    }
  | { readonly name: "key" };

/** What would be different if `draft` were kept in place of `account`; empty where both are the same in all that is seen. */
export function compareWithKept(draft: AccountDraft, account: Account): readonly Difference[] {
  const { parameters: before } = account;
  const { parameters: after } = draft;
  const textOf = (name: ParameterName, parameters: CodeParameters): string => {
    if (name === "type" || parameters.type === "steam") return parameters.type;
    if (name === "period") return String(periodSecondsOf(parameters) ?? "");
    return String(parameters[name]);
  };
  return [
    ...(["issuer", "label"] as const).flatMap((name) =>
      draft[name] === account[name] ? [] : [{ name, kept: account[name], proposed: draft[name] }],
    ),
    ...(secretKey(before) === secretKey(after) ? [] : [{ name: "key" } as const]),
    ...differencesBetween(before, after).map((name) => ({
      name,
      kept: textOf(name, before),
      proposed: textOf(name, after),
    })),
  ];
}

const kept = ({ id, issuer, label, trashedAt }: Account): Kept => ({
  accountId: id,
  issuer,
  label,
  isInTrash: trashedAt !== undefined,
});

function groupBy(accounts: readonly Account[], keyOf: (account: Account) => string): ReadonlyMap<string, Account[]> {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const key = keyOf(account);
    const group = groups.get(key);
    if (group) group.push(account);
    else groups.set(key, [account]);
  }
  return groups;
}

/**
 * Prepares to tell how drafts stand to `accounts` (those in the trash included: adding one again is better undone there).
 * Reads all keys once, so that a file of a thousand drafts is compared in a thousand steps and not in a million.
 */
export function relationFinder(accounts: readonly Account[]): (draft: AccountDraft) => Relation {
  // The living before the trashed, so that those are named where both fit.
  const ordered = [...accounts].sort((a, b) => Number(a.trashedAt !== undefined) - Number(b.trashedAt !== undefined));
  const bySecret = groupBy(ordered, ({ parameters }) => secretKey(parameters));
  const living = ordered.filter((account) => account.trashedAt === undefined && hasNames(account));
  const byName = groupBy(living, nameKey);

  return (draft) => {
    const [nearest] = (bySecret.get(secretKey(draft.parameters)) ?? [])
      .map((account) => ({ account, differences: differencesBetween(account.parameters, draft.parameters) }))
      .sort((a, b) => a.differences.length - b.differences.length);
    if (nearest) {
      const { account, differences } = nearest;
      if (differences.length === 0) return { kind: "already-kept", ...kept(account) };
      return { kind: "other-parameters", differences, ...kept(account) };
    }
    const namesake = hasNames(draft) ? byName.get(nameKey(draft))?.[0] : undefined;
    return namesake ? { kind: "other-key", ...kept(namesake) } : { kind: "new" };
  };
}

/** How one draft stands to `accounts`. For many drafts, prepare once with `relationFinder`. */
export const relationOf = (draft: AccountDraft, accounts: readonly Account[]): Relation =>
  relationFinder(accounts)(draft);
