/** What a page and the worker that reads its files tell each other. Keys leave the worker only as rows that nobody opens. */
import type { Algorithm } from "#core/account/account.ts";
import type { UriWarning } from "#core/account/otpauth-uri.ts";
import type {
  ImportFailure,
  ImportFile,
  ImportNotice,
  ImportOptions,
  ImportProgress,
  RowFailure,
} from "#core/import/format.ts";
import type { Binding } from "#core/import/dry-run.ts";
import type { DraftRow } from "#core/vault/draft-row.ts";

export type ReadRequest = Pick<ImportOptions, "password" | "app"> & {
  readonly kind: "read";
  readonly files: readonly ImportFile[];
  /** Files that were chosen before and may complete one of these. */
  readonly beside: readonly ImportFile[];
};

export type ToReader =
  | ReadRequest
  /** Codes of these drafts, by their position in the worker's answer. */
  | { readonly kind: "codes"; readonly id: number; readonly drafts: readonly number[]; readonly nowMs: number }
  /** These drafts, whole; with the sites of known services, or only with those that the file names. */
  | { readonly kind: "drafts"; readonly id: number; readonly drafts: readonly number[]; readonly bindKnown: boolean };

export type FromReader =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "read"; readonly readings: readonly ReadingView[] }
  | { readonly kind: "codes"; readonly id: number; readonly codes: readonly RowCode[] }
  | { readonly kind: "drafts"; readonly id: number; readonly drafts: readonly DraftRow[] };

/** A row's live code, as proof that its key was read right. HOTP: that of the next counter, which stays unused. */
export type RowCode = { readonly code: string; readonly validUntilMs?: number };

/** A reading without its keys. */
export type ReadingView = {
  readonly names: readonly string[];
  readonly outcome:
    | {
        readonly ok: true;
        readonly app: string;
        readonly rows: readonly RowView[];
        readonly notices: readonly ImportNotice[];
      }
    | { readonly ok: false; readonly failure: ImportFailure };
};

export type RowView =
  AccountRowView | { readonly kind: "unreadable"; readonly name: string; readonly reason: RowFailure };

export type AccountRowView = {
  readonly kind: "account";
  /** Position among all drafts that the worker has read. */
  readonly draft: number;
  readonly issuer: string;
  readonly label: string;
  readonly type: "totp" | "hotp" | "steam";
  readonly algorithm: Algorithm;
  readonly digits: number;
  /** Absent for HOTP. */
  readonly periodSeconds?: number;
  /** HOTP only. */
  readonly counter?: number;
  readonly tags: readonly string[];
  readonly binding?: BindingView;
  readonly warnings: readonly UriWarning[];
};

export type BindingView = Pick<Binding, "from" | "isElsewhere"> & { readonly siteName: string };
