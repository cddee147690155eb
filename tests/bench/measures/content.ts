/** What Tock costs the pages of the web, allowed on all sites: the same pages in a browser with it and in one without. */
import { Browser, sleep } from "../browser.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, type Budget, type Measure } from "../measure.ts";
import { Samples, shuffled } from "../statistics.ts";
import { servePages, type PageName } from "../pages.ts";
import { longestTaskMs, TASK_CATEGORIES, traceWhile } from "../trace.ts";

/** Long enough for all that a content script puts off until the page is idle. */
const SETTLE_MS = 4000;
const WATCHED_MS = 10_000;

const PAGES: readonly {
  readonly name: PageName;
  readonly words: string;
  readonly atLoad?: Budget;
  readonly later?: Budget;
}[] = [
  {
    name: "blank",
    words: "blank page",
    atLoad: { of: "difference", most: 2 },
    later: { of: "difference", most: 0.1 },
  },
  {
    name: "heavy",
    words: "5,000 nodes, 200 inputs, 100 pictures",
    atLoad: { of: "difference", most: 60 },
    later: { of: "difference", most: 0.1 },
  },
  { name: "changing", words: "50 nodes changed a second", later: { of: "difference", most: 10 } },
];

async function measurePages(folder: string | undefined, origin: string, add: (name: string, value: number) => void) {
  const browser = await Browser.launch();
  try {
    if (folder !== undefined) await (await Extension.install(browser, folder)).allowAllSites();
    await sleep(1000);
    for (const { name } of shuffled(PAGES)) {
      const url = `${origin}/${name}`;
      const page = await browser.newPage();
      await page.countTasks();
      await page.navigate(url);
      await sleep(SETTLE_MS);
      const loadedMs = await page.mainThreadMs();
      add(`${name}/load`, loadedMs);
      await sleep(WATCHED_MS);
      add(`${name}/later`, ((await page.mainThreadMs()) - loadedMs) / (WATCHED_MS / 1000));
      const events = await traceWhile(browser, TASK_CATEGORIES, async () => {
        await page.navigate(url);
        await sleep(SETTLE_MS);
      });
      add(`${name}/longest`, longestTaskMs(events, url));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

export const content: Measure = {
  name: "content",
  title: "Pages of the web, with Tock on all sites and without: CPU time of the page's main thread",
  run: async ({ tock, rounds, say }) => {
    const samples = new Samples();
    const server = await servePages();
    for (let round = 1; round <= rounds; round++) {
      for (const [name, folder] of shuffled([["tock", tock.folder] as const, ["reference", undefined] as const])) {
        await measurePages(folder, server.origin, (what, value) => samples.add(`${name}/${what}`, value));
      }
      say(`content: round ${round} of ${rounds}`);
    }
    server.close();
    return PAGES.flatMap(({ name, words, atLoad, later }) => [
      comparisonOf(samples, `${name}/load`, {
        what: `${words}: from navigation to rest`,
        unit: "ms",
        compare: "difference",
        ...(atLoad && { budget: atLoad }),
      }),
      comparisonOf(samples, `${name}/longest`, { what: `${words}: longest task after load`, unit: "ms" }),
      comparisonOf(samples, `${name}/later`, {
        what: `${words}: from then on`,
        unit: "ms/s",
        compare: "difference",
        ...(later && { budget: later }),
      }),
    ]);
  },
};
