/**
 * Makes pictures for `npm run eval:qr`: `npm run eval:qr:make -- rendered DIR [--seed 1] [--rounds 2]` has Chromium render
 * codes in all the ways that sites do; `photographs` in place of `rendered` draws them as a camera sees them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { requireBrowser, runsAsRoot } from "../tools/browsers.ts";
import { photograph } from "./qr/photographs.ts";
import { render } from "./qr/rendered.ts";
import type { Entry } from "./qr/tally.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, rounds: { type: "string", default: "2" } },
});
const [kind, folder] = positionals;
if ((kind !== "rendered" && kind !== "photographs") || folder === undefined) {
  console.error("usage: npm run eval:qr:make -- rendered|photographs DIR [--seed 1] [--rounds 2]");
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
if (kind === "rendered") {
  for await (const { file, category, text, png } of render(page, values.seed, Number(values.rounds))) {
    const size = new DataView(png.buffer, png.byteOffset);
    // A PNG file says its width and height in bytes 16 to 23.
    keep({ file, category, w: size.getUint32(16), h: size.getUint32(20), expected: [text] }, png);
  }
} else {
  for await (const { file, category, w, h, text, jpeg } of photograph(page, values.seed, Number(values.rounds))) {
    keep({ file, category, w, h, expected: [text] }, jpeg);
  }
}
await browser.close();
writeFileSync(join(folder, "manifest.json"), JSON.stringify(entries));
console.log(`${entries.length} pictures in ${folder}`);
