import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8, type Bytes, type RandomBytes } from "#core/bytes.ts";
import { toHex } from "#core/import/encoding.ts";
import type { ImportFailure } from "#core/import/format.ts";
import { argon2 } from "#core/import/kdf.ts";
import { ok, type Result } from "#core/result.ts";
import { randomId } from "#core/vault/ids.ts";
import { sealCryptoJs } from "../ciphers.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

const APP = "authenticator-extension";
/** Authenticator-Extension/Authenticator `src/models/encryption.ts`, version 3. */
const ARGON2 = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const KEY_VERSION = 3;
/** Between the issuer and the site to which the extension pins an account. */
const PIN = "::";

/** The extension splits at the first pin, so that an issuer may neither hold one nor end with half of one. */
const nameBeforePin = (issuer: string): string => issuer.replaceAll(/:{2,}/g, ":").replace(/:$/, "");

/** The browser extension "Authenticator", in clear or, row by row, behind a password. */
export const authenticatorExtension: ExportTarget = {
  app: APP,
  id: APP,
  extension: "json",
  fit: fits({ types: ["totp", "hotp", "steam"], pinned: true, sites: "one" }, ({ issuer, parameters }) =>
    nameBeforePin(issuer) !== issuer || (issuer === "" && parameters.type === "steam") ? ["name"] : [],
  ),
  write: (drafts, { random }) => inLines(Object.fromEntries(rowsOf(drafts, random).map((row) => [row.hash, row]))),
  async seal(drafts, password, { random }) {
    const key = await newKey(password, random);
    if (!key.ok) return key;
    const { row, passphrase } = key.value;
    const sealed: Record<string, unknown> = { [row.id]: row };
    for (const [index, account] of rowsOf(drafts, random).entries()) {
      const data = await sealCryptoJs(JSON.stringify(account), passphrase, random);
      sealed[account.hash] = { dataType: "EncOTPStorage", keyId: row.id, data, index };
    }
    return ok(utf8(inLines(sealed)));
  },
};

/** The extension writes and expects the line ends of Windows. */
const inLines = (rows: object): string => JSON.stringify(rows, undefined, 2).replaceAll("\n", "\r\n");

function rowsOf(drafts: readonly AccountDraft[], random: RandomBytes) {
  return drafts.map(({ issuer, label, parameters, sites, pinned }, index) => {
    const [site] = sites;
    const host = site?.value.replace(/^https?:\/\//, "");
    const name = nameBeforePin(issuer);
    return {
      dataType: "OTPStorage",
      hash: randomId(random),
      issuer: host === undefined ? name : `${name}${PIN}${host}`,
      account: label,
      secret: toBase32(parameters.secret.reveal()),
      encrypted: false,
      index,
      pinned,
      ...columnsOf(parameters),
    };
  });
}

function columnsOf(parameters: CodeParameters) {
  switch (parameters.type) {
    case "totp": {
      const { type, algorithm, digits, periodSeconds: period } = parameters;
      return { type, algorithm, digits, period };
    }
    case "hotp": {
      const { type, algorithm, digits, counter } = parameters;
      return { type, algorithm, digits, counter };
    }
    case "steam":
      return { type: parameters.type };
  }
}

/**
 * A key row and the passphrase of the rows that name it: base64 of Argon2id over the password. The row keeps another Argon2id
 * of that passphrase, by which a password is checked.
 */
async function newKey(
  password: string,
  random: RandomBytes,
): Promise<Result<{ readonly row: { readonly id: string }; readonly passphrase: Bytes }, ImportFailure>> {
  const id = randomId(random);
  const salt = toHex(random(16));
  const derived = await argon2({ app: APP, password, salt: utf8(salt), options: {} }, "argon2id", ARGON2);
  if (!derived.ok) return derived;
  const passphrase = unpadded(derived.value);
  const checkSalt = utf8(toHex(random(16)));
  const check = await argon2({ app: APP, password: passphrase, salt: checkSalt, options: {} }, "argon2id", ARGON2);
  if (!check.ok) return check;
  const { memoryKiB, passes, lanes } = ARGON2;
  const hash = `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(checkSalt)}$${unpadded(check.value)}`;
  return ok({ row: { dataType: "Key", id, salt, hash, version: KEY_VERSION }, passphrase: utf8(passphrase) });
}

const unpadded = (bytes: Bytes): string => toBase64(bytes).replace(/=+$/, "");
