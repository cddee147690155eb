/** From the navigation to the popup's page until its first code has been painted. */
import { Browser } from "../browser.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, type Bench, type Finding, type Measure } from "../measure.ts";
import { Samples, shuffled } from "../statistics.ts";
import type { Subject } from "../subjects.ts";

/** In one browser: the first opening of the page, later ones, and ones whose worker was just stopped. */
const STATES = ["cold", "warm", "stopped"] as const;
type State = (typeof STATES)[number];

const STATE_WORDS: Record<State, string> = {
  cold: "first in a browser",
  warm: "later ones",
  stopped: "worker just stopped",
};
const OPENINGS: Record<State, number> = { cold: 1, warm: 3, stopped: 3 };
/** Sizes with a budget; above, the opening costs what decryption costs. */
const BUDGET_UP_TO = 1000;

async function measureSize(bench: Bench, count: number, samples: Samples): Promise<void> {
  const browser = await Browser.launch();
  try {
    const installed: { subject: Subject; extension: Extension }[] = [];
    for (const subject of [bench.tock, bench.reference]) {
      const extension = await Extension.install(browser, subject.folder);
      await extension.fill(await subject.seed(count));
      installed.push({ subject, extension });
    }
    for (const state of STATES) {
      for (let opening = 0; opening < OPENINGS[state]; opening++) {
        for (const { subject, extension } of shuffled(installed)) {
          if (state === "stopped") await extension.stopWorker();
          // Filling has stopped it, and what is cold here is the page.
          else await extension.startWorker();
          const { page, opening } = await extension.openPopup(subject);
          await page.close();
          for (const [name, value] of Object.entries(opening)) {
            samples.add(`${subject.name}/${keyOf(count, state, name)}`, value);
          }
        }
      }
    }
  } finally {
    await browser.close();
  }
}

const keyOf = (...parts: readonly (string | number)[]): string => parts.join("/");

export const popup: Measure = {
  name: "popup",
  title: "Popup, encrypted and unlocked: navigation to first code",
  run: async (bench) => {
    const samples = new Samples();
    for (let round = 1; round <= bench.rounds; round++) {
      for (const count of shuffled(bench.accounts)) await measureSize(bench, count, samples);
      bench.say(`popup: round ${round} of ${bench.rounds}`);
    }
    const findings: Finding[] = [];
    for (const count of bench.accounts) {
      for (const state of STATES) {
        const what = `${count} accounts, ${STATE_WORDS[state]}`;
        const budget = count <= BUDGET_UP_TO ? { budget: { of: "ratio", most: 1.5 } as const } : {};
        findings.push(
          comparisonOf(samples, keyOf(count, state, "paintedMs"), {
            what: `${what}, painted`,
            unit: "ms",
            compare: "ratio",
            ...budget,
          }),
          comparisonOf(samples, keyOf(count, state, "mainThreadMs"), {
            what: `${what}, main thread`,
            unit: "ms",
            compare: "ratio",
          }),
        );
      }
    }
    return findings;
  },
};
