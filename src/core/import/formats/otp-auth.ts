import { cbc } from "@noble/ciphers/aes.js";
import { utf8, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { digest, hmacMatches, openCbc } from "../ciphers.ts";
import { readKeyedArchive, type Archived } from "../containers/keyed-archive.ts";
import { fromHex, startsWith } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions, ImportOutcome, ImportRow } from "../format.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, unreadable } from "../row.ts";

const APP = "otp-auth";

/** The app encrypts every file under one of two fixed keys first, which makes noise of it and nothing more. */
const OUTER_KEYS = [
  // SHA-256 of "Authenticator": backups.
  "4b4dedb78ef452fbe3cd4c28004abeebe7021714e23a575ddff8c67612731f2f",
  // SHA-256 of "OTPAuth": single accounts.
  "cf25dc3437b86b06bc4911e63c2d9eef5b8820cf088bc2c75517e21d93b8509f",
].flatMap((hex) => fromHex(hex) ?? []);
const ZERO_IV = new Uint8Array(16);
const PLIST = [...new TextEncoder().encode("bplist")];

const outerKeyOf = (bytes: Bytes): Bytes | undefined =>
  bytes.length < 32 || bytes.length % 16 !== 0
    ? undefined
    : OUTER_KEYS.find((key) =>
        startsWith(cbc(key, ZERO_IV, { disablePadding: true }).decrypt(bytes.subarray(0, 16)), PLIST),
      );

/** OTP Auth for iOS: backups 1.0 and 1.1, accounts 1.1 and 1.2. CooperRS/decrypt-otpauth-files. */
export const otpAuth: ImportFormat = {
  app: APP,
  recognise: ({ bytes, text }) => (text === undefined && outerKeyOf(bytes) ? "certain" : "no"),
  async read({ bytes }, options) {
    const key = outerKeyOf(bytes);
    const outer = key && (await openCbc(key, ZERO_IV, bytes));
    const archive = outer && readKeyedArchive(outer);
    if (!isMap(archive)) return damaged(APP);
    if (options.password === undefined) return needsPassword(APP);
    const inner = await openInner(archive, options.password, options);
    if (!inner.ok) return inner;
    const content = readKeyedArchive(inner.value);
    return content === undefined ? wrongPassword(APP, true) : readContent(content);
  },
};

const isMap = (value: Archived | undefined): value is ReadonlyMap<string, Archived> => value instanceof Map;
const isList = (value: Archived | undefined): value is readonly Archived[] => Array.isArray(value);
const isBytes = (value: Archived | undefined): value is Bytes => value instanceof Uint8Array;

type Inner = Promise<Result<Bytes, ImportFailure>>;

async function openInner(archive: ReadonlyMap<string, Archived>, password: string, options: ImportOptions): Inner {
  const data = archive.get("WrappedData") ?? archive.get("Data");
  const sealed = typeof data === "string" ? fromHex(data) : data;
  if (!isBytes(sealed)) return fail({ kind: "damaged", app: APP });
  // Backup 1.1 and account 1.2 are RNCryptor's; the older two carry salt and IV beside the data.
  const salt = archive.get("Salt");
  return salt === undefined || salt === null
    ? openRnCryptor(sealed, password, options)
    : openOlder(sealed, salt, archive.get("IV"), password);
}

async function openOlder(sealed: Bytes, salt: Archived, iv: Archived | undefined, password: string): Inner {
  const bytesOf = (value: Archived | undefined): Bytes | undefined =>
    typeof value === "string" ? utf8(value) : isBytes(value) ? value : undefined;
  const saltBytes = bytesOf(salt);
  const ivBytes = bytesOf(iv);
  if (!saltBytes || !ivBytes) return fail({ kind: "damaged", app: APP });
  const key = await digest("SHA-256", saltBytes, utf8(`-${password}`));
  const clear = await openCbc(key, (await digest("SHA-1", ivBytes)).slice(0, 16), sealed);
  return clear ? ok(clear) : fail({ kind: "wrong-password", app: APP, orDamaged: true });
}

/** RNCryptor version 3: options, two salts, IV, AES-CBC, HMAC-SHA256 over all before it. RNCryptor-Spec v3. */
async function openRnCryptor(sealed: Bytes, password: string, options: ImportOptions): Inner {
  const macStart = sealed.length - 32;
  if (sealed[0] !== 3 || macStart < 34) return fail({ kind: "damaged", app: APP });
  const derive = (salt: Bytes): Inner => pbkdf2({ app: APP, password, salt, options }, "SHA-1", 10_000);
  const key = await derive(sealed.subarray(2, 10));
  if (!key.ok) return key;
  const macKey = await derive(sealed.subarray(10, 18));
  if (!macKey.ok) return macKey;
  const matches = await hmacMatches("SHA-256", macKey.value, sealed.subarray(macStart), sealed.subarray(0, macStart));
  const clear = matches ? await openCbc(key.value, sealed.subarray(18, 34), sealed.subarray(34, macStart)) : undefined;
  return clear ? ok(clear) : fail({ kind: "wrong-password", app: APP, orDamaged: true });
}

const ALGORITHMS = new Map<Archived, string>([
  [1, "SHA1"],
  [2, "SHA256"],
  [3, "SHA512"],
  [4, "MD5"],
]);

/** A backup holds folders of accounts, the file of a single account only that. */
function readContent(content: Archived): ImportOutcome {
  if (!isMap(content)) return damaged(APP);
  const folders = content.get("Folders");
  if (!isList(folders)) return imported(APP, [readAccount(content, null)]);
  const rows = folders.flatMap((folder) => {
    const accounts = isMap(folder) ? folder.get("accounts") : undefined;
    const name = isMap(folder) ? (folder.get("name") ?? null) : null;
    return isList(accounts) ? accounts.map((account) => readAccount(account, name)) : [];
  });
  return imported(APP, rows);
}

function readAccount(account: Archived, folder: Archived): ImportRow {
  if (!isMap(account)) return unreadable("", { kind: "malformed" });
  /** 0 stands for the usual value. */
  const number = (key: string): Archived | undefined => {
    const value = account.get(key);
    return value === 0 || value === null ? undefined : value;
  };
  const algorithm = number("algorithm");
  const type = account.get("type");
  return accountRow({
    type: type === 1 ? "hotp" : type === 2 ? "totp" : "unknown",
    issuer: account.get("issuer"),
    account: account.get("label"),
    secret: account.get("secret"),
    algorithm: algorithm === undefined ? undefined : (ALGORITHMS.get(algorithm) ?? "unknown"),
    digits: number("digits"),
    period: number("period"),
    counter: account.get("counter"),
    tags: [folder],
  });
}
