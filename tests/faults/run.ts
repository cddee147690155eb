/**
 * `npm run test:faults`: lets everything go wrong that can go wrong with storage, and prints what became of the vault.
 *   --runs N   how often in all (2000)
 *   --seed S   the first seed (1); each fault uses this one and those that follow it
 *   --only T   only the faults whose name holds T
 */
import { parseArgs } from "node:util";
import { tally, type Tally } from "./campaign.ts";
import { faults } from "./faults.ts";

const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
});
const seed = Number(values.seed ?? 1);
const wanted = faults.filter(({ name }) => name.includes(values.only ?? ""));
const tries = Math.ceil(Number(values.runs ?? 2000) / wanted.length);

const width = Math.max(...wanted.map(({ name }) => name.length));
const line = (name: string, ...figures: readonly (string | number)[]): string =>
  name.padEnd(width) + figures.map((figure) => String(figure).padStart(10)).join("");

console.log(line("fault", "tries", "survived", "lost", "told"));
const tallies: Tally[] = [];
for (const fault of wanted) {
  const result = await tally(fault, tries, seed);
  tallies.push(result);
  console.log(line(fault.name, result.tries, result.survived, result.losses.length, result.told));
}
const sum = (figure: (each: Tally) => number): number => tallies.reduce((total, each) => total + figure(each), 0);
const losses = tallies.flatMap((each) => each.losses);
console.log(
  line(
    "all",
    sum((each) => each.tries),
    sum((each) => each.survived),
    losses.length,
    sum((each) => each.told),
  ),
);
console.log(
  `\nSeeds ${seed} to ${seed + tries - 1}. Told: no store held it any longer, and Tock said so; these count as survived.`,
);
for (const loss of losses.slice(0, 20)) {
  console.log(
    `\nlost: ${loss.fault}\n  ${loss.because}\n  again: npm run test:faults -- --runs 1 --seed ${loss.seed} --only "${loss.fault}"`,
  );
}
process.exitCode = losses.length === 0 ? 0 : 1;
