/** Starts decoders in one page of the built extension: its own worker and, to compare, others beside it. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { build } from "vite";
import type { DecodeRequest } from "../../../src/background/decode-host.ts";
import type { MeasuredReply } from "../../../src/background/qr-decode-worker.ts";
import { Chromium } from "../../drivers/chromium.ts";

/** Reads one picture; `readMs` is the time from its pixels to its texts. */
export type Decoder = (dataUrl: string) => Promise<{ readonly texts: readonly string[]; readonly readMs: number }>;

/** A decoder by the name that tables give it. */
export type NamedDecoder = { readonly name: string; readonly read: Decoder };

export type Decoders = { readonly all: readonly NamedDecoder[]; readonly close: () => Promise<void> };

const OWN = "this version";

/**
 * @param extensionDir The built extension, whose decoder comes first.
 * @param compare Whether jsqr and zxing-wasm alone are started as well.
 * @param previousDir Another build of the extension, to compare with.
 */
export async function startDecoders(
  extensionDir: string,
  { compare, previousDir }: { readonly compare: boolean; readonly previousDir: string | undefined },
): Promise<Decoders> {
  const folder = mkdtempSync(join(tmpdir(), "tock-eval-qr-"));
  cpSync(extensionDir, folder, { recursive: true });
  const workers = [{ name: OWN, path: workerIn(folder) }];
  if (previousDir !== undefined) {
    // Beside this version's own files, whose names differ where their contents do.
    cpSync(join(previousDir, "assets"), join(folder, "assets"), { recursive: true });
    workers.push({ name: "previous version", path: workerIn(previousDir) });
  }
  if (compare) {
    const wasm = readdirSync(join(folder, "assets")).find((name) => name.endsWith(".wasm")) ?? "";
    writeFileSync(join(folder, "assets", "reference.js"), await referenceWorker());
    const path = "/assets/reference.js";
    workers.push({ name: "jsqr alone", path: `${path}?decoder=jsqr` });
    workers.push({ name: "zxing-wasm alone", path: `${path}?decoder=zxing&wasm=/assets/${wasm}` });
    workers.push({ name: "zxing-wasm, twice", path: `${path}?decoder=zxing&denoise&wasm=/assets/${wasm}` });
  }
  const chromium = await Chromium.launch({ extensionDir: folder });
  const page = await chromium.extensionPage("manifest.json");
  const all = [];
  for (const { name, path } of workers) all.push({ name, read: await startWorker(page, path) });
  return {
    all,
    close: async () => {
      await chromium.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function workerIn(folder: string): string {
  const name = readdirSync(join(folder, "assets")).find((each) => /^qr-decode-worker.*\.js$/.test(each));
  if (name === undefined) throw new Error(`no decoder in ${folder}; build first`);
  return `/assets/${name}`;
}

/** The other decoders as one file. */
async function referenceWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "chrome120",
      lib: { entry: join(import.meta.dirname, "reference-worker.ts"), formats: ["es"], fileName: "reference" },
    },
  });
  const [first] = [built].flat();
  if (first === undefined || !("output" in first)) throw new Error("the reference decoders were not built");
  return first.output[0].code;
}

async function startWorker(page: Page, path: string): Promise<Decoder> {
  const worker = await page.evaluateHandle((address) => new Worker(address, { type: "module" }), path);
  let id = 0;
  return async (dataUrl) => {
    const request: DecodeRequest = { id: ++id, picture: { dataUrl } };
    const { reading, readMs } = await page.evaluate(
      (running, message) =>
        new Promise<MeasuredReply>((settle) => {
          running.addEventListener("message", ({ data }: MessageEvent<MeasuredReply>) => settle(data), { once: true });
          running.postMessage(message);
        }),
      worker,
      request,
    );
    return { texts: reading.kind === "read" ? reading.texts : [], readMs };
  };
}
