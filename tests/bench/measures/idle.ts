/** What an open popup costs that nobody touches. */
import { Browser, sleep } from "../browser.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, sizeUpTo, type Measure } from "../measure.ts";
import { Samples, shuffled } from "../statistics.ts";

const PERIOD_MS = 30_000;
/** Holds exactly one moment at which all codes change. */
const WATCHED_MS = 20_000;

export const idle: Measure = {
  name: "idle",
  title: "Open popup at rest, over a change of all codes: CPU time per second",
  run: async (bench) => {
    const samples = new Samples();
    const count = sizeUpTo(1000, bench);
    // Each takes half a minute of waiting, and hardly differs from the others.
    const rounds = Math.ceil(bench.rounds / 3);
    for (let round = 1; round <= rounds; round++) {
      for (const subject of shuffled([bench.tock, bench.reference])) {
        const browser = await Browser.launch();
        try {
          const extension = await Extension.install(browser, subject.folder);
          await extension.fill(await subject.seed(count));
          const { page } = await extension.openPopup(subject);
          await sleep(2500);
          const begin = PERIOD_MS - WATCHED_MS / 2;
          await sleep((begin - (Date.now() % PERIOD_MS) + PERIOD_MS) % PERIOD_MS);
          const [startMs, pageMs, allMs] = [performance.now(), await page.mainThreadMs(), await browser.cpuMs()];
          await sleep(WATCHED_MS);
          const seconds = (performance.now() - startMs) / 1000;
          samples.add(`${subject.name}/page`, ((await page.mainThreadMs()) - pageMs) / seconds);
          samples.add(`${subject.name}/all`, ((await browser.cpuMs()) - allMs) / seconds);
        } finally {
          await browser.close();
        }
      }
      bench.say(`idle: round ${round} of ${rounds}`);
    }
    return [
      comparisonOf(samples, "page", {
        what: `${count} accounts, the page's main thread`,
        unit: "ms/s",
        compare: "difference",
        budget: { of: "value", most: 10 },
      }),
      comparisonOf(samples, "all", {
        what: `${count} accounts, all processes of the browser`,
        unit: "ms/s",
        compare: "difference",
      }),
    ];
  },
};
