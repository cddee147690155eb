/** Renders the icons of the manifest from their drawings: `npx tsx tests/tools/icons.ts`. Run it after changing a drawing. */
import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const ICONS = new URL("../../public/icons/", import.meta.url);
/** At toolbar sizes the strokes of the large drawing would blur away. */
const DRAWING_OF = { 16: "tock-small.svg", 32: "tock-small.svg", 48: "tock.svg", 128: "tock.svg" } as const;

const browser = await puppeteer.launch({
  executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const [size, drawing] of Object.entries(DRAWING_OF)) {
  const svg = await readFile(new URL(drawing, ICONS), "utf8");
  await page.setViewport({ width: Number(size), height: Number(size) });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await writeFile(new URL(`${size}.png`, ICONS), await page.screenshot({ omitBackground: true, type: "png" }));
}
await browser.close();
