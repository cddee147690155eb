/**
 * Runs tasks one after the other, in the order in which they were asked for. For everything that reads, changes and writes
 * back: two of them at once would lose the first one's change.
 */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    // A task that fails is its caller's concern; those behind it still get their turn.
    last = turn.catch(() => undefined);
    return turn;
  };
}
