const WINDOW_MS = 60_000;
const MAX_FAILURES = 5;

/** Counts failed tries: after five within a minute, no further try is looked at until the oldest is a minute old. */
export class TryLimit {
  #failedAtMs: number[] = [];

  /** @returns When the next try is allowed (Unix ms), or undefined when it is allowed now. */
  blockedUntilMs(nowMs: number): number | undefined {
    this.#failedAtMs = this.#failedAtMs.filter((failedAtMs) => nowMs - failedAtMs < WINDOW_MS);
    const oldest = this.#failedAtMs.at(-MAX_FAILURES);
    return oldest === undefined ? undefined : oldest + WINDOW_MS;
  }

  failed(nowMs: number): void {
    this.#failedAtMs.push(nowMs);
  }

  succeeded(): void {
    this.#failedAtMs = [];
  }
}
