/** `npm test`: everything that shows whether Tock works, with both browsers. Ends with one line of figures. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireBrowser } from "./browsers.ts";
import { build, PROJECT } from "./build.ts";
import { packages } from "./packages.ts";

type Figures = { readonly passed: number; readonly failed: number };

const bin = (path: string): string => join(PROJECT, "node_modules", path);

type Part = { readonly title: string; readonly run: (say: Say) => Figures | Promise<Figures> };
type Say = (text: string) => void;

/** One stage after the other. The lanes of a stage run side by side, the parts of a lane in turn. */
const stages: readonly (readonly (readonly Part[])[])[] = [
  [
    [
      { title: "Browsers", run: step(() => [requireBrowser("chromium"), requireBrowser("firefox")]) },
      { title: "Build for Chromium", run: step(() => build("chromium")) },
      { title: "Build for Firefox", run: step(() => build("firefox")) },
      { title: "The same packages when built again", run: step(buildAgain) },
    ],
  ],
  [
    [
      { title: "Types", run: command(bin("typescript/bin/tsc"), "--noEmit") },
      { title: "Types of the core alone", run: command(bin("typescript/bin/tsc"), "--noEmit", "-p", "src/core") },
      { title: "Lint", run: command(bin("eslint/bin/eslint.js"), ".") },
    ],
    [{ title: "Unit tests", run: suite("unit") }],
  ],
  // Browsers' tests wait more than they work.
  [
    [{ title: "Chromium, end to end", run: suite("chromium") }],
    [{ title: "Firefox, end to end", run: suite("firefox") }],
  ],
];

let passed = 0;
let failed = 0;
for (const lanes of stages) await Promise.all(lanes.map(runLane));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** What a part says is shown when it has ended: side by side, parts would talk into each other. */
async function runLane(lane: readonly Part[]): Promise<void> {
  for (const { title, run } of lane) {
    console.log(`… ${title}`);
    const said: string[] = [];
    const startedMs = Date.now();
    const figures = await run((text) => said.push(text));
    passed += figures.passed;
    failed += figures.failed;
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
    console.log(`\n── ${title}\n${said.join("")}${figures.failed === 0 ? "✓" : "✗"} ${title}: ${seconds} s`);
  }
}

function step(work: () => unknown): Part["run"] {
  return (say) => {
    try {
      work();
      return { passed: 1, failed: 0 };
    } catch (error) {
      say(`${error instanceof Error ? error.message : String(error)}\n`);
      return { passed: 0, failed: 1 };
    }
  };
}

/** P1: whoever builds the same sources gets the same bytes, and can tell whether a store's package is made of them. */
function buildAgain(): void {
  const first = packages();
  build("chromium");
  build("firefox");
  for (const [name, bytes] of Object.entries(packages())) {
    if (!Buffer.from(bytes).equals(first[name] ?? new Uint8Array())) throw new Error(`${name} came out otherwise`);
  }
}

function command(script: string, ...args: readonly string[]): Part["run"] {
  return async (say) => ((await runNode(say, script, ...args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Runs one of vitest's projects and reads its own count. A suite that ran nothing, or broke outside a test, has failed. */
function suite(project: string): Part["run"] {
  return async (say) => {
    const folder = mkdtempSync(join(tmpdir(), "tock-test-"));
    const report = join(folder, "report.json");
    try {
      const ok = await runNode(
        say,
        bin("vitest/vitest.mjs"),
        "run",
        `--project=${project}`,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      );
      const { numPassedTests, numFailedTests } = existsSync(report)
        ? (JSON.parse(readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number })
        : { numPassedTests: 0, numFailedTests: 0 };
      const brokeOutsideTests = numFailedTests === 0 && (!ok || numPassedTests === 0);
      return { passed: numPassedTests, failed: numFailedTests + (brokeOutsideTests ? 1 : 0) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** @returns Whether it ended well. */
async function runNode(say: Say, script: string, ...args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", say);
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0;
}
