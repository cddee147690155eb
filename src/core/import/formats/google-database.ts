import { isSqlite, openSqlite, walAmong } from "../containers/sqlite.ts";
import type { ImportFormat } from "../format.ts";
import { damaged, imported } from "../outcome.ts";
import { accountRow, splitName } from "../row.ts";

const APP = "google-authenticator";

/** Google Authenticator's own database, from rooted phones. Its exports are transfer codes: see link-list.ts. */
export const googleDatabase: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) => {
    const columns = isSqlite(bytes) ? (openSqlite(bytes, undefined)?.columns("accounts") ?? []) : [];
    return columns.includes("email") && columns.includes("secret") ? "certain" : "no";
  },
  read({ bytes, beside }) {
    const database = openSqlite(bytes, walAmong(beside));
    const accounts = database?.rows("accounts");
    if (!accounts) return damaged(APP);
    const rows = accounts.map((row) => {
      const type = row.get("type");
      return accountRow({
        type: type === 0 ? "totp" : type === 1 ? "hotp" : "unknown",
        ...splitName(row.get("issuer"), row.get("email")),
        secret: row.get("secret"),
        counter: row.get("counter"),
      });
    });
    return imported(APP, rows, [database?.logMissing ? { kind: "log-missing" } : undefined]);
  },
};
