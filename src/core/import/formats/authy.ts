import { fromBase64, utf8 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { openCbc } from "../ciphers.ts";
import { readPreferences } from "../containers/android-preferences.ts";
import { parseCsv } from "../containers/csv.ts";
import { fromHex, fromUtf8 } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions, ImportOutcome, ImportRow } from "../format.ts";
import { filledAt, isList, isRecord, jsonOf, listAt, numberAt, own, textAt } from "../json.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowName, splitName, unreadable } from "../row.ts";

const APP = "authy";
const PREFERENCES_KEY = "com.authy.storage.tokens.authenticator.key";
const PREFERENCES_APPS_KEY = "com.authy.storage.tokens.authy.key";
const CSV_HEADER = "name,encrypted_seed,salt,iv";

const OLD_ROUNDS = 1000;
const CSV_ROUNDS = 100_000;
/** Each token has a salt of its own, so that a file with many could ask for hours, each one within its bounds. */
const MAX_TOTAL_ROUNDS = 200_000_000;

type Token = {
  readonly issuer: unknown;
  readonly name: unknown;
  readonly digits: unknown;
  /** In clear, or absent. */
  readonly secret: unknown;
  readonly sealed?: { readonly seed: string; readonly salt: string; readonly iv: string; readonly rounds: number };
};

/**
 * Authy: its Android preferences, its server's answer as scripts save it, and the CSV of a data request. Tokens are
 * encrypted one by one; an old one may have an old password. alexzorin/authy, Aegis `AuthyImporter`.
 */
export const authy: ImportFormat = {
  app: APP,
  recognise: ({ text, json }) =>
    isList(own(json, "authenticator_tokens")) ||
    text?.includes("com.authy.storage.tokens.") === true ||
    text?.replaceAll('"', "").toLowerCase().startsWith(CSV_HEADER) === true
      ? "certain"
      : "no",
  async read({ text = "", json }, options) {
    if (json !== undefined) {
      const tokens = listAt(json, "authenticator_tokens").map((token) => tokenOf(token, "encrypted_seed"));
      return readTokens(tokens, listAt(json, "apps").map(appRow), options);
    }
    if (text.trimStart().startsWith("<")) {
      const preferences = await readPreferences(text);
      if (!preferences) return damaged(APP);
      const list = (key: string): readonly unknown[] => {
        const value = jsonOf(preferences.get(key));
        return isList(value) ? value : [];
      };
      const tokens = list(PREFERENCES_KEY).map((token) => tokenOf(token, "encryptedSecret"));
      return readTokens(tokens, list(PREFERENCES_APPS_KEY).map(appRow), options);
    }
    const records = parseCsv(text);
    return records ? readTokens(records.slice(1).map(csvToken), [], options) : damaged(APP);
  },
};

function tokenOf(token: unknown, seedKey: string): Token | undefined {
  if (!isRecord(token)) return undefined;
  const seed = filledAt(token, seedKey);
  const sealed = {
    seed: seed ?? "",
    salt: textAt(token, "salt") ?? "",
    iv: textAt(token, "unique_iv") ?? "",
    rounds: numberAt(token, "key_derivation_iterations") ?? OLD_ROUNDS,
  };
  return {
    issuer: filledAt(token, "issuer") ?? filledAt(token, "originalIssuer"),
    name: filledAt(token, "name") ?? filledAt(token, "original_name") ?? token["originalName"],
    digits: token["digits"],
    secret: token["decryptedSecret"],
    ...(seed !== undefined && token["decryptedSecret"] === undefined && { sealed }),
  };
}

const csvToken = ([name = "", seed = "", salt = "", iv = ""]: readonly string[]): Token => ({
  issuer: undefined,
  name,
  digits: undefined,
  secret: undefined,
  sealed: { seed, salt, iv, rounds: CSV_ROUNDS },
});

/** Authy's own apps: hex keys, seven digits, ten seconds. */
function appRow(app: unknown): ImportRow {
  if (!isRecord(app)) return unreadable("", { kind: "malformed" });
  const seed = textAt(app, "secret_seed") ?? textAt(app, "secretSeed") ?? "";
  return accountRow({
    type: "totp",
    issuer: filledAt(app, "name"),
    account: "",
    secret: fromHex(seed) ?? seed,
    digits: app["digits"] ?? 7,
    period: 10,
  });
}

async function readTokens(
  tokens: readonly (Token | undefined)[],
  apps: readonly ImportRow[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const sealed = tokens.flatMap((token) => token?.sealed ?? []);
  const rounds = sealed.reduce((sum, token) => sum + token.rounds, 0);
  if (rounds > MAX_TOTAL_ROUNDS) return fail({ kind: "kdf-too-costly", app: APP, cost: { kdf: "pbkdf2", rounds } });
  if (sealed.length > 0 && options.password === undefined) return needsPassword(APP);

  const rows: ImportRow[] = [];
  let opened = 0;
  for (const [index, token] of tokens.entries()) {
    if (!token?.sealed) {
      rows.push(token ? tokenRow(token, token.secret) : unreadable("", { kind: "malformed" }));
      continue;
    }
    const secret = await openSeed(token.sealed, options.password ?? "", options);
    if (!secret.ok) return secret;
    if (secret.value !== undefined) opened++;
    rows.push(
      secret.value === undefined
        ? unreadable(rowName("", token.name), { kind: "locked" })
        : tokenRow(token, secret.value),
    );
    options.onProgress?.({ step: "deriving-key", fraction: (index + 1) / tokens.length });
  }
  return sealed.length > 0 && opened === 0 ? wrongPassword(APP, true) : imported(APP, [...rows, ...apps]);
}

const tokenRow = (token: Token, secret: unknown): ImportRow =>
  accountRow({ type: "totp", ...splitName(token.issuer, token.name), secret, digits: token.digits });

/**
 * PBKDF2 over the salt's own text, AES-CBC, Base32 inside.
 * @returns undefined as value where the password does not fit this token.
 */
async function openSeed(
  { seed, salt, iv, rounds }: NonNullable<Token["sealed"]>,
  password: string,
  options: ImportOptions,
): Promise<Result<string | undefined, ImportFailure>> {
  const ciphertext = fromBase64(seed);
  const ivBytes = iv === "" ? new Uint8Array(16) : fromHex(iv);
  if (!ciphertext || ivBytes?.length !== 16) return ok(undefined);
  const key = await pbkdf2({ app: APP, password, salt: utf8(salt), options }, "SHA-1", rounds);
  if (!key.ok) return key;
  const clear = await openCbc(key.value, ivBytes, ciphertext);
  const secret = clear && fromUtf8(clear);
  // Nothing authenticates it, so that it has to look like a secret after a chance padding.
  return ok(secret !== undefined && /^[\x20-\x7e]+$/.test(secret) ? secret : undefined);
}
