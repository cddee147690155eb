import { parseCsv } from "../containers/csv.ts";
import type { ImportFormat, ImportRow } from "../format.ts";
import { filledAt, isList, isRecord, listAt, own } from "../json.ts";
import { fieldRow } from "../link.ts";
import { damaged, imported } from "../outcome.ts";
import { binned, rowsOf } from "../row.ts";

const APP = "enpass";
const CODE_LABEL = /^\*?(?:one-time code|totp)$/i;

/** Enpass's exports: JSON items, and a CSV without header whose rows are a title, pairs of label and value, and a note. */
export const enpass: ImportFormat = {
  app: APP,
  recognise: ({ text, json }) => {
    if (json !== undefined) {
      const isItem = (item: unknown): boolean => isList(own(item, "fields")) && own(item, "category") !== undefined;
      return listAt(json, "items").some(isItem) ? "certain" : "no";
    }
    // Quick to rule out nearly every text. What says "TOTP" in the first of several records alone is a header of others.
    const records = /one-time code|totp/i.test(text ?? "") ? (parseCsv(text ?? "") ?? []) : [];
    const items = records.length === 1 || /one-time code/i.test(text ?? "") ? records : records.slice(1);
    return items.some((record) => codesIn(record).length > 0) ? "certain" : "no";
  },
  read({ text = "", json }) {
    if (json !== undefined) return imported(APP, readItems(json));
    const records = parseCsv(text);
    return records ? imported(APP, records.flatMap(readRecord)) : damaged(APP);
  },
};

function readItems(json: unknown): readonly ImportRow[] {
  const folders = new Map(listAt(json, "folders").map((folder) => [own(folder, "uuid"), own(folder, "title")]));
  return rowsOf(listAt(json, "items"), (item) => {
    const fields = listAt(item, "fields").filter((field) => isRecord(field) && !field["deleted"]);
    const valueOf = (type: string): string | undefined =>
      filledAt(
        fields.find((field) => own(field, "type") === type && filledAt(field, "value") !== undefined),
        "value",
      );
    const context = {
      issuer: item["title"],
      account: valueOf("username") ?? valueOf("email"),
      note: item["note"],
      tags: listAt(item, "folders").map((id) => folders.get(id)),
      pinned: item["favorite"] === 1 || item["favorite"] === true,
      sites: [valueOf("url")],
    };
    return fields
      .filter((field) => own(field, "type") === "totp" && filledAt(field, "value") !== undefined)
      .map((field) => fieldRow(own(field, "value"), context))
      .map((row) => (item["trashed"] === 1 || item["trashed"] === true ? binned(row) : row));
  });
}

type Pair = readonly [label: string, value: string];

/** What follows a record's title, in twos; of an odd number the last is the note. */
const pairsIn = (record: readonly string[]): readonly Pair[] =>
  record.flatMap((label, index): readonly Pair[] =>
    index % 2 === 1 && index + 1 < record.length ? [[label, record[index + 1] ?? ""]] : [],
  );

const codesIn = (record: readonly string[]): readonly string[] =>
  pairsIn(record).flatMap(([label, value]) => (CODE_LABEL.test(label) && value !== "" ? value : []));

function readRecord(record: readonly string[]): readonly ImportRow[] {
  const pairs = pairsIn(record);
  const valueOf = (...labels: readonly string[]): string | undefined =>
    pairs.find(([label, value]) => labels.includes(label.toLowerCase()) && value !== "")?.[1];
  const context = {
    issuer: record[0],
    account: valueOf("username") ?? valueOf("e-mail", "email"),
    note: record.length % 2 === 0 ? record.at(-1) : "",
    sites: [valueOf("website", "url")],
  };
  return codesIn(record).map((code) => fieldRow(code, context));
}
