/**
 * Reads a folder of pictures with the built extension's own decoder: `npm run eval:qr -- DIR`. DIR/manifest.json lists
 * `[{ file, category, w, h, expected: [text, …] }]`, where `expected` is empty for a picture without a code. The worker
 * that the extension reads pictures with is started in one of the extension's own pages, in a real Chromium. Prints what
 * was misread, and one JSON object on the last line. Build first: the evaluator runs what is in dist/chromium.
 *
 *   npm run eval:qr -- DIR [--extension FOLDER] [--compare] [--previous FOLDER]
 *
 * `--compare` reads each picture with jsqr alone and with zxing-wasm alone as well, in turn and under the same conditions,
 * and prints tables; `--previous` does so with another build of the extension. `npm run eval:qr:make` makes pictures.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startDecoders } from "./qr/decoders.ts";
import { Tally, type Entry } from "./qr/tally.ts";

/** Unmeasured: the first pictures pay for compiling. */
const WARM_UP = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    extension: { type: "string", default: "dist/chromium" },
    compare: { type: "boolean", default: false },
    previous: { type: "string" },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("usage: npm run eval:qr -- DIR [--extension FOLDER] [--compare] [--previous FOLDER]");
  process.exit(2);
}

const entries = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly Entry[];
const decoders = await startDecoders(resolve(values.extension), {
  compare: values.compare,
  previousDir: values.previous === undefined ? undefined : resolve(values.previous),
});
const [own, ...others] = decoders.all.map((decoder) => ({ ...decoder, tally: new Tally() }));
if (own === undefined) throw new Error("the extension's own decoder is always there");

for (const entry of entries.slice(0, WARM_UP)) for (const { read } of [own, ...others]) await read(pictureOf(entry));
for (const entry of entries) {
  const dataUrl = pictureOf(entry);
  const fault = own.tally.add(entry, await own.read(dataUrl));
  if (fault !== undefined) console.log(`${entry.file}: ${fault}`);
  for (const { read, tally } of others) tally.add(entry, await read(dataUrl));
}
await decoders.close();

const result = own.tally.result();
if (others.length > 0) printTables([own, ...others].map(({ name, tally }) => ({ name, ...tally.result() })));
console.log(
  JSON.stringify({
    ...result,
    ...(others.length > 0 && { others: Object.fromEntries(others.map(({ name, tally }) => [name, tally.result()])) }),
  }),
);

function pictureOf({ file }: Entry): string {
  const type = file.endsWith(".png") ? "png" : file.endsWith(".webp") ? "webp" : "jpeg";
  return `data:image/${type};base64,${readFileSync(join(folder ?? "", file)).toString("base64")}`;
}

function printTables(columns: readonly ({ readonly name: string } & ReturnType<Tally["result"]>)[]): void {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const percent = (rate: number | undefined): string => (100 * (rate ?? 0)).toFixed(1);
  const head = (first: string): readonly string[] => [
    row([first, ...columns.map(({ name }) => name)]),
    row([":--", ...columns.map(() => "--:")]),
  ];
  const [first] = columns;
  const lines = [
    ...head("read, %"),
    ...Object.keys(first?.byCategory ?? {}).map((category) =>
      row([category, ...columns.map(({ byCategory }) => percent(byCategory[category]))]),
    ),
    row(["all with a code", ...columns.map(({ rate }) => percent(rate))]),
    row(["false reads", ...columns.map(({ falseReads }) => String(falseReads))]),
    "",
    ...head("median ms (95th in 100)"),
    ...Object.keys(first?.ms ?? {})
      .toSorted()
      .map((size) => row([size, ...columns.map(({ ms }) => `${ms[size]?.median ?? "–"} (${ms[size]?.p95 ?? "–"})`)])),
  ];
  console.log(lines.join("\n"));
}
