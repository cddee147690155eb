/**
 * `npm run bench`: measures Tock and the reference in turn, in real Chromium, and holds the medians against the budgets.
 * The last line is JSON.
 *
 *   npm run bench -- [--only popup,search] [--rounds 8] [--accounts 10,100,1000,10000] [--extension dist/chromium]
 */
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { measures } from "./measures/index.ts";
import type { Bench } from "./measure.ts";
import { dataOf, tableOf } from "./report.ts";
import { referencePopup, tock } from "./subjects.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: measures.map(({ name }) => name).join(",") },
    rounds: { type: "string", default: "8" },
    accounts: { type: "string", default: "10,100,1000,10000" },
    extension: { type: "string" },
  },
});

const wanted = values.only.split(",");
const unknown = wanted.filter((name) => !measures.some((measure) => measure.name === name));
if (unknown.length > 0) throw new Error(`There is no measurement called ${unknown.join(" or ")}.`);

const load = () => loadavg().map((each) => Math.round(each * 10) / 10);
const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, loadBefore: load() };

const bench: Bench = {
  tock: tock(values.extension === undefined ? undefined : resolve(values.extension)),
  reference: referencePopup(),
  rounds: positive(values.rounds),
  accounts: values.accounts
    .split(",")
    .map(positive)
    .toSorted((a, b) => a - b),
  say: (line) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`),
};

const results: Record<string, ReturnType<typeof dataOf>> = {};
for (const measure of measures.filter(({ name }) => wanted.includes(name))) {
  const findings = await measure.run(bench);
  console.log(`\n${measure.title}\n\n${tableOf(findings)}`);
  results[measure.name] = dataOf(findings);
}
const met = Object.values(results)
  .flat()
  .every((finding) => finding.met !== false);
console.log(`\n${met ? "All budgets are kept." : "Not all budgets are kept."}`);
console.log(JSON.stringify({ machine: { ...machine, loadAfter: load() }, rounds: bench.rounds, met, results }));

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text}" is no number of anything.`);
  return value;
}
