/**
 * Runs the field detector over a set of labelled pages: `npm run eval:fields -- DIR [--fill]`, or `-- --generated` for the
 * project's own set (`pages/`). `DIR/labels.json` lists pages: `[{file, kind, fields, notes}]`; kind is totp, sms-or-email-code or
 * none; fields are selectors in the order of the digits, `>>>` enters a shadow root, and all frames are looked into. A page
 * counts as found when its units are exactly its fields; any other input that is offered is a false offer. With `--fill`, pages
 * that report what their widget accepted in `body[data-got]` are filled as well, and each field is taught and found again.
 * Prints what went wrong, and one JSON object on the last line; in it, `baselines` is what rules of one line find.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { CDPSession, Page } from "puppeteer-core";
import { build } from "vite";
import { launchChromium } from "../drivers/chromium.ts";
import type { BaselineName } from "./fields-baselines.ts";
import type { Probe } from "./fields-probe.ts";
import { folderSet, generatedSet, servePages, type Label, type PageSet } from "./fields-set.ts";

type Scan = Awaited<ReturnType<Probe["scan"]>>;
type Unit = Scan["units"][number];
type FrameScan = Scan & { readonly world: string };
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
    content_scripts: [
      {
        matches: ["http://127.0.0.1/*"],
        js: ["probe.js"],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_end",
      },
    ],
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

/** Speaks with the content script in each frame of one page. */
class ProbeSession {
  readonly #session: CDPSession;
  /** The script's worlds, the page's own first. */
  #worlds: string[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on("Runtime.executionContextsCleared", () => (this.#worlds = []));
    session.on("Runtime.executionContextDestroyed", ({ executionContextUniqueId: id }) => {
      this.#worlds = this.#worlds.filter((world) => world !== id);
    });
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === EXTENSION_NAME) this.#worlds.push(context.uniqueId);
    });
  }

  static async of(page: Page): Promise<ProbeSession> {
    const probe = new ProbeSession(await page.createCDPSession());
    await probe.#session.send("Runtime.enable");
    return probe;
  }

  async #call<N extends keyof Probe>(
    world: string | undefined,
    name: N,
    args: Parameters<Probe[N]>,
  ): Promise<Awaited<ReturnType<Probe[N]>>> {
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      ...(world === undefined ? {} : { uniqueContextId: world }),
      expression: `tockProbe.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<ReturnType<Probe[N]>>;
  }

  /** Scans every frame. Selectors that lead nowhere in a frame name nothing in it. */
  async scan(selectors: readonly string[]): Promise<readonly FrameScan[]> {
    const scans: FrameScan[] = [];
    for (const world of [...this.#worlds]) scans.push({ world, ...(await this.#call(world, "scan", [selectors])) });
    return scans;
  }

  teach = (world: string | undefined, selectors: readonly string[]) => this.#call(world, "teach", [selectors]);
  fill = (world: string | undefined, unitId: string, code: string) => this.#call(world, "fill", [unitId, code]);
}

/** How long a page takes to be what its label says, by its notes: "dynamic after 350 ms". */
const waitMs = ({ notes }: Label): number => {
  const [, ms] = /dynamic\D*?(\d+) ms/.exec(notes) ?? [];
  return ms !== undefined ? Number(ms) + 200 : notes.includes("dynamic") ? 700 : 0;
};

const isOffer = ({ kind }: Unit): boolean => kind !== "recovery";
const KIND_OF = { totp: "totp", enrolment: "totp", sent: "sms-or-email-code", recovery: "none" } as const;

/** The set's labels call an account's first code "totp" as well, unless they say more. */
const isKind = ({ kind, isEnrolment }: Label, unit: Unit): boolean =>
  KIND_OF[unit.kind] === kind && (isEnrolment === undefined || (unit.kind === "enrolment") === isEnrolment);

/**
 * Whether a page's offers are exactly its fields: one unit, or as many as the page takes codes (two consecutive ones).
 * What is no label of the page is a false offer.
 * @param offers Each as the labels that it is made of, -1 for an input that is none.
 */
function judge(
  label: Label,
  offers: readonly (readonly number[])[],
): { readonly found: boolean; readonly falseOffers: number } {
  const right = offers.filter((fields) => !fields.includes(-1));
  const found = label.fields.length > 0 && right.flat().join() === label.fields.map((_, index) => index).join();
  return { found, falseOffers: offers.length - right.length + (found || right.length === 0 ? 0 : 1) };
}

/** Sums up one rule or detector over the pages. */
class Tally {
  readonly fields = { tp: 0, fp: 0, fn: 0 };
  /** Pages with a false offer. */
  pagesWithFalseOffer = 0;

  add(label: Label, offers: readonly (readonly number[])[]): ReturnType<typeof judge> {
    const verdict = judge(label, offers);
    this.fields.fp += verdict.falseOffers;
    if (verdict.falseOffers > 0) this.pagesWithFalseOffer++;
    if (label.fields.length > 0) this.fields[verdict.found ? "tp" : "fn"]++;
    return verdict;
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;

async function run(set: PageSet, alsoFill: boolean): Promise<void> {
  const { labels } = set;
  const extensionDir = await buildProbe();
  const server = await servePages(set);
  const chromium = await launchChromium({ extensionDir });
  const own = new Tally();
  const baselines: Readonly<Record<BaselineName, Tally>> = { declared: new Tally(), names: new Tally() };
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
      const scans = await probe.scan(label.fields);
      times.push(...scans.map(({ ms }) => ms));
      for (const name of ["declared", "names"] as const) {
        baselines[name].add(
          label,
          scans.flatMap(({ naive }) => naive[name].map((field) => [field])),
        );
      }
      const units = scans.flatMap((scan) => scan.units);
      const offers = units.filter(isOffer);
      const { found, falseOffers } = own.add(
        label,
        offers.map(({ fields }) => fields),
      );
      if (falseOffers > 0) fail("offered an input that is none", units);
      if (label.fields.length === 0) continue;
      if (!found) {
        fail("fields not found exactly", units);
        continue;
      }
      kinds.of++;
      if (offers.every((unit) => isKind(label, unit))) kinds.right++;
      else fail(`kind is not ${label.kind}${label.isEnrolment === true ? ", enrolment" : ""}`, units);

      if (!alsoFill) continue;
      const world = scans.find(({ units: [unit] }) => unit !== undefined && isOffer(unit))?.world;
      taught.of++;
      if (await probe.teach(world, label.fields)) taught.right++;
      else fail("a field that is pointed at is not found again");

      if (!/data-got|data-submits/.test(label.notes)) continue;
      fills.of++;
      const code = CODES[label.fields.length] ?? CODE;
      const unitId = offers[0]?.unitId ?? "";
      // Twice: refilling over the old digits is where many widgets go wrong. A form that submits itself is filled once.
      const first = await probe.fill(world, unitId, code);
      const isOnce = first.submits !== undefined;
      const again = isOnce ? first : await probe.fill(world, unitId, code);
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
  const { fields, pagesWithFalseOffer } = own;
  console.log(
    JSON.stringify({
      pages: labels.length,
      fields,
      precision: share(fields.tp, fields.tp + fields.fp),
      recall: share(fields.tp, fields.tp + fields.fn),
      medianMs: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      pagesWithFalseOffer,
      kinds,
      ...(alsoFill ? { fills, taught } : {}),
      baselines,
      failures: failures.map(({ file, source, why }) => ({ file, source, why })),
    }),
  );
}

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith("--"));
if (folder === undefined && !args.includes("--generated")) {
  console.error("usage: npm run eval:fields -- DIR [--fill], or npm run eval:fields -- --generated");
  process.exit(2);
}
await run(folder === undefined ? generatedSet() : folderSet(resolve(folder)), args.includes("--fill"));
