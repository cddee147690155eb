import { fail } from "#core/result.ts";
import { openZip, type ZipEntry, type ZipFailure } from "../containers/zip.ts";
import { startsWith } from "../encoding.ts";
import type { ImportFile, ImportFormat, ImportNotice, ImportOptions, ImportOutcome, ImportRow } from "../format.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";

const APP = "zip";

/** What tells an app's archive, in the order of its word: the first that is present names the files to read. */
const CONTENTS: readonly RegExp[] = [
  // 1Password
  /^export\.data$/,
  // Proton Pass has it in a folder, Bitwarden beside its attachments.
  /^(?:[^/]+\/)?data\.json$/,
  /^raivo-otp-export\.json$/i,
  // Authenticator Plus
  /^Accounts\.txt$/i,
  // WinAuth
  /^[^/]+\.txt$/i,
];

/** A Proton Pass archive of the encrypted kind. */
const PGP = /\.pgp$/i;
/** An icon pack of Aegis. */
const ICON_PACK = /^pack\.json$/;

/**
 * A zip archive in which an app's file lies, in clear or encrypted.
 * @param readInner Reads a file of the archive like one that was chosen itself.
 */
export const archive = (
  readInner: (file: ImportFile, options: ImportOptions) => Promise<ImportOutcome>,
): ImportFormat => ({
  app: APP,
  recognise: ({ bytes }) =>
    startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]) ? "certain" : "no",
  async read({ bytes }, options) {
    const entries = await openZip(bytes);
    if (!entries) return damaged(APP);
    const chosen = contentOf(entries);
    if (chosen.length === 0) {
      if (entries.length === 0) return fail({ kind: "no-accounts", app: APP });
      if (entries.some(({ name }) => PGP.test(name))) return fail({ kind: "unsupported", app: APP, reason: "openpgp" });
      if (entries.some(({ name }) => ICON_PACK.test(name))) {
        return fail({ kind: "unsupported", app: "aegis", reason: "icon-pack" });
      }
      return fail({ kind: "not-recognised" });
    }
    const rows: ImportRow[] = [];
    const notices: ImportNotice[] = [];
    let app = APP;
    for (const entry of chosen) {
      const unpacked = await entry.unpack(options.password);
      if (typeof unpacked === "string") return failureOf(unpacked);
      // The archive's password is not the inner file's.
      const { password, ...inner } = options;
      const outcome = await readInner(
        { name: entry.name, bytes: unpacked },
        entry.encrypted ? inner : { ...inner, ...(password !== undefined && { password }) },
      );
      if (!outcome.ok) return outcome;
      app = outcome.value.app;
      rows.push(...outcome.value.rows);
      notices.push(...outcome.value.notices);
    }
    return imported(app, rows, notices);
  },
});

function contentOf(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  for (const pattern of CONTENTS) {
    const found = entries.filter(({ name }) => pattern.test(name));
    if (found.length > 0) return found;
  }
  // A single file that somebody packed.
  return entries.length === 1 && !entries.some(({ name }) => PGP.test(name)) ? entries : [];
}

function failureOf(failure: ZipFailure): ImportOutcome {
  switch (failure) {
    case "needs-password":
      return needsPassword(APP);
    case "wrong-password":
      return wrongPassword(APP, true);
    case "damaged":
      return damaged(APP);
    case "too-big":
      return fail({ kind: "too-big", limit: "inflated" });
    case "unsupported":
      return fail({ kind: "unsupported", app: APP, reason: "cipher" });
  }
}
