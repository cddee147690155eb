/** Where a line of pixels changes between dark and light. */
export type Runs = {
  /** Ends of the runs in pixels from the line's start, ascending: `bounds[k]` to `bounds[k + 1]` is run k. */
  readonly bounds: Float32Array;
  /** Number of runs; `bounds` is longer. */
  readonly count: number;
  /** Whether run 0 is dark; colours alternate from there. */
  readonly startsDark: boolean;
};

/** Reused from call to call: lines are many and short-lived. */
let bounds = new Float32Array(4096);

/**
 * Splits a line into dark and light runs by its own ups and downs: a run ends where the line turns back by at least
 * `swing`, and its edge lies where the line crosses the middle between the two extremes, to a fraction of a pixel.
 * Needs no threshold, so contrast may be low and change along the line.
 * @param step Distance in `data` between neighbours on the line: 1 along a row, the width along a column.
 * @returns Valid until the next call.
 */
export function runsOf(
  data: Uint8Array | Float32Array,
  start: number,
  step: number,
  length: number,
  swing: number,
): Runs {
  if (bounds.length < length + 2) bounds = new Float32Array(length + 2);
  const first = data[start] ?? 0;
  let low = first;
  let high = first;
  let lowAt = 0;
  let highAt = 0;
  // 1: climbing from `low`, 0: not decided, -1: falling from `high`.
  let heading = 0;
  let startsDark = false;
  let count = 0;
  bounds[0] = 0;
  for (let at = 0, index = start; at < length; at++, index += step) {
    const value = data[index] ?? 0;
    if (heading > 0) {
      if (value >= high) {
        high = value;
        highAt = at;
      } else if (high - value >= swing) {
        bounds[++count] = crossing(data, start, step, lowAt, (low + high) / 2, true);
        heading = -1;
        low = value;
        lowAt = at;
      }
    } else if (heading < 0) {
      if (value <= low) {
        low = value;
        lowAt = at;
      } else if (value - low >= swing) {
        bounds[++count] = crossing(data, start, step, highAt, (low + high) / 2, false);
        heading = 1;
        high = value;
        highAt = at;
      }
    } else {
      if (value <= low) {
        low = value;
        lowAt = at;
      }
      if (value >= high) {
        high = value;
        highAt = at;
      }
      if (high - low >= swing) {
        heading = highAt === at ? 1 : -1;
        startsDark = heading > 0;
      }
    }
  }
  if (heading !== 0)
    bounds[++count] = crossing(data, start, step, heading > 0 ? lowAt : highAt, (low + high) / 2, heading > 0);
  bounds[++count] = length;
  return { bounds, count, startsDark };
}

/** First place after pixel `from` at which the line crosses `level`. Pixel centres lie at halves. */
function crossing(
  data: Uint8Array | Float32Array,
  start: number,
  step: number,
  from: number,
  level: number,
  rising: boolean,
): number {
  let at = from;
  let index = start + from * step;
  let before = data[index] ?? 0;
  for (;;) {
    at++;
    index += step;
    const value = data[index] ?? (rising ? Infinity : -Infinity);
    if (rising ? value >= level : value <= level) {
      const share = value === before ? 0 : (level - before) / (value - before);
      return at - 0.5 + (Number.isFinite(share) ? share : 0);
    }
    before = value;
  }
}
