import { fromBase64 } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import { openCbc } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFile, ImportFormat, ImportInput, ImportNotice, ImportOptions, ImportOutcome } from "../format.ts";
import { isList, isRecord, jsonOf, listAt, own, textAt, type JsonRecord } from "../json.ts";
import { argon2, pbkdf2 } from "../kdf.ts";
import { imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowsOf } from "../row.ts";

const APP = "steam";

/** Of a folder, at most this many keys are derived for one account file. */
const MAX_TRIES = 100;

const SDA_ROUNDS = 50_000;
const STEAMGUARD_CLI_COST = { memoryKiB: 12 * 1024, passes: 3, lanes: 12 };

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
  { name, text = "" }: ImportInput,
  manifest: unknown,
  password: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const ciphertext = fromBase64(text);
  const isOwn = (entry: unknown): number => Number(own(entry, "filename") === name);
  const entries = listAt(manifest, "entries").toSorted((a, b) => isOwn(b) - isOwn(a));
  for (const entry of entries.slice(0, MAX_TRIES)) {
    // Steam Desktop Authenticator writes its two values flat, steamguard-cli in an object with its scheme.
    const encryption = own(entry, "encryption");
    const salt = fromBase64(textAt(encryption, "salt") ?? textAt(entry, "encryption_salt") ?? "");
    const iv = fromBase64(textAt(encryption, "iv") ?? textAt(entry, "encryption_iv") ?? "");
    if (own(encryption, "keyring_id") !== undefined) return fail({ kind: "unsupported", app: APP, reason: "keyring" });
    if (!ciphertext || !salt || iv?.length !== 16) continue;
    const call = { app: APP, password, salt, options };
    const isArgon2 = textAt(encryption, "scheme") === "Argon2idAes256";
    const key = await (isArgon2 ? argon2(call, "argon2id", STEAMGUARD_CLI_COST) : pbkdf2(call, "SHA-1", SDA_ROUNDS));
    if (!key.ok) return key;
    const clear = await openCbc(key.value, iv, ciphertext);
    const account = jsonOf(clear && fromUtf8(clear));
    if (isAccount(account)) return readAccounts([account]);
  }
  return wrongPassword(APP, true);
}
