import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import type { Bytes, RandomBytes } from "#core/bytes.ts";
import type { ImportFailure } from "#core/import/format.ts";
import type { Result } from "#core/result.ts";

/** What a target has no place for, of an account that it holds otherwise. */
export type Field =
  /** All groups, or all but the first. */
  | "tags"
  | "other-tags"
  | "note"
  | "pinned"
  /** All sites, all but the first, or that a site is a single host and not a whole domain. */
  | "sites"
  | "other-sites"
  | "exact-sites"
  | "recovery-codes"
  /** The account gets another name there: its label for the issuer, or without what the target reads as something else. */
  | "name";

/** Why a target does not hold an account at all: it would show wrong codes, refuse it, or lose another one over it. */
export type Obstacle =
  | { readonly kind: "type"; readonly type: CodeParameters["type"] }
  | { readonly kind: "digits"; readonly digits: number }
  | { readonly kind: "period"; readonly periodSeconds: number }
  /** The target keeps one account for each key, or for each name, and another one comes first. */
  | { readonly kind: "same-key" | "same-name" };

export type Fit =
  | { readonly kind: "held"; readonly loses: readonly Field[] }
  | { readonly kind: "left-out"; readonly obstacle: Obstacle };

export type ExportTools = {
  readonly random: RandomBytes;
  /** Epoch ms. */
  readonly nowMs: number;
};

export type Sealed = Promise<Result<Bytes, ImportFailure>>;

/** Another app's format for writing. One file each, one line in index.ts. */
export type ExportTarget = {
  /** The app's id, as the importer of the same format has it. */
  readonly app: string;
  /** Distinguishes targets of one app. */
  readonly id: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly sealedExtension?: string;
  readonly fit: (draft: AccountDraft) => Fit;
  /** Equal for two accounts of which the target keeps one. */
  readonly uniqueBy?: { readonly keyOf: (draft: AccountDraft) => string; readonly obstacle: Obstacle };
  /** @param drafts Those that fit, in the user's order. */
  readonly write: (drafts: readonly AccountDraft[], tools: ExportTools) => string;
  /** Absent where the target reads no encrypted file. With the cost that the target's own app writes. */
  readonly seal?: (drafts: readonly AccountDraft[], password: string, tools: ExportTools) => Sealed;
};
