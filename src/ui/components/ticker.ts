/**
 * One timer for everything on a page that follows the clock, at each whole second. Codes end at whole seconds too, so
 * nothing is shown late, and an open page that nobody looks at costs one short task a second: a CSS animation would keep
 * the compositor drawing all the time.
 */
type Watcher = (nowMs: number) => void;

const watchers = new Set<Watcher>();
let timer: number | undefined;

function tick(): void {
  const nowMs = Date.now();
  for (const watch of watchers) watch(nowMs);
  // A timer may fire a fraction early, when the second is not yet over.
  timer = window.setTimeout(tick, 1001 - (nowMs % 1000));
}

/**
 * Calls `watch` now and at every whole second.
 * @returns A function that stops it.
 */
export function everySecond(watch: Watcher): () => void {
  const nowMs = Date.now();
  watchers.add(watch);
  watch(nowMs);
  timer ??= window.setTimeout(tick, 1001 - (nowMs % 1000));
  return () => {
    watchers.delete(watch);
    if (watchers.size > 0) return;
    window.clearTimeout(timer);
    timer = undefined;
  };
}
