/** What is downloaded and what is parsed. Not measured in a browser, so always the same. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipFolder } from "../../tools/zip.ts";
import type { Finding, Measure } from "../measure.ts";
import { summarise } from "../statistics.ts";

const KB = 1000;

/** The page's scripts and styles, with all that they import before the page can show anything. */
function filesOf(folder: string, page: string): readonly string[] {
  const files = new Set<string>();
  const take = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      take(join("assets", name));
  };
  for (const [, path = ""] of readFileSync(join(folder, page), "utf8").matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g))
    take(path);
  return [...files];
}

const gzipped = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / KB;

const sizeOf = (what: string, size: number, most?: number): Finding => ({
  what,
  unit: "KB",
  tock: summarise([size]),
  ...(most !== undefined && { budget: { of: "value", most } as const }),
});

export const sizes: Measure = {
  name: "sizes",
  title: "Sizes, gzipped",
  run: ({ tock: { folder, popup } }) => {
    const { background } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      readonly background: { readonly service_worker: string };
    };
    const scripts = readdirSync(join(folder, "src/content")).filter((name) => name.endsWith(".js"));
    const most: Record<string, number> = { "watch.iife.js": 10, "prompt.iife.js": 20 };
    return Promise.resolve([
      sizeOf("popup: scripts and styles", gzipped(folder, filesOf(folder, popup)), 40),
      ...scripts.map((name) =>
        sizeOf(`in pages: ${name.replace(".iife.js", "")}`, gzipped(folder, [join("src/content", name)]), most[name]),
      ),
      sizeOf("background worker", gzipped(folder, [background.service_worker])),
      sizeOf("the whole package, as a zip", zipFolder(folder).length / KB, 2000),
    ]);
  },
};
