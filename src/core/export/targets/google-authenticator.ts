import { buildMigrationUris } from "#core/account/migration-uri.ts";
import type { AccountDraft } from "#core/account/account.ts";
import type { RandomBytes } from "#core/bytes.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** Google Authenticator, which reads nothing but its own transfer codes, from a screen. */
export const googleAuthenticator: ExportTarget = {
  app: "google-authenticator",
  id: "google-authenticator",
  extension: "txt",
  fit: fits(
    { types: ["totp", "hotp"], digits: (digits) => digits === 6 || digits === 8, periods: (seconds) => seconds === 30 },
    // It has one name, in which a colon ends the issuer.
    ({ issuer, label }) => (issuer === "" && label.includes(":") ? ["name"] : []),
  ),
  write: (drafts, { random }) =>
    transferCodes(drafts, random)
      .map((uri) => `${uri}\n`)
      .join(""),
};

/** The texts of the QR codes that carry these accounts to a phone. */
export function transferCodes(drafts: readonly AccountDraft[], random: RandomBytes): readonly string[] {
  const batchId = new DataView(random(4).buffer).getInt32(0);
  return buildMigrationUris(drafts, batchId).uris;
}
