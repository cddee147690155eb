import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import type { Field, Fit } from "./target.ts";

/** What a target can hold, as far as a table can say it. */
type Capacity = {
  readonly types: readonly CodeParameters["type"][];
  /** Absent: any. Steam's own five do not count. */
  readonly digits?: (digits: number) => boolean;
  readonly periods?: (seconds: number) => boolean;
  readonly tags?: "all" | "one";
  readonly note?: true;
  readonly pinned?: true;
  /** `one`, `all`: whole domains, which is what every app with sites means. */
  readonly sites?: "all" | "one";
  /** An account without an issuer is refused, or goes by its label. */
  readonly needsIssuer?: true;
};

/** Judges an account by a target's capacity. */
export const fits =
  (capacity: Capacity, others: (draft: AccountDraft) => readonly Field[] = () => []) =>
  (draft: AccountDraft): Fit => {
    const { parameters } = draft;
    const { type } = parameters;
    if (!capacity.types.includes(type)) return { kind: "left-out", obstacle: { kind: "type", type } };
    if (parameters.type !== "steam" && capacity.digits?.(parameters.digits) === false) {
      return { kind: "left-out", obstacle: { kind: "digits", digits: parameters.digits } };
    }
    if (parameters.type === "totp" && capacity.periods?.(parameters.periodSeconds) === false) {
      return { kind: "left-out", obstacle: { kind: "period", periodSeconds: parameters.periodSeconds } };
    }
    return { kind: "held", loses: [...new Set([...lossesOf(draft, capacity), ...others(draft)])] };
  };

function lossesOf(draft: AccountDraft, { tags, note, pinned, sites, needsIssuer }: Capacity): readonly Field[] {
  const lost: Field[] = [];
  if (draft.tags.length > 0 && tags === undefined) lost.push("tags");
  if (draft.tags.length > 1 && tags === "one") lost.push("other-tags");
  if (draft.note !== "" && note === undefined) lost.push("note");
  if (draft.pinned && pinned === undefined) lost.push("pinned");
  if (draft.sites.length > 0 && sites === undefined) lost.push("sites");
  if (draft.sites.length > 1 && sites === "one") lost.push("other-sites");
  if (sites !== undefined && draft.sites.some(({ kind }) => kind !== "domain")) lost.push("exact-sites");
  if (draft.recoveryCodes.length > 0) lost.push("recovery-codes");
  if (needsIssuer && draft.issuer === "") lost.push("name");
  return lost;
}

/** For targets that refuse an account without an issuer. */
export const issuerOrLabel = ({ issuer, label }: AccountDraft): string => issuer || label || "-";

/** The addresses of a draft's sites, as password managers write them. */
export const addressesOf = ({ sites }: AccountDraft): readonly string[] =>
  sites.map(({ value }) => (value.includes("://") ? value : `https://${value}`));
