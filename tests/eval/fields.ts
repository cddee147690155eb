/**
 * Runs the field detector over a folder of labelled pages: `npm run eval:fields -- DIR [--fill]`.
 * `DIR/labels.json` lists them: `[{file, kind, fields, notes}]`; kind is totp, sms-or-email-code or none; fields are selectors in
 * the order of the digits, `>>>` enters a shadow root. A page counts as found when one unit is exactly its fields; any
 * other input that is offered is a false offer. With `--fill`, pages that report what their widget accepted in
 * `body[data-got]` are filled as well, and each field is taught and found again. Prints what went wrong, and one JSON object on the last line.
 */
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { CDPSession, Page } from "puppeteer-core";
import { build } from "vite";
import { launchChromium } from "../drivers/chromium.ts";
import type { Probe } from "./fields-probe.ts";

type Label = {
  readonly file: string;
  readonly source: string;
  readonly kind: "totp" | "sms-or-email-code" | "none";
  readonly fields: readonly string[];
  readonly notes: string;
};
type Scan = Awaited<ReturnType<Probe["scan"]>>;
type Unit = Scan["units"][number];
type Failure = {
  readonly file: string;
  readonly source: string;
  readonly why: string;
  readonly units: readonly Unit[];
};

const EXTENSION_NAME = "Tock's field detector";
/** A code with a repeated digit, which trips widgets that compare old and new; Steam's are five letters and digits. */
const CODES: Readonly<Record<number, string>> = { 4: "1123", 5: "R2D2C", 8: "11235813" };
const CODE = "112358";

/** An extension that has the detector as its content script and nothing else. */
async function buildProbe(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tock-fields-"));
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: EXTENSION_NAME,
    version: "1",
    content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["probe.js"], all_frames: true, run_at: "document_end" }],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: resolve("tests/eval/fields-probe.ts"),
        formats: ["iife"],
        name: "probe",
        fileName: () => "probe.js",
      },
    },
  });
  return folder;
}

/** Serves the pages over loopback: content scripts do not run in files without a person's consent. */
async function servePages(folder: string): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    readFile(join(folder, name)).then(
      (body) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** Speaks with the content script of one page. */
class ProbeSession {
  readonly #session: CDPSession;
  #world = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === EXTENSION_NAME) this.#world = context.id;
    });
  }

  static async of(page: Page): Promise<ProbeSession> {
    const probe = new ProbeSession(await page.createCDPSession());
    await probe.#session.send("Runtime.enable");
    return probe;
  }

  async call<N extends keyof Probe>(name: N, ...args: Parameters<Probe[N]>): Promise<Awaited<ReturnType<Probe[N]>>> {
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      contextId: this.#world,
      expression: `tockProbe.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<ReturnType<Probe[N]>>;
  }
}

/** How long a page takes to be what its label says, by its notes: "dynamic after 350 ms". */
const waitMs = ({ notes }: Label): number => {
  const [, ms] = /dynamic\D*?(\d+) ms/.exec(notes) ?? [];
  return ms !== undefined ? Number(ms) + 200 : notes.includes("dynamic") ? 700 : 0;
};

const isOffer = ({ kind }: Unit): boolean => kind !== "recovery";
const KIND_OF = { totp: "totp", enrolment: "totp", sent: "sms-or-email-code", recovery: "none" } as const;

/**
 * Whether a page's units are exactly its fields: one unit, or as many as the page takes codes (two consecutive ones).
 * What is no label of the page is a false offer.
 */
function judge(label: Label, offers: readonly Unit[]): { readonly found: boolean; readonly falseOffers: number } {
  const right = offers.filter(({ fields }) => !fields.includes(-1));
  const inOrder = right.flatMap(({ fields }) => fields);
  const found = label.fields.length > 0 && inOrder.join() === label.fields.map((_, index) => index).join();
  return { found, falseOffers: offers.length - right.length + (found || right.length === 0 ? 0 : 1) };
}

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;

async function run(folder: string, alsoFill: boolean): Promise<void> {
  const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as readonly Label[];
  const extensionDir = await buildProbe();
  const server = await servePages(folder);
  const chromium = await launchChromium({ extensionDir });
  const fields = { tp: 0, fp: 0, fn: 0 };
  const kinds = { right: 0, of: 0 };
  const fills = { right: 0, of: 0 };
  const taught = { right: 0, of: 0 };
  const failures: Failure[] = [];
  const times: number[] = [];
  try {
    const page = await chromium.newPage();
    const probe = await ProbeSession.of(page);
    for (const label of labels) {
      const fail = (why: string, units: readonly Unit[] = []): void => {
        failures.push({ file: label.file, source: label.source, why, units });
        console.log(label.file, label.source, why, JSON.stringify(units));
      };
      await page.goto(`${server.origin}/${label.file}`);
      await new Promise((done) => setTimeout(done, waitMs(label)));
      const { ms, units } = await probe.call("scan", label.fields);
      times.push(ms);
      const offers = units.filter(isOffer);
      const { found, falseOffers } = judge(label, offers);
      fields.fp += falseOffers;
      if (falseOffers > 0) fail("offered an input that is none", units);
      if (label.fields.length === 0) continue;

      fields[found ? "tp" : "fn"]++;
      if (!found) {
        fail("fields not found exactly", units);
        continue;
      }
      kinds.of++;
      const isKindRight = offers.every(({ kind }) => KIND_OF[kind] === label.kind);
      if (isKindRight) kinds.right++;
      else fail(`kind is not ${label.kind}`, units);

      if (!alsoFill) continue;
      taught.of++;
      if (await probe.call("teach", label.fields)) taught.right++;
      else fail("a field that is pointed at is not found again");

      if (!/data-got|data-submits/.test(label.notes)) continue;
      fills.of++;
      const code = CODES[label.fields.length] ?? CODE;
      // Twice: refilling over the old digits is where many widgets go wrong. A form that submits itself is filled once.
      const first = await probe.call("fill", offers[0]?.unitId ?? "", code);
      const isOnce = first.submits !== undefined;
      const again = isOnce ? first : await probe.call("fill", offers[0]?.unitId ?? "", code);
      if (first.got === code && again.got === code && (first.submits ?? "1") === "1") fills.right++;
      else fail(`filled ${JSON.stringify(first)} then ${JSON.stringify(again)}, not ${code}`);
    }
  } finally {
    await chromium.close();
    server.close();
    rmSync(extensionDir, { recursive: true, force: true });
  }
  times.sort((a, b) => a - b);
  const share = (part: number, of: number): number => (of === 0 ? 1 : Math.round((part / of) * 10_000) / 10_000);
  console.log(
    JSON.stringify({
      pages: labels.length,
      fields,
      precision: share(fields.tp, fields.tp + fields.fp),
      recall: share(fields.tp, fields.tp + fields.fn),
      medianMs: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      kinds,
      ...(alsoFill ? { fills, taught } : {}),
      failures: failures.map(({ file, source, why }) => ({ file, source, why })),
    }),
  );
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run eval:fields -- DIR [--fill]");
  process.exit(2);
}
await run(resolve(folder), options.includes("--fill"));
