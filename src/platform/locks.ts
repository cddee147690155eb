/** Runs a task while no other context of the extension runs one of the same kind. */
export type Exclusively = <T>(task: () => Promise<T>) => Promise<T>;

/** Far longer than any save takes. A context that still holds the lock then hangs, and must not keep the user out. */
const LONGEST_WAIT_MS = 10_000;

/**
 * A Web Lock: it goes with the context that holds it, however that one ends. Firefox's private windows do not share it with
 * the background, which is one reason why only the background writes.
 */
export const lockNamed =
  (name: string): Exclusively =>
  async (task) => {
    let running: ReturnType<typeof task> | undefined;
    const run = () => (running = task());
    // Refused after the wait, or because the task failed: the task's own answer says which.
    await navigator.locks.request(name, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) }, run).catch(() => undefined);
    return running ?? run();
  };
