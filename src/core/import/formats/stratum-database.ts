import { isSqlite, openSqlite, walAmong } from "../containers/sqlite.ts";
import type { ImportFormat } from "../format.ts";
import { damaged, imported } from "../outcome.ts";
import { stratumRow } from "./stratum.ts";

const APP = "stratum";
const TABLE = "authenticator";

/** Stratum's own database, from rooted phones. */
export const stratumDatabase: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) =>
    isSqlite(bytes) && openSqlite(bytes, undefined)?.columns(TABLE).includes("secret") ? "certain" : "no",
  read({ bytes, beside }) {
    const database = openSqlite(bytes, walAmong(beside));
    const authenticators = database?.rows(TABLE);
    if (!authenticators) return damaged(APP);
    const rows = authenticators.map((row) => stratumRow((name) => row.get(name.toLowerCase()), []));
    return imported(APP, rows, [database?.logMissing ? { kind: "log-missing" } : undefined]);
  },
};
