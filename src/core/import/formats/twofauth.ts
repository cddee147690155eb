import type { ImportFormat } from "../format.ts";
import { isList, listAt, own, textAt } from "../json.ts";
import { iconsDropped, imported } from "../outcome.ts";
import { accountRow, accountType, rowsOf } from "../row.ts";

const APP = "2fauth";

/** 2FAuth's JSON export, schema 1. Bubka/2FAuth. */
export const twofauth: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isList(own(json, "data")) && (textAt(json, "app")?.startsWith("2fauth") || own(json, "schema") !== undefined)
      ? "certain"
      : "no",
  read({ json }) {
    const data = listAt(json, "data");
    const rows = rowsOf(data, (row) =>
      accountRow({
        type: accountType(row["otp_type"]),
        issuer: row["service"],
        account: row["account"],
        secret: row["secret"],
        algorithm: row["algorithm"],
        digits: row["digits"],
        period: row["period"],
        counter: row["counter"],
      }),
    );
    return imported(APP, rows, [iconsDropped(data.filter((row) => textAt(row, "icon_file")).length)]);
  },
};
