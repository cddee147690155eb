import type { AccountDraft, Algorithm, RecoveryCode, Site } from "../account/account.ts";
import { decodeParameters, encodeParameters } from "./account-row.ts";

/**
 * A draft as JSON, its key included, for the way between a worker that reads or writes files and the background. Pages pass it
 * on and never look inside.
 */
export type DraftRow = {
  readonly issuer: string;
  readonly label: string;
  readonly type: "totp" | "hotp" | "steam";
  /** Base64. */
  readonly secret: string;
  readonly algorithm?: Algorithm | undefined;
  readonly digits?: number | undefined;
  readonly periodSeconds?: number | undefined;
  readonly counter?: number | undefined;
  readonly sites: readonly Site[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly pinned: boolean;
  readonly recoveryCodes: readonly { readonly code: string; readonly usedAt?: number | undefined }[];
};

export function encodeDraft({
  issuer,
  label,
  parameters,
  sites,
  tags,
  note,
  pinned,
  recoveryCodes,
}: AccountDraft): DraftRow {
  const named = { issuer, label, sites, tags, note, pinned, recoveryCodes };
  return { ...named, ...(encodeParameters(parameters) as Pick<DraftRow, "type" | "secret">) };
}

/** @returns The draft; undefined where the row's parameters make no codes. */
export function decodeDraft({
  issuer,
  label,
  sites,
  tags,
  note,
  pinned,
  recoveryCodes,
  ...row
}: DraftRow): AccountDraft | undefined {
  const parameters = decodeParameters(row);
  if (parameters === undefined) return undefined;
  const codes = recoveryCodes.map(({ code, usedAt }): RecoveryCode =>
    usedAt === undefined ? { code } : { code, usedAt },
  );
  return { issuer, label, parameters, sites, tags, note, pinned, recoveryCodes: codes };
}
