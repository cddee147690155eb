/** C4: a page can draw a dialog that looks like Tock's. It gets nothing by it as long as Tock never asks for anything in a page. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { requests } from "#messages/protocol.ts";

const files = readdirSync("src/content", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("in pages Tock asks for nothing", () => {
  it.each(files)("C4: %s makes no field to write in", (file) => {
    const source = readFileSync(`src/content/${file}`, "utf8");
    expect(source).not.toMatch(/createElement\(\s*"(?:input|textarea|form|iframe)"/);
    expect(source).not.toMatch(/contentEditable|innerHTML|insertAdjacentHTML|document\.write/);
  });

  it("C4: no request of a page carries a passphrase", () => {
    const ofPages = Object.entries(requests).filter(([, { from }]) => from === "content-script");
    expect(ofPages.length).toBeGreaterThan(5);
    for (const [name, { body }] of ofPages) {
      expect(JSON.stringify(body), name).not.toMatch(/passphrase|password|recoveryCode/i);
    }
  });
});
