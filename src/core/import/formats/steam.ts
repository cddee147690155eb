import { fromBase64, type Bytes } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import { openCbc } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFile, ImportFormat, ImportNotice, ImportOptions, ImportOutcome } from "../format.ts";
import { isList, isRecord, jsonOf, listAt, own, textAt, type JsonRecord } from "../json.ts";
import { pbkdf2 } from "../kdf.ts";
import { imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowsOf } from "../row.ts";

const APP = "steam";

/** Of a folder, at most this many keys are derived for one account file. */
const MAX_TRIES = 100;

const isAccount = (json: unknown): boolean => textAt(json, "shared_secret") !== undefined;
const accountsIn = (json: unknown): readonly unknown[] => {
  const accounts = own(json, "accounts");
  return isAccount(json) ? [json] : isRecord(accounts) ? Object.values(accounts) : isList(accounts) ? accounts : [];
};
const isManifest = (json: unknown): boolean =>
  isList(own(json, "entries")) && listAt(json, "entries").some((entry) => own(entry, "filename") !== undefined);

/** Sessions, tokens, identity secrets and the revocation code stay behind. */
const OTHER_SECRETS: ImportNotice = { kind: "other-secrets-dropped" };

/**
 * Steam's account files: maFiles of Steam Desktop Authenticator and steamguard-cli, and the phone app's own. Encrypted
 * maFiles are base64, and their salt and IV stand in the manifest beside them.
 */
export const steam: ImportFormat = {
  app: APP,
  recognise({ text, json, name, beside }) {
    if (accountsIn(json).some(isAccount) || isManifest(json)) return "certain";
    if (json !== undefined || text === undefined || !/^[\w+/=\s]+$/.test(text)) return "no";
    // Only its manifest tells this base64 from anybody else's; without it, the name is all there is to go by.
    if (manifestAmong(beside) !== undefined) return "certain";
    return /\.mafile$/i.test(name) ? "likely" : "no";
  },
  async read(input, options) {
    const accounts = accountsIn(input.json);
    if (accounts.length > 0) return readAccounts(accounts);
    const manifest = manifestAmong(input.beside);
    if (isManifest(input.json)) return fail({ kind: "needs-file", app: APP, file: "mafile" });
    if (manifest === undefined) return fail({ kind: "needs-file", app: APP, file: "manifest" });
    if (options.password === undefined) return needsPassword(APP);
    return openMaFile(input, manifest, options.password, options);
  },
};

function manifestAmong(files: readonly ImportFile[]): unknown {
  return files.map(({ bytes }) => jsonOf(fromUtf8(bytes)?.replace(/^\uFEFF/, ""))).find(isManifest);
}

function readAccounts(accounts: readonly unknown[]): ImportOutcome {
  const rows = rowsOf(accounts, (account: JsonRecord) =>
    accountRow({
      type: "steam",
      issuer: "Steam",
      account: account["account_name"],
      // The truth; the `uri` beside it may be of an earlier enrolment.
      secret: fromBase64(textAt(account, "shared_secret") ?? "") ?? account["shared_secret"],
    }),
  );
  return imported(APP, rows, [OTHER_SECRETS]);
}

/** Tries the manifest's entries on one account file, first the one of its name: files are renamed. */
async function openMaFile(
  file: ImportFile & { text?: string },
  manifest: unknown,
  password: string,
  options: ImportOptions,
) {
  const ciphertext = fromBase64(file.text ?? "");
  if (!ciphertext) return wrongPassword(APP, true);
  const entries = listAt(manifest, "entries").toSorted(
    (a, b) => Number(own(b, "filename") === file.name) - Number(own(a, "filename") === file.name),
  );
  for (const entry of entries.slice(0, MAX_TRIES)) {
    const salt = fromBase64(textAt(entry, "encryption_salt") ?? "");
    const iv = fromBase64(textAt(entry, "encryption_iv") ?? "");
    if (!salt || iv?.length !== 16) continue;
    const key = await pbkdf2({ app: APP, password, salt, options }, "SHA-1", 50_000);
    if (!key.ok) return key;
    const clear: Bytes | undefined = await openCbc(key.value, iv, ciphertext);
    const account = jsonOf(clear && fromUtf8(clear));
    if (isAccount(account)) return readAccounts([account]);
  }
  return wrongPassword(APP, true);
}
