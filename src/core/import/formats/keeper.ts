import { parseCsv } from "../containers/csv.ts";
import type { ImportFormat, ImportRow } from "../format.ts";
import { isList, listAt, own } from "../json.ts";
import { fieldRow } from "../link.ts";
import { damaged, imported } from "../outcome.ts";
import { rowsOf } from "../row.ts";

const APP = "keeper";
/** Of a record, the custom field that holds a code; several are numbered. */
const CSV_FIELD = /^(?:TFC:Keeper|\$?oneTimeCode)/;
const JSON_FIELD = "$oneTimeCode";

const folderTag = (folder: unknown): unknown => (typeof folder === "string" ? folder.replaceAll("\\", "/") : folder);

/** Keeper's exports: JSON records, and a CSV without header whose rows end in pairs of name and value. */
export const keeper: ImportFormat = {
  app: APP,
  recognise: ({ text, json }) => {
    if (json !== undefined) {
      const isRecordOfKeeper = (one: unknown): boolean =>
        own(one, "custom_fields") !== undefined || own(one, "login_url") !== undefined;
      return listAt(json, "records").some(isRecordOfKeeper) ? "certain" : "no";
    }
    const hasField = /(?:^|,)"?(?:TFC:Keeper|\$?oneTimeCode)/m.test(text ?? "");
    return hasField ? "certain" : "no";
  },
  read({ text = "", json }) {
    if (json !== undefined) return imported(APP, rowsOf(listAt(json, "records"), readRecord));
    const records = parseCsv(text);
    return records ? imported(APP, records.flatMap(readFields)) : damaged(APP);
  },
};

function readRecord(record: Readonly<Record<string, unknown>>): readonly ImportRow[] {
  const fields = record["custom_fields"];
  const codes = Object.entries(typeof fields === "object" && fields !== null ? fields : {})
    .filter(([name]) => name.startsWith(JSON_FIELD))
    .flatMap(([, value]: [string, unknown]) => (isList(value) ? value : [value]));
  return codes.map((code) =>
    fieldRow(code, {
      issuer: record["title"],
      account: record["login"],
      note: record["notes"],
      tags: listAt(record, "folders").map((folder) => folderTag(own(folder, "folder"))),
      sites: [record["login_url"]],
    }),
  );
}

function readFields(record: readonly string[]): readonly ImportRow[] {
  const [folder, title, login, , url, note, , ...pairs] = record;
  return pairs.flatMap((value, index) =>
    index % 2 === 1 && CSV_FIELD.test(pairs[index - 1] ?? "") && value !== ""
      ? fieldRow(value, { issuer: title, account: login, note, tags: [folderTag(folder)], sites: [url] })
      : [],
  );
}
