/**
 * Reads a folder of pictures with the built extension's own decoder: `npm run eval:qr -- DIR`. DIR/manifest.json lists
 * `[{ file, category, w, h, expected: [text, …] }]`, where `expected` is empty for a picture without a code. The worker
 * that the extension reads pictures with is started in one of the extension's own pages, in a real Chromium. Prints what
 * was misread, and one JSON object on the last line. Build first: the evaluator runs what is in dist/chromium, or in the
 * folder that `--extension FOLDER` names.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DecodeRequest } from "../../src/background/decode-host.ts";
import type { MeasuredReply } from "../../src/background/qr-decode-worker.ts";
import { Chromium } from "../drivers/chromium.ts";

type Entry = {
  readonly file: string;
  readonly category: string;
  readonly w: number;
  readonly h: number;
  readonly expected: readonly string[];
};

/** Longest sides by which times are told apart. */
const SIZES = [100, 400, 1300, 2600, Infinity];

const flagAt = process.argv.indexOf("--extension");
const extensionDir = resolve(flagAt < 0 ? "dist/chromium" : (process.argv[flagAt + 1] ?? ""));
const folder = process.argv[2];
if (folder === undefined || folder.startsWith("--")) {
  console.error("usage: npm run eval:qr -- DIR [--extension FOLDER]");
  process.exit(2);
}

const entries = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly Entry[];
const chromium = await Chromium.launch({ extensionDir });
const read = await startDecoder(chromium);

const byCategory = new Map<string, { images: number; right: number }>();
const times = new Map<string, number[]>();
let withCode = 0;
let readRight = 0;
let falseReads = 0;
// Unmeasured: the first pictures pay for compiling.
for (const entry of entries.slice(0, 10)) await read(entry);
for (const entry of entries) {
  const { texts, readMs } = await read(entry);
  const expected = new Set(entry.expected);
  const unexpected = texts.filter((text) => !expected.has(text));
  const missing = [...expected].filter((text) => !texts.includes(text));
  const right = unexpected.length === 0 && missing.length === 0;
  if (unexpected.length > 0) falseReads++;
  if (expected.size > 0) {
    withCode++;
    if (right) readRight++;
  }
  if (!right) console.log(`${entry.file}: ${missing.length} missing, ${unexpected.length} unexpected`);
  const category = byCategory.get(entry.category) ?? { images: 0, right: 0 };
  byCategory.set(entry.category, { images: category.images + 1, right: category.right + Number(right) });
  const size = SIZES.find((side) => Math.max(entry.w, entry.h) <= side) ?? Infinity;
  const key = `${expected.size > 0 ? "decode" : "reject"} ${size === Infinity ? "larger" : `up to ${size}`}`;
  times.set(key, [...(times.get(key) ?? []), readMs]);
}
await chromium.close();

console.log(
  JSON.stringify({
    images: entries.length,
    rate: share(readRight, withCode),
    falseReads,
    byCategory: Object.fromEntries([...byCategory].map(([name, { images, right }]) => [name, share(right, images)])),
    ms: Object.fromEntries(
      [...times].map(([name, ms]) => [name, { median: quantile(ms, 0.5), p95: quantile(ms, 0.95) }]),
    ),
  }),
);

/** Starts the extension's worker in a page of the extension that runs no script of its own. */
async function startDecoder(
  browser: Chromium,
): Promise<(entry: Entry) => Promise<{ texts: readonly string[]; readMs: number }>> {
  const worker = readdirSync(join(extensionDir, "assets")).find((name) => /^qr-decode-worker.*\.js$/.test(name));
  if (worker === undefined) throw new Error(`no decoder in ${extensionDir}; build first`);
  const page = await browser.extensionPage("manifest.json");
  const decoder = await page.evaluateHandle((path) => new Worker(path, { type: "module" }), `/assets/${worker}`);
  let id = 0;
  return async ({ file }) => {
    const bytes = readFileSync(join(folder ?? "", file));
    const type = file.endsWith(".png") ? "png" : file.endsWith(".webp") ? "webp" : "jpeg";
    const request: DecodeRequest = {
      id: ++id,
      picture: { dataUrl: `data:image/${type};base64,${bytes.toString("base64")}` },
    };
    const { reading, readMs } = await page.evaluate(
      (running, message) =>
        new Promise<MeasuredReply>((settle) => {
          running.addEventListener("message", ({ data }: MessageEvent<MeasuredReply>) => settle(data), { once: true });
          running.postMessage(message);
        }),
      decoder,
      request,
    );
    return { texts: reading.kind === "read" ? reading.texts : [], readMs };
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * at)] ?? 0) * 100) / 100;
}
