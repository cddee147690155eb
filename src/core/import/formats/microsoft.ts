import { fromBase64 } from "#core/bytes.ts";
import { isSqlite, openSqlite, walAmong } from "../containers/sqlite.ts";
import type { ImportFormat } from "../format.ts";
import { damaged, imported } from "../outcome.ts";
import { accountRow, rowName, unreadable } from "../row.ts";

const APP = "microsoft-authenticator";

/** Account types; all others are of work and school, whose keys are of no use elsewhere. */
const SITE = 0;
const MICROSOFT = 1;

/** Microsoft Authenticator's "PhoneFactor" database, from rooted phones. Aegis `MicrosoftAuthImporter`. */
export const microsoft: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) =>
    isSqlite(bytes) && openSqlite(bytes, undefined)?.columns("accounts").includes("oath_secret_key") ? "certain" : "no",
  read({ bytes, beside }) {
    const database = openSqlite(bytes, walAmong(beside));
    const accounts = database?.rows("accounts");
    if (!accounts) return damaged(APP);
    const rows = accounts.map((row) => {
      const names = { issuer: row.get("name"), account: row.get("username") };
      const secret = row.get("oath_secret_key");
      const type = row.get("account_type");
      if (type === SITE) return accountRow({ type: "totp", ...names, secret });
      if (type === MICROSOFT) {
        return accountRow({ type: "totp", ...names, secret: fromBase64(String(secret)) ?? secret, digits: 8 });
      }
      return unreadable(rowName(names.issuer, names.account), { kind: "not-portable" });
    });
    return imported(APP, rows, [database?.logMissing ? { kind: "log-missing" } : undefined]);
  },
};
