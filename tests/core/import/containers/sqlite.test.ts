import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Bytes } from "#core/bytes.ts";
import { isSqlite, openSqlite, walAmong } from "#core/import/containers/sqlite.ts";

/** Databases that SQLite itself wrote, of made-up rows. */
const fixture = (name: string): Bytes => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

describe("openSqlite", () => {
  const large = fixture("large.sqlite");

  it("reads every row of a table that spans many pages, and values that overflow theirs", () => {
    const rows = openSqlite(large, undefined)?.rows("t") ?? [];
    expect(rows).toHaveLength(60);
    rows.forEach((row, index) => {
      expect(row.get("id")).toBe(index + 1);
      // 7^17 needs six bytes, its negative neighbours as well.
      expect(row.get("n")).toBe((-1) ** index * (index < 18 ? 7 ** index : index));
      expect(row.get("r")).toBe(index / 4);
      expect(row.get("s")).toBe("x".repeat(index * 14));
      expect(row.get("b")).toEqual(new Uint8Array(index % 5).fill(index));
    });
  });

  it("knows columns by name, whatever quotes, defaults and constraints the schema has", () => {
    expect(openSqlite(fixture("microsoft.sqlite"), undefined)?.columns("accounts")).toEqual([
      "_id",
      "username",
      "account_type",
      "name",
      "oath_secret_key",
      "note",
    ]);
    expect(openSqlite(large, undefined)?.columns("nothing")).toEqual([]);
  });

  it("takes the newest rows from a write-ahead log, and says where one may be missing", () => {
    const log = fixture("log.sqlite-wal");
    const without = openSqlite(fixture("log.sqlite"), undefined);
    expect(without?.rows("t")?.map((row) => row.get("s"))).toEqual(["old"]);
    expect(without?.logMissing).toBe(true);
    const withLog = openSqlite(fixture("log.sqlite"), walAmong([{ bytes: large }, { bytes: log }]));
    expect(withLog?.rows("t")?.map((row) => row.get("s"))).toEqual(["old", "new"]);
    expect(withLog?.logMissing).toBe(false);
  });

  it("refuses a file that is cut off anywhere rather than giving some of its rows", () => {
    for (let length = 0; length < large.length; length += 509) {
      const rows = openSqlite(large.slice(0, length), undefined)?.rows("t");
      expect(rows, String(length)).toBeUndefined();
    }
  });

  it("ends on pages that point in circles", () => {
    const circular = large.slice();
    // The right-most child of the table's root becomes the root itself.
    const root = 512;
    new DataView(circular.buffer).setUint32(root + 8, 2);
    expect(openSqlite(circular, undefined)?.rows("t")).toBeUndefined();
  });

  it("is known by its first bytes", () => {
    expect(isSqlite(large)).toBe(true);
    expect(isSqlite(new Uint8Array(100))).toBe(false);
  });
});
