import { toBase64, utf8 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { secretFromBase32 } from "#core/account/secret.ts";
import { isCryptoJs, openCryptoJs } from "../ciphers.ts";
import { fromHex, fromUtf8, toHex } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions, ImportRow } from "../format.ts";
import { isRecord, jsonOf, numberAt, textAt, type JsonRecord } from "../json.ts";
import { argon2, argon2Matches } from "../kdf.ts";
import { imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowName, unreadable, type AccountType } from "../row.ts";

const APP = "authenticator-extension";

/** Old files number the types in this order, from 1. */
const TYPES = ["totp", "hotp", "battle", "steam", "hex", "hhex"];

/** More keys than anybody has; each costs a derivation. */
const MAX_KEYS = 16;

type Rows = readonly (readonly [id: string, row: JsonRecord])[];

const rowsIn = (json: unknown): Rows =>
  isRecord(json) ? Object.entries(json).filter((entry): entry is [string, JsonRecord] => isRecord(entry[1])) : [];

const isAccount = (row: JsonRecord): boolean =>
  textAt(row, "secret") !== undefined && ["type", "hash", "index"].some((key) => Object.hasOwn(row, key));

const isSealed = (row: JsonRecord): boolean => row["dataType"] === "EncOTPStorage";

/**
 * The browser extension "Authenticator". Its accounts by id, in three generations of encryption; one file may mix them.
 * 1: each `secret` under the password. 2: under a passphrase that `key.enc` holds under the password. 3: whole rows under
 * a key that Argon2id makes of the password. Authenticator-Extension/Authenticator `src/models`, `BackupPage.vue` (MIT).
 */
export const authenticatorExtension: ImportFormat = {
  app: APP,
  recognise: ({ json }) => (rowsIn(json).some(([, row]) => isAccount(row) || isSealed(row)) ? "certain" : "no"),
  async read({ json }, options) {
    const rows = rowsIn(json)
      .filter(([id, row]) => isSealed(row) || (row["dataType"] !== "Key" && id !== "key"))
      .sort(([, a], [, b]) => (numberAt(a, "index") ?? 0) - (numberAt(b, "index") ?? 0));
    const encrypted = rows.filter(([, row]) => isSealed(row) || isEncryptedSecret(row));
    if (encrypted.length === 0)
      return imported(
        APP,
        rows.map(([, row]) => readRow(row)),
      );
    if (options.password === undefined) return needsPassword(APP);

    const passphrases = await passphrasesOf(json, options.password, options);
    if (!passphrases.ok) return passphrases;
    const opened: ImportRow[] = [];
    let anyOpened = false;
    for (const [, row] of rows) {
      if (!isSealed(row) && !isEncryptedSecret(row)) {
        opened.push(readRow(row));
        continue;
      }
      const clear = isSealed(row)
        ? await openRow(row, passphrases.value)
        : await openSecret(row, passphrases.value.secrets);
      anyOpened ||= clear !== undefined;
      opened.push(clear ? readRow(clear) : unreadable(rowName(row["issuer"], row["account"]), { kind: "locked" }));
    }
    return anyOpened ? imported(APP, opened) : wrongPassword(APP, true);
  },
};

const isEncryptedSecret = (row: JsonRecord): boolean =>
  row["encrypted"] === true || isCryptoJs(textAt(row, "secret") ?? "");

/** What opens the rows: one passphrase for bare secrets, one per key for whole rows. */
type Passphrases = { readonly secrets: Uint8Array; readonly rows: ReadonlyMap<string, Uint8Array> };

async function passphrasesOf(
  json: unknown,
  password: string,
  options: ImportOptions,
): Promise<Result<Passphrases, ImportFailure>> {
  // A version of the app wrote `enc` beside the rows instead of inside `key`.
  const wrapped = textAt(json, "key", "enc") ?? textAt(json, "enc");
  const unwrapped = wrapped === undefined ? undefined : await openCryptoJs(wrapped, utf8(password));
  if (wrapped !== undefined && !unwrapped) return fail({ kind: "wrong-password", app: APP, orDamaged: true });

  const rows = new Map<string, Uint8Array>();
  const keys = rowsIn(json).filter(([, row]) => row["dataType"] === "Key");
  const cost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
  let rightKeys = 0;
  for (const [, key] of keys.slice(0, MAX_KEYS)) {
    const salt = utf8(textAt(key, "salt") ?? "");
    const derived = await argon2({ app: APP, password, salt, options }, "argon2id", cost);
    if (!derived.ok) return derived;
    // The passphrase is the hash as the end of Argon2's own text has it: base64 without padding.
    const passphrase = toBase64(derived.value).replace(/=+$/, "");
    rows.set(textAt(key, "id") ?? "", utf8(passphrase));
    const matches = await argon2Matches({ app: APP, password: passphrase, options }, textAt(key, "hash") ?? "");
    if (!matches.ok) return matches;
    if (matches.value) rightKeys++;
  }
  if (keys.length > 0 && rightKeys === 0) return fail({ kind: "wrong-password", app: APP, orDamaged: false });
  return ok({ secrets: unwrapped ? utf8(toHex(unwrapped)) : utf8(password), rows });
}

/** Opens a whole row with the passphrase of its key. */
async function openRow(row: JsonRecord, passphrases: Passphrases): Promise<JsonRecord | undefined> {
  const passphrase = passphrases.rows.get(textAt(row, "keyId") ?? "");
  const clear = passphrase && (await openCryptoJs(textAt(row, "data") ?? "", passphrase));
  const json = jsonOf(clear && fromUtf8(clear));
  return isRecord(json) ? json : undefined;
}

/** Opens the secret of a row. Nothing authenticates it, so that it has to look like one after a chance padding. */
async function openSecret(row: JsonRecord, passphrase: Uint8Array): Promise<JsonRecord | undefined> {
  const clear = await openCryptoJs(textAt(row, "secret") ?? "", passphrase);
  const secret = clear && fromUtf8(clear);
  return secret && /^[\x20-\x7e]+$/.test(secret) ? { ...row, secret } : undefined;
}

/** One row in clear: the app leaves defaults out and hides facts in names and prefixes. */
function readRow(row: JsonRecord): ImportRow {
  const written = row["type"];
  const type = typeof written === "number" ? TYPES[written - 1] : written;
  const [, prefix, rest] = /^(?:(blz|bliz|stm)-)?(.*)$/s.exec(textAt(row, "secret") ?? "") ?? [];
  const isBattleNet = type === "battle" || prefix === "blz" || prefix === "bliz";
  const isSteam = type === "steam" || prefix === "stm";
  const [issuer = "", host] = (textAt(row, "issuer") ?? "").split("::");
  const impliedIssuer = isBattleNet ? "Battle.net" : isSteam ? "Steam" : "";
  return accountRow({
    type: isSteam ? "steam" : accountTypeOf(type),
    issuer: issuer === "" ? impliedIssuer : issuer,
    account: row["account"],
    secret: rest === undefined ? row["secret"] : keyOf(type, rest),
    algorithm: row["algorithm"],
    digits: row["digits"] ?? (isBattleNet ? 8 : undefined),
    period: row["period"],
    counter: row["counter"],
    pinned: row["pinned"] === true,
    sites: [host],
  });
}

function accountTypeOf(type: unknown): AccountType {
  switch (type) {
    case undefined:
    case "totp":
    case "hex":
    case "battle":
      return "totp";
    case "hotp":
    case "hhex":
      return "hotp";
    default:
      return "unknown";
  }
}

/** The app reads a secret as hex where its type says so, or where it is no base32 but hex. */
function keyOf(type: unknown, secret: string): unknown {
  const isHex = type === "hex" || type === "hhex" || !secretFromBase32(secret).ok;
  return (isHex ? fromHex(secret) : undefined) ?? secret;
}
