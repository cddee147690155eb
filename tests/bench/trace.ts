import type { Browser } from "./browser.ts";

/** As the browser writes it. Times in µs, on one clock for all processes. */
export type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Wall time; only of events that last. */
  readonly dur?: number;
  /** CPU time of the thread. */
  readonly tdur?: number;
  readonly args?: Readonly<Record<string, unknown>>;
};

/** Does `work` while the browser writes its trace of these categories. */
export async function traceWhile(
  browser: Browser,
  categories: readonly string[],
  work: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const complete = new Promise<void>((resolve) => {
    const stopListening = browser.listen((method, params) => {
      if (method === "Tracing.dataCollected") events.push(...(params as { readonly value: TraceEvent[] }).value);
      if (method !== "Tracing.tracingComplete") return;
      stopListening();
      resolve();
    });
  });
  await browser.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: [...categories], excludedCategories: ["*"] },
  });
  try {
    await work();
  } finally {
    await browser.send("Tracing.end");
    await complete;
  }
  return events;
}

/** What `longestTaskMs` reads. Writing it down makes each task longer, so nothing else is measured meanwhile. */
export const TASK_CATEGORIES = ["toplevel", "blink.user_timing"];

/**
 * The longest task of the main thread that shows `url`, from its load event on, in CPU time: on a busy machine a short task may
 * wait long. NaN where the page never loaded.
 */
export function longestTaskMs(events: readonly TraceEvent[], url: string): number {
  const start = events.find(({ name, args }) => name === "navigationStart" && JSON.stringify(args).includes(url));
  const isThere = ({ pid, tid }: TraceEvent) => pid === start?.pid && tid === start.tid;
  const load = events.find((event) => event.name === "loadEventEnd" && isThere(event));
  if (!load) return NaN;
  const tasks = events.filter((event) => event.name.endsWith("RunTask") && isThere(event) && event.ts > load.ts);
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
