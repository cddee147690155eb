/** P7: what is never written to a log cannot be read from one. The lint rule can be switched off for a line; this cannot. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

describe("Tock keeps no log", () => {
  it("P7: no line of the product writes to the console or reports an error", () => {
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const source = readFileSync(`src/${file}`, "utf8");
      expect(source, file).not.toMatch(/\bconsole\b\s*[.[]|\breportError\s*\(|\bsendBeacon\b/);
    }
  });
});
