/** What the vault costs above what it cannot do without: a derivation, a decryption, the stores' own calls. */
import { Browser } from "../browser.ts";
import { bundleOf } from "../../tools/bundle.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, sizeUpTo, type Finding, type Measure } from "../measure.ts";
import { SEED_PASSPHRASE, seedVault } from "../seed-vault.ts";
import { Samples, shuffled, summarise } from "../statistics.ts";
import type { VaultBench } from "../vault-harness.ts";

/** Sizes with a budget for the way from the session's key to the accounts, in ms. */
const RESUME_BUDGETS: Readonly<Record<number, number>> = { 1000: 5, 10_000: 150 };
const TIMES = 5;

type Name = keyof VaultBench;

export const vault: Measure = {
  name: "unlock",
  title: "The vault: unlocking, going on after a start of the worker, and saving, beside the bare operations",
  run: async (bench) => {
    const samples = new Samples();
    const script = await bundleOf(`${import.meta.dirname}/../vault-harness.ts`);
    const sizes = bench.accounts.filter((count) => count in RESUME_BUDGETS);
    const unlockSize = sizeUpTo(1000, bench);
    for (let round = 1; round <= bench.rounds; round++) {
      for (const count of shuffled([...new Set([...sizes, unlockSize])])) {
        const browser = await Browser.launch();
        try {
          const extension = await Extension.install(browser, bench.tock.folder);
          await extension.fill(await seedVault(count, { locked: false, nowMs: Date.now() - 60_000 }));
          const page = await extension.ownPage();
          await page.evaluate(script);
          const call = <T = number>(name: Name, argument = ""): Promise<T> =>
            page.evaluate<T>(`vaultBench.${name}(${argument})`);
          for (let time = 0; time < TIMES; time++) {
            for (const name of shuffled(["resume", "bareResume", "save", "bareSave"] as const)) {
              samples.add(
                `${name.startsWith("bare") ? "reference" : "tock"}/${count}/${plain(name)}`,
                await call(name),
              );
            }
          }
          if (count === unlockSize) {
            // The worker has read the vault as it was before the saves above, and stops to forget it.
            await extension.stopWorker();
            await extension.startWorker();
            for (let time = 0; time < TIMES; time++) {
              samples.add("reference/unlock", await call("kdf"));
              const { ms, longestWaitMs } = await call<Awaited<ReturnType<VaultBench["unlock"]>>>(
                "unlock",
                JSON.stringify(SEED_PASSPHRASE),
              );
              samples.add("tock/unlock", ms);
              samples.add("tock/wait", longestWaitMs);
            }
          }
        } finally {
          await browser.close();
        }
      }
      bench.say(`unlock: round ${round} of ${bench.rounds}`);
    }
    return [
      comparisonOf(samples, "unlock", {
        what: `${unlockSize} accounts: unlock by passphrase, beside the derivation alone`,
        unit: "ms",
        compare: "difference",
        budget: { of: "difference", most: 50 },
      }),
      {
        what: "the page's longest wait meanwhile",
        unit: "ms",
        tock: samples.of("tock/wait") ?? summarise([]),
        budget: { of: "value", most: 50 },
      },
      ...sizes.flatMap((count): readonly Finding[] => [
        comparisonOf(samples, `${count}/resume`, {
          what: `${count} accounts: from the session's key to decoded accounts`,
          unit: "ms",
          compare: "difference",
          budget: { of: "value", most: RESUME_BUDGETS[count] ?? NaN },
        }),
        comparisonOf(samples, `${count}/save`, {
          what: `${count} accounts: save, beside the storage calls alone`,
          unit: "ms",
          compare: "difference",
          ...(count <= 1000 && { budget: { of: "difference", most: 30 } as const }),
        }),
      ]),
    ];
  },
};

const plain = (name: "resume" | "bareResume" | "save" | "bareSave"): string => name.replace("bare", "").toLowerCase();
