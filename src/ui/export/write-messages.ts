/** What the export page and the worker that writes its file tell each other. Keys reach the page only as rows that it passes on. */
import type { Exported, ExportFailure } from "#core/export/index.ts";
import type { Fit } from "#core/export/target.ts";
import type { Result } from "#core/result.ts";
import type { DraftRow } from "#core/vault/draft-row.ts";

export type TargetView = {
  readonly id: string;
  readonly app: string;
  /** Whether the target reads an encrypted file. */
  readonly canSeal: boolean;
};

/** What becomes of an account in the target. */
export type FitView = { readonly issuer: string; readonly label: string; readonly fit: Fit };

export type ToWriter =
  | { readonly kind: "list-targets" }
  /** The accounts to be written; answered by what the target can hold of them. */
  | { readonly kind: "take"; readonly targetId: string; readonly drafts: readonly DraftRow[] }
  /** Without a password, in clear. */
  | { readonly kind: "write"; readonly password?: string };

export type FromWriter =
  | { readonly kind: "targets"; readonly targets: readonly TargetView[] }
  | { readonly kind: "fits"; readonly fits: readonly FitView[] }
  | { readonly kind: "written"; readonly outcome: Result<Exported, ExportFailure> };
