import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { migrated, MIGRATIONS, type Migration } from "#core/vault/migrations.ts";
import { FORMAT } from "#core/vault/vault-file.ts";

const chain: readonly Migration[] = [
  (body) => ({ ...body, path: `${String(body["path"])}2` }),
  (body) => ({ ...body, path: `${String(body["path"])}3` }),
];

describe("migrations", () => {
  it.each([
    [1, "123"],
    [2, "13"],
    [3, "1"],
    [9, "1"],
  ])("bring format %i forward step by step, from where it is", (format, path) => {
    expect(migrated({ path: "1", foreign: 7 }, format, chain)).toEqual({ path, foreign: 7 });
  });

  it("leave what they are given as it was", () => {
    const body = Object.freeze({ path: "1" });
    migrated(body, 1, chain);
    expect(body).toEqual({ path: "1" });
  });

  it("lead to the format that is written, and each released one has its golden vault", () => {
    expect(FORMAT).toBe(1 + MIGRATIONS.length);
    const golden = readdirSync("tests/core/vault/golden").filter((name) => /^v\d+\.json$/.test(name));
    expect(golden.toSorted()).toEqual(Array.from({ length: FORMAT }, (_, index) => `v${index + 1}.json`));
  });
});
