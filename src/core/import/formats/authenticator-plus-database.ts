import { cbc } from "@noble/ciphers/aes.js";
import type { Bytes } from "#core/bytes.ts";
import { hmacMatches } from "../ciphers.ts";
import { openSqlite } from "../containers/sqlite.ts";
import { concat, fromHex } from "../encoding.ts";
import type { ImportFormat, ImportOptions } from "../format.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, splitName, type AccountType } from "../row.ts";

const APP = "authenticator-plus";

const PAGE = 1024;
/** At the end of each page: IV (16), HMAC-SHA1 (20), padding to a block. */
const RESERVED = 48;
const ROUNDS = 64_000;
const MAGIC = new TextEncoder().encode("SQLite format 3\0");

/** Authenticator Plus's authplus.db, an SQLCipher 3 database. It has no mark: its first bytes are the salt. */
export const authenticatorPlusDatabase: ImportFormat = {
  app: APP,
  recognise: ({ bytes, text, name }) => {
    if (text !== undefined || bytes.length === 0 || bytes.length % PAGE !== 0) return "no";
    return /\.db$/i.test(name) ? "likely" : "possible";
  },
  async read({ bytes }, options) {
    if (options.password === undefined) return needsPassword(APP);
    const clear = await openSqlCipher(bytes, options.password, options);
    if (!(clear instanceof Uint8Array)) return clear;
    const accounts = openSqlite(clear, undefined)?.rows("accounts");
    if (!accounts) return damaged(APP);
    const rows = accounts.map((row) => {
      const type = TYPES.get(row.get("type")) ?? "unknown";
      const isBattleNet = row.get("type") === BATTLE_NET;
      const names = splitName(row.get("issuer"), row.get("email"));
      const secret = row.get("secret");
      const category = row.get("category");
      return accountRow({
        type,
        ...names,
        issuer: names.issuer === "" && isBattleNet ? "Battle.net" : names.issuer,
        secret: (isBattleNet ? fromHex(String(secret)) : undefined) ?? secret,
        digits: isBattleNet ? 8 : undefined,
        counter: row.get("counter"),
        tags: category === "All Accounts" ? [] : [category],
      });
    });
    return imported(APP, rows);
  },
};

const BATTLE_NET = 2;
const TYPES: ReadonlyMap<unknown, AccountType> = new Map([
  [0, "totp"],
  [1, "hotp"],
  [BATTLE_NET, "totp"],
]);

/**
 * Decrypts an SQLCipher 3 database: AES-256-CBC by page under PBKDF2 of the first 16 bytes, each page with its HMAC.
 * https://www.zetetic.net/sqlcipher/design
 */
async function openSqlCipher(bytes: Bytes, password: string, options: ImportOptions) {
  const salt = bytes.slice(0, 16);
  const key = await pbkdf2({ app: APP, password, salt, options }, "SHA-1", ROUNDS);
  if (!key.ok) return key;
  const macSalt = salt.map((byte) => byte ^ 0x3a);
  const macKey = await pbkdf2({ app: APP, password: key.value, salt: macSalt, options }, "SHA-1", 2);
  if (!macKey.ok) return macKey;
  const pages: Uint8Array[] = [];
  for (let number = 1; number * PAGE <= bytes.length; number++) {
    const page = bytes.subarray((number - 1) * PAGE, number * PAGE);
    const body = page.subarray(number === 1 ? salt.length : 0, PAGE - RESERVED);
    const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + 16);
    const mac = page.subarray(PAGE - RESERVED + 16, PAGE - RESERVED + 36);
    const numberBytes = new Uint8Array(Uint32Array.of(number).buffer);
    if (!(await hmacMatches("SHA-1", macKey.value, mac, body, iv, numberBytes))) {
      return number === 1 ? wrongPassword(APP, true) : damaged(APP);
    }
    const clear = cbc(key.value, iv, { disablePadding: true }).decrypt(body);
    pages.push(...(number === 1 ? [MAGIC] : []), clear, new Uint8Array(RESERVED));
  }
  return concat(...pages);
}
