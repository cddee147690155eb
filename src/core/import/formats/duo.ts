import type { ImportFormat } from "../format.ts";
import { isList, isRecord, own } from "../json.ts";
import { imported } from "../outcome.ts";
import { accountRow, rowName, rowsOf, unreadable } from "../row.ts";

const APP = "duo";

/** Duo Mobile's internal accounts.json. Rows without a generator are push accounts, whose keys stay in the phone. */
export const duo: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isList(json) && json.some((row) => isRecord(own(row, "otpGenerator")) || own(row, "pkey") !== undefined)
      ? "certain"
      : "no",
  read({ json }) {
    const rows = rowsOf(isList(json) ? json : [], (row) => {
      const generator = row["otpGenerator"];
      if (!isRecord(generator)) return unreadable(rowName("", row["name"]), { kind: "not-portable" });
      const counter = own(generator, "counter");
      return accountRow({
        type: counter === undefined || counter === null ? "totp" : "hotp",
        issuer: "",
        account: row["name"],
        secret: own(generator, "otpSecret"),
        counter,
      });
    });
    return imported(APP, rows);
  },
};
