/** From a keystroke in the search field until what it finds has been painted. */
import { Browser, sleep, type BrowserPage } from "../browser.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, sizeUpTo, type Measure } from "../measure.ts";
import { Samples, shuffled } from "../statistics.ts";
import type { Subject } from "../subjects.ts";

/** The popup loads its other rows after the first frame, and prepares its search; nobody types that fast. */
const SETTLE_MS = 1500;

const QUERIES = [
  { name: "letter", text: "9", words: "one letter, a third left" },
  { name: "broad", text: "user1", words: "a name, a ninth left" },
  { name: "narrow", text: "user999@", words: "a name, one left" },
] as const;

async function typeInto(page: BrowserPage, { searchSelector }: Subject, text: string): Promise<number> {
  // Armed beforehand, and not at the same time: input goes another way to the page, and may get there first.
  await page.evaluate(`{
    const field = document.querySelector(${JSON.stringify(searchSelector)});
    globalThis.benchPainted = bench.nextInput();
    field.focus();
    field.select();
  }`);
  await page.send("Input.insertText", { text });
  return page.evaluate<number>("benchPainted");
}

export const search: Measure = {
  name: "search",
  title: "Search: keystroke to painted result",
  run: async (bench) => {
    const samples = new Samples();
    const count = sizeUpTo(1000, bench);
    for (let round = 1; round <= bench.rounds; round++) {
      for (const subject of shuffled([bench.tock, bench.reference])) {
        const browser = await Browser.launch();
        try {
          const extension = await Extension.install(browser, subject.folder);
          await extension.fill(await subject.seed(count));
          const { page } = await extension.openPopup(subject);
          await sleep(SETTLE_MS);
          for (const { name, text } of shuffled(QUERIES)) {
            samples.add(`${subject.name}/${name}`, await typeInto(page, subject, text));
            await sleep(300);
          }
        } finally {
          await browser.close();
        }
      }
      bench.say(`search: round ${round} of ${bench.rounds}`);
    }
    return QUERIES.map(({ name, words }) =>
      comparisonOf(samples, name, {
        what: `${count} accounts, ${words}`,
        unit: "ms",
        compare: "ratio",
        budget: { of: "ratio", most: 2 },
      }),
    );
  },
};
