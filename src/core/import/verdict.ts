/**
 * How a row stands to what is kept, before anything changes. Every row has exactly one verdict, so that their number is the
 * number of entries that the file has.
 */
export type Verdict =
  | { readonly kind: "new" }
  /** The same key with the same parameters is kept, under whatever name; perhaps in the trash. */
  | { readonly kind: "duplicate"; readonly accountId: string }
  /** The same key with the same parameters stands in an earlier row; its position among the drafts. */
  | { readonly kind: "repeated"; readonly row: number }
  /** Something like it is kept, and only its owner knows which of the two the site expects. */
  | { readonly kind: "changed"; readonly accountId: string; readonly why: Change };

export type Change =
  /** The same key, but it would show other codes. */
  | "other-parameters"
  /** The same key; the file has counted further. */
  | "counter-ahead"
  /** The same names with another key. */
  | "other-key";

/** What becomes of a row. `accountId` is the kept account of the verdict. */
export type Choice =
  | { readonly kind: "skip" }
  | { readonly kind: "add" }
  /** The kept account makes its codes as the file says; what it made them from before can be taken back. */
  | { readonly kind: "replace"; readonly accountId: string }
  /** The kept account comes out of the trash. */
  | { readonly kind: "restore"; readonly accountId: string };

/**
 * What happens to a row unless its owner says otherwise. Nothing that is kept is overwritten; an account of the same name and
 * another key is kept beside the old one, since leaving it out could lose it.
 */
export function usualChoice(verdict: Verdict): Choice {
  switch (verdict.kind) {
    case "new":
      return { kind: "add" };
    case "duplicate":
    case "repeated":
      return { kind: "skip" };
    case "changed":
      return { kind: verdict.why === "other-key" ? "add" : "skip" };
  }
}
