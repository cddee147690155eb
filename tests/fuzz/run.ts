/**
 * `npm run fuzz`: tries everything that takes hostile input with altered inputs, each for a while.
 *   --seconds N  for each target (60)
 *   --cases N    at most so many for each target (as many as there is time)
 *   --seed S     the way to take (a new one each time; printed)
 *   --only T     only targets whose name holds T
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string" },
    cases: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const cases = Number(values.cases ?? 2 ** 31 - 1);
// Asked for so many cases, it takes the time they take.
const seconds = values.seconds ?? (values.cases === undefined ? "60" : undefined);

console.log(`seed ${seed}`);
for (const target of targets.filter(({ name }) => name.includes(values.only ?? ""))) {
  const startedMs = Date.now();
  const report = await fuzz(target, { seed, cases, ...(seconds !== undefined && { seconds: Number(seconds) }) });
  const took = ((Date.now() - startedMs) / 1000).toFixed(1);
  const share = `${(report.takenShare * 100).toFixed(1)} % taken`;
  const verdict = report.failure === undefined ? "nothing unexpected" : "FAILED";
  console.log(
    `${target.name.padEnd(26)}${String(report.cases).padStart(10)} cases ${took.padStart(8)} s ${share.padStart(14)}  ${verdict}`,
  );
  if (report.failure !== undefined) {
    console.log(report.failure);
    process.exitCode = 1;
  }
}
