/** docs/SECURITY.md names the tests that attack each promise: they are there, under these numbers. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const security = readFileSync("docs/SECURITY.md", "utf8");
const [, section = ""] = security.split("## Which test attacks each promise");
const rows = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| ([^|`]+?) +\| ([^|]*`tests[^|]*?) *\|$/gm)];

/** "S1, S2 in `a`, `b`; K4 in `c`" as number and file. */
const named = rows.flatMap(([, promise = "", tests = ""]) =>
  tests.split(";").flatMap((part) => {
    const numbers = part.match(/\b[USKMFIP]\d+\b/g) ?? [];
    const files = [...part.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = ""]) => file);
    return files.flatMap((file) => numbers.map((number) => [number, file, promise] as const));
  }),
);

describe("the promises of docs/SECURITY.md", () => {
  it("each name a test", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(named.length).toBeGreaterThanOrEqual(rows.length);
  });

  it.each(named)("%s is in %s: %s", (number, file) => {
    expect(existsSync(file)).toBe(true);
    // At the beginning of a title, alone or among others: "S4, S6: survives".
    expect(readFileSync(file, "utf8")).toMatch(
      new RegExp(`["\'\`*] ?(?:[A-Z]\\d+, )*${number}(?:, [A-Z]\\d+)*(?:["]|: )`),
    );
  });
});
