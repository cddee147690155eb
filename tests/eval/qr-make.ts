/**
 * Makes pictures for `npm run eval:qr`: `npm run eval:qr:make -- rendered DIR [--seed 1] [--rounds 2]` has Chromium render
 * codes in all the ways that sites do. In place of `rendered`: `photographs` draws codes as a camera sees them, `without` has
 * pages rendered that show none.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { requireBrowser, runsAsRoot } from "../tools/browsers.ts";
import { photograph } from "./qr/photographs.ts";
import { render } from "./qr/rendered.ts";
import { withoutCode } from "./qr/without.ts";
import type { Entry } from "./qr/tally.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, rounds: { type: "string", default: "2" } },
});
const [kind, folder] = positionals;
if (kind === undefined || !["rendered", "photographs", "without"].includes(kind) || folder === undefined) {
  console.error("usage: npm run eval:qr:make -- rendered|photographs|without DIR [--seed 1] [--rounds 2]");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: requireBrowser("chromium"),
  args: runsAsRoot() ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
const entries: Entry[] = [];
const keep = (entry: Entry, bytes: Uint8Array): void => {
  writeFileSync(join(folder, entry.file), bytes);
  entries.push(entry);
};
const { seed } = values;
const rounds = Number(values.rounds);
if (kind === "rendered") {
  for await (const { text, png, ...shown } of render(page, seed, rounds)) keep({ ...shown, expected: [text] }, png);
} else if (kind === "photographs") {
  for await (const { text, jpeg, ...shot } of photograph(page, seed, rounds)) keep({ ...shot, expected: [text] }, jpeg);
} else {
  for await (const { png, ...shown } of withoutCode(page, seed, rounds)) keep({ ...shown, expected: [] }, png);
}
await browser.close();
writeFileSync(join(folder, "manifest.json"), JSON.stringify(entries));
console.log(`${entries.length} pictures in ${folder}`);
