/** Records of fields. Rows may be longer or shorter than the first. */
export type CsvRecords = readonly (readonly string[])[];

/** The delimiter that the first line uses most: spreadsheets of many languages write semicolons. */
function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const count = (char: string): number => line.split(char).length;
  return [",", ";", "\t"].reduce((best, char) => (count(char) > count(best) ? char : best));
}

/**
 * Reads CSV. RFC 4180, and what is written in its name: any line break, blank lines, quotes inside unquoted fields.
 * @param limit Stops after this many records.
 * @returns undefined where a quoted field does not end: the file is cut off.
 */
export function parseCsv(text: string, limit = Infinity): CsvRecords | undefined {
  const delimiter = delimiterOf(text);
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length && records.length < limit) {
    let field = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return undefined;
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
    }
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
    record.push(field + text.slice(at, end));
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) record.push("");
    if (text[end] === "\r" && text[at] === "\n") at++;
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  }
  return records;
}
