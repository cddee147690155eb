/** `npm test`: everything that shows whether Tock works, with both browsers. Ends with one line of figures. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireBrowser } from "./browsers.ts";
import { build, PROJECT } from "./build.ts";
import { packages } from "./packages.ts";

type Figures = { readonly passed: number; readonly failed: number };

const bin = (path: string): string => join(PROJECT, "node_modules", path);

const parts: readonly { readonly title: string; readonly run: () => Figures }[] = [
  { title: "Browsers", run: () => step(() => [requireBrowser("chromium"), requireBrowser("firefox")]) },
  { title: "Build for Chromium", run: () => step(() => build("chromium")) },
  { title: "Build for Firefox", run: () => step(() => build("firefox")) },
  { title: "The same packages when built again", run: () => step(buildAgain) },
  { title: "Types", run: () => command(bin("typescript/bin/tsc"), "--noEmit") },
  { title: "Types of the core alone", run: () => command(bin("typescript/bin/tsc"), "--noEmit", "-p", "src/core") },
  { title: "Lint", run: () => command(bin("eslint/bin/eslint.js"), ".") },
  { title: "Unit tests", run: () => suite("unit") },
  { title: "Chromium, end to end", run: () => suite("chromium") },
  { title: "Firefox, end to end", run: () => suite("firefox") },
];

let passed = 0;
let failed = 0;
for (const { title, run } of parts) {
  console.log(`\n── ${title}`);
  const startedMs = Date.now();
  const figures = run();
  passed += figures.passed;
  failed += figures.failed;
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(`${figures.failed === 0 ? "✓" : "✗"} ${title}: ${seconds} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(work: () => unknown): Figures {
  try {
    work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
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

function command(script: string, ...args: readonly string[]): Figures {
  return runNode(script, ...args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs one of vitest's projects and reads its own count. A suite that ran nothing, or broke outside a test, has failed. */
function suite(project: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), "tock-test-"));
  const report = join(folder, "report.json");
  try {
    const ok = runNode(
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
}

function runNode(script: string, ...args: readonly string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { cwd: PROJECT, stdio: "inherit" }).status === 0;
}
