import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { zipFolder } from "./zip.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tock-zip-"));
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "b/two.txt"), "two");
  writeFileSync(join(folder, "a.txt"), "one");
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe("zipFolder", () => {
  it("packs every file below the folder, sorted by name", () => {
    expect(Object.entries(contents(zipFolder(folder)))).toEqual([
      ["a.txt", "one"],
      ["b/two.txt", "two"],
    ]);
  });

  it("gives the same bytes whenever the files were written", () => {
    const before = zipFolder(folder);
    utimesSync(join(folder, "a.txt"), 1_000_000_000, 1_000_000_000);
    expect(zipFolder(folder)).toEqual(before);
  });

  it("packs a text in place of the file's, or beside the files", () => {
    expect(contents(zipFolder(folder, { "a.txt": "uno", c: "three" }))).toEqual({
      "a.txt": "uno",
      "b/two.txt": "two",
      c: "three",
    });
  });
});
