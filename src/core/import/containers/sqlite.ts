import type { Bytes } from "#core/bytes.ts";
import { Cursor, malformed, parsed } from "../cursor.ts";
import { startsWith } from "../encoding.ts";
import { MAX_ENTRIES } from "../limits.ts";

/**
 * A read-only reader of SQLite tables, for the few rows of an authenticator's database. sql.js would do it in 1.1 MB;
 * this walks table b-trees as https://www.sqlite.org/fileformat2.html describes them and nothing else: no indexes, no
 * queries, no tables without row ids.
 */
type SqliteValue = string | number | Bytes | null;
/** A row by its lower-case column names. */
type SqliteRow = ReadonlyMap<string, SqliteValue>;
export type SqliteDatabase = {
  /** The lower-case names of a table's columns; none: there is no such table. */
  readonly columns: (table: string) => readonly string[];
  /** Whether newer pages may lie in a "-wal" file that was not given. */
  readonly logMissing: boolean;
  /** @returns undefined where the table is missing or damaged. */
  readonly rows: (table: string) => readonly SqliteRow[] | undefined;
};

const MAGIC = [...new TextEncoder().encode("SQLite format 3\0")];
export const isSqlite = (bytes: Uint8Array): boolean => startsWith(bytes, MAGIC);

type Pages = (number: number) => Bytes;

/** §1.3: the fields of the header that decide how pages are read. */
function headerOf(bytes: Bytes): { pageSize: number; usable: number; walMode: boolean; encoding: string } {
  const view = new Cursor(bytes);
  view.take(16);
  const size = view.uint16();
  const pageSize = size === 1 ? 65_536 : size;
  view.uint8();
  const walMode = view.uint8() === 2;
  const usable = pageSize - view.uint8();
  view.take(35);
  const encoding = ["utf-8", "utf-8", "utf-16le", "utf-16be"][view.uint32()];
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480 || encoding === undefined) malformed();
  return { pageSize, usable, walMode, encoding };
}

/** §4: pages of the write-ahead log, as of its last complete transaction. Frames of an older log have other salts. */
function walPages(wal: Bytes, pageSize: number): ReadonlyMap<number, Bytes> {
  const committed = new Map<number, Bytes>();
  const header = parsed(() => {
    const cursor = new Cursor(wal);
    const magic = cursor.uint32();
    cursor.take(4);
    const size = cursor.uint32();
    cursor.take(4);
    const salts = [cursor.uint32(), cursor.uint32()];
    cursor.take(8);
    return { valid: (magic | 1) === 0x377f0683 && size === pageSize, salts, cursor };
  });
  if (!header?.valid) return committed;
  let pending = new Map<number, Bytes>();
  while (header.cursor.left >= 24 + pageSize) {
    const number = header.cursor.uint32();
    const isCommit = header.cursor.uint32() !== 0;
    if (header.cursor.uint32() !== header.salts[0] || header.cursor.uint32() !== header.salts[1]) break;
    header.cursor.take(8);
    pending.set(number, header.cursor.take(pageSize));
    if (!isCommit) continue;
    for (const [page, data] of pending) committed.set(page, data);
    pending = new Map();
  }
  return committed;
}

/** §1.5: a big-endian number of one to nine bytes, seven bits each but the last. */
function varint(cursor: Cursor): number {
  let value = 0n;
  for (let index = 0; index < 9; index++) {
    const byte = BigInt(cursor.uint8());
    if (index === 8) {
      value = (value << 8n) | byte;
      break;
    }
    value = (value << 7n) | (byte & 0x7fn);
    if (byte < 0x80n) break;
  }
  return Number(BigInt.asIntN(64, value));
}

/** §2.1: a value by its serial type. */
function valueOf(type: number, body: Cursor, decoder: TextDecoder): SqliteValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) {
    const bytes = body.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  }
  if (type >= 12) {
    const bytes = body.take(Math.floor((type - 12) / 2));
    return type % 2 === 0 ? bytes : decoder.decode(bytes);
  }
  const length = [0, 1, 2, 3, 4, 6, 8][type] ?? malformed();
  const value = body.take(length).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Number(BigInt.asIntN(length * 8, value));
}

type Row = { readonly id: number; readonly values: readonly SqliteValue[] };

/** §1.6: the rows of the table whose b-tree starts at page `root`. */
function rowsAt(root: number, page: Pages, usable: number, decoder: TextDecoder): Row[] {
  const rows: Row[] = [];
  const seen = new Set<number>();
  const visit = (number: number): void => {
    if (seen.has(number) || seen.size > 100_000) malformed();
    seen.add(number);
    const bytes = page(number);
    const header = new Cursor(bytes);
    if (number === 1) header.take(100);
    const kind = header.uint8();
    header.take(2);
    const cells = header.uint16();
    header.take(3);
    const isInterior = kind === 0x05;
    if (!isInterior && kind !== 0x0d) malformed();
    const last = isInterior ? header.uint32() : 0;
    for (let index = 0; index < cells; index++) {
      const cell = new Cursor(bytes);
      cell.take(header.uint16());
      if (isInterior) visit(cell.uint32());
      else {
        if (rows.length > MAX_ENTRIES) malformed();
        rows.push(leafRow(cell));
      }
    }
    if (isInterior) visit(last);
  };
  const leafRow = (cell: Cursor): Row => {
    const length = varint(cell);
    const id = varint(cell);
    const record = new Cursor(payloadOf(cell, length));
    const headerLength = varint(record);
    const types: number[] = [];
    while (record.position < headerLength) types.push(varint(record));
    return { id, values: types.map((type) => valueOf(type, record, decoder)) };
  };
  /** What of a payload lies on the leaf itself, and the chain of pages with the rest. */
  const payloadOf = (cell: Cursor, length: number): Bytes => {
    const most = usable - 35;
    if (length <= most) return cell.take(length);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const fitting = least + ((length - least) % (usable - 4));
    const payload = new Uint8Array(length <= 32 * 1024 * 1024 ? length : malformed());
    let filled = fitting <= most ? fitting : least;
    payload.set(cell.take(filled));
    for (let next = cell.uint32(); filled < length;) {
      const overflow = new Cursor(page(next));
      next = overflow.uint32();
      const part = overflow.take(Math.min(length - filled, usable - 4));
      payload.set(part, filled);
      filled += part.length;
    }
    return payload;
  };
  visit(root);
  return rows;
}

/** The column names of a CREATE TABLE statement, and which of them is the row id under another name. */
function columnsOf(sql: string): { names: readonly string[]; rowId: number } {
  const body = sql.slice(sql.indexOf("(") + 1, sql.lastIndexOf(")")).replace(/--[^\n]*|\/\*[^]*?\*\//g, " ");
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  // Quoted names and defaults may hold commas and brackets.
  for (const [token] of body.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|[^]/g)) {
    if (token === "(") depth++;
    if (token === ")") depth--;
    if (token === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += token;
  }
  parts.push(part.trim());
  const columns = parts.filter((one) => !/^(constraint|primary|unique|check|foreign)\b/i.test(one));
  const names = columns.map((one) =>
    (/^(?:"((?:[^"]|"")*)"|'([^']*)'|`([^`]*)`|\[([^\]]*)\]|(\S+))/.exec(one)?.slice(1).join("") ?? "").toLowerCase(),
  );
  return { names, rowId: columns.findIndex((one) => /\binteger\b.*\bprimary\s+key\b/is.test(one)) };
}

/** The write-ahead log among the files chosen together. */
export const walAmong = (files: readonly { readonly bytes: Bytes }[]): Bytes | undefined =>
  files.find(({ bytes }) => startsWith(bytes, [0x37, 0x7f, 0x06]))?.bytes;

/**
 * Opens a database.
 * @param wal Its write-ahead log, where the user gave one.
 * @returns undefined where the file is damaged.
 */
export function openSqlite(bytes: Bytes, wal: Bytes | undefined): SqliteDatabase | undefined {
  return parsed(() => {
    const { pageSize, usable, walMode, encoding } = headerOf(bytes);
    const decoder = new TextDecoder(encoding);
    const newer = wal && walPages(wal, pageSize);
    const page: Pages = (number) => {
      if (number < 1) malformed();
      const from = (number - 1) * pageSize;
      return newer?.get(number) ?? new Cursor(bytes.subarray(from, from + pageSize)).take(pageSize);
    };
    const schema = rowsAt(1, page, usable, decoder).flatMap(({ values: [type, name, , root, sql] }) =>
      type === "table" && typeof name === "string" && typeof root === "number" && typeof sql === "string"
        ? [{ name: name.toLowerCase(), root, sql }]
        : [],
    );
    return {
      columns: (table) => schema.filter(({ name }) => name === table).flatMap(({ sql }) => columnsOf(sql).names),
      logMissing: walMode && !wal,
      rows: (table) =>
        parsed(() => {
          const found = schema.find(({ name }) => name === table) ?? malformed();
          const { names, rowId } = columnsOf(found.sql);
          return rowsAt(found.root, page, usable, decoder).map(
            ({ id, values }) =>
              new Map(names.map((name, index) => [name, index === rowId ? id : (values[index] ?? null)])),
          );
        }),
    };
  });
}
