/** What a start of the worker takes: each event that comes while it is stopped waits for one. */
import { Browser, sleep } from "../browser.ts";
import { Extension } from "../extension.ts";
import { comparisonOf, type Measure } from "../measure.ts";
import { Samples, shuffled } from "../statistics.ts";
import { referenceWorker } from "../subjects.ts";
import { traceWhile, type TraceEvent } from "../trace.ts";

const STARTS_PER_BROWSER = 4;

/** From the browser's own trace: nothing is attached to the worker, so it starts as it does for a user. */
function readStart(events: readonly TraceEvent[]): { readonly startMs: number; readonly evaluateMs: number } {
  const at = (name: string): number => events.find((event) => event.name === name)?.ts ?? NaN;
  const between = (from: string, to: string): number => (at(to) - at(from)) / 1000;
  return {
    startMs: between("ServiceWorkerVersion::StartWorkerRequested", "ServiceWorkerVersion::StartWorkerFinished"),
    evaluateMs: between(
      "ServiceWorkerGlobalScopeProxy::EvaluateTopLevelScript",
      "ServiceWorkerGlobalScopeProxy::DidEvaluateTopLevelScript",
    ),
  };
}

export const worker: Measure = {
  name: "worker",
  title: "Start of the background worker, beside one that does nothing",
  run: async ({ tock, rounds, say }) => {
    const samples = new Samples();
    const folders = [
      { name: "tock", folder: tock.folder },
      { name: "reference", folder: referenceWorker() },
    ];
    for (let round = 1; round <= rounds; round++) {
      for (const { name, folder } of shuffled(folders)) {
        const browser = await Browser.launch();
        try {
          const extension = await Extension.install(browser, folder);
          await sleep(1000);
          for (let start = 0; start < STARTS_PER_BROWSER; start++) {
            await extension.stopWorker();
            const events = await traceWhile(browser, ["ServiceWorker"], () => extension.startWorker());
            const { startMs, evaluateMs } = readStart(events);
            samples.add(`${name}/start`, startMs);
            samples.add(`${name}/evaluate`, evaluateMs);
          }
        } finally {
          await browser.close();
        }
      }
      say(`worker: round ${round} of ${rounds}`);
    }
    return [
      comparisonOf(samples, "start", { what: "from request to running", unit: "ms", compare: "difference" }),
      comparisonOf(samples, "evaluate", { what: "of this, running the script", unit: "ms", compare: "difference" }),
    ];
  },
};
