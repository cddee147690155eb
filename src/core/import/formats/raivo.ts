import type { ImportFormat } from "../format.ts";
import { isList, own } from "../json.ts";
import { imported } from "../outcome.ts";
import { accountRow, accountType, rowsOf } from "../row.ts";

const APP = "raivo";

/** Raivo OTP's JSON, in which every value is a text. raivo-otp/ios-application `DataExportFeature`. */
export const raivo: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isList(json) && json.some((row) => own(row, "kind") !== undefined && own(row, "timer") !== undefined)
      ? "certain"
      : "no",
  read({ json }) {
    const rows = rowsOf(isList(json) ? json : [], (row) =>
      accountRow({
        type: accountType(row["kind"]),
        issuer: row["issuer"],
        account: row["account"],
        secret: row["secret"],
        algorithm: row["algorithm"],
        digits: row["digits"],
        period: row["timer"],
        counter: row["counter"],
        pinned: row["pinned"] === "true",
      }),
    );
    return imported(APP, rows);
  },
};
