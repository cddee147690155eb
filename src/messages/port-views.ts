/** What contexts tell each other about import and export. Without keys, but for the rows that a page passes on unread. */
import type { Algorithm } from "#core/account/account.ts";
import type { DraftRow } from "#core/vault/draft-row.ts";
import type { SaveFailure, WayFailure } from "./views.ts";

/** A kept account beside which a row of a file is shown. */
export type KeptView = {
  readonly accountId: string;
  readonly issuer: string;
  readonly label: string;
  readonly type: "totp" | "hotp" | "steam";
  readonly algorithm: Algorithm;
  readonly digits: number;
  /** Absent for HOTP. */
  readonly periodSeconds?: number;
  /** HOTP only: the counter of the next code. */
  readonly counter?: number;
  readonly isInTrash: boolean;
};

/** How a row stands to what is kept. `Verdict` of the core, with the kept account for the eye. */
export type VerdictView =
  | { readonly kind: "new" }
  | { readonly kind: "duplicate"; readonly kept: KeptView }
  | { readonly kind: "repeated"; readonly row: number }
  | {
      readonly kind: "changed";
      readonly why: "other-parameters" | "counter-ahead" | "other-key";
      readonly kept: KeptView;
    };

export type JudgeReply =
  | { readonly ok: true; readonly verdicts: readonly VerdictView[] }
  | { readonly ok: false; readonly failure: SaveFailure };

/** What an import did. `undoId` takes it back as long as the browser runs. */
export type ImportReport = {
  readonly added: number;
  readonly replaced: number;
  readonly restored: number;
  readonly undoId: string;
};

/** `expired`: another import came after it, or the browser was closed. */
export type UndoReply =
  { readonly ok: true } | { readonly ok: false; readonly failure: SaveFailure | { readonly kind: "expired" } };

/** Whole accounts for the worker that writes a file; the page between passes them on unread. */
export type ExportRowsReply =
  { readonly ok: true; readonly drafts: readonly DraftRow[] } | { readonly ok: false; readonly failure: WayFailure };

export type BackupStateReply =
  | {
      readonly ok: true;
      /** Whether the vault has a way in that opens a copy elsewhere. */
      readonly canSeal: boolean;
      /** Epoch ms; 0: never. */
      readonly backedUpAt: number;
      /** Accounts that the last backup does not hold as they are. */
      readonly changes: number;
    }
  | { readonly ok: false; readonly failure: { readonly kind: "locked" } };

/** `text`: the backup file. `no-way-in`: nothing but this browser profile could open it. */
export type BackupReply =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: WayFailure | { readonly kind: "no-way-in" } };
