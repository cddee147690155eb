import type { AccountDraft, Algorithm, RecoveryCode, Site } from "../account/account.ts";
import { decodeParameters, encodeParameters } from "./account-row.ts";

/**
 * A draft as JSON, its key included, for the way between a worker that reads or writes files and the background. Pages pass it
 * on and never look inside.
 */
export type DraftRow = {
  readonly issuer: string;
  readonly label: string;
  /** Base64. */
  readonly secret: string;
  readonly sites: Site[];
  readonly tags: string[];
  readonly note: string;
  readonly pinned: boolean;
  readonly recoveryCodes: { readonly code: string; readonly usedAt?: number | undefined }[];
} & (
  | { readonly type: "totp"; readonly algorithm: Algorithm; readonly digits: number; readonly periodSeconds: number }
  | { readonly type: "hotp"; readonly algorithm: Algorithm; readonly digits: number; readonly counter: number }
  | { readonly type: "steam" }
);

export function encodeDraft(draft: AccountDraft): DraftRow {
  const { issuer, label, parameters, sites, tags, note, pinned, recoveryCodes } = draft;
  const named = { issuer, label, sites: [...sites], tags: [...tags], note, pinned, recoveryCodes: [...recoveryCodes] };
  return { ...named, ...encodeParameters(parameters) } as DraftRow;
}

/** @returns The draft; undefined where the row's parameters make no codes. */
export function decodeDraft(row: DraftRow): AccountDraft | undefined {
  const { issuer, label, sites, tags, note, pinned, recoveryCodes } = row;
  const parameters = decodeParameters(row);
  if (parameters === undefined) return undefined;
  const codes = recoveryCodes.map(({ code, usedAt }): RecoveryCode =>
    usedAt === undefined ? { code } : { code, usedAt },
  );
  return { issuer, label, parameters, sites, tags, note, pinned, recoveryCodes: codes };
}
