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
export function runsOf(data: Uint8Array, start: number, step: number, length: number, swing: number): Runs {
  if (bounds.length < length + 2) bounds = new Float32Array(length + 2);
  const first = data[start] ?? 0;
  let last = first;
  let low = first;
  let high = first;
  // Where the line first reached its extreme.
  let lowAt = 0;
  let highAt = 0;
  // 1: climbing from `low`, 0: not decided, -1: falling from `high`.
  let heading = 0;
  let startsDark = false;
  let count = 0;
  bounds[0] = 0;
  for (let at = 1, index = start + step; at < length; at++, index += step) {
    const value = data[index] ?? 0;
    if (value === last) continue;
    last = value;
    if (heading > 0) {
      if (value > high) {
        high = value;
        highAt = at;
      } else if (high - value >= swing) {
        bounds[++count] = crossing(data, start, step, highAt, (low + high) / 2, true);
        heading = -1;
        low = value;
        lowAt = at;
      }
    } else if (heading < 0) {
      if (value < low) {
        low = value;
        lowAt = at;
      } else if (value - low >= swing) {
        bounds[++count] = crossing(data, start, step, lowAt, (low + high) / 2, false);
        heading = 1;
        high = value;
        highAt = at;
      }
    } else {
      if (value < low) {
        low = value;
        lowAt = at;
      } else if (value > high) {
        high = value;
        highAt = at;
      }
      if (high - low >= swing) {
        heading = highAt > lowAt ? 1 : -1;
        startsDark = heading > 0;
      }
    }
  }
  if (heading !== 0) {
    const reached = heading > 0 ? highAt : lowAt;
    bounds[++count] = crossing(data, start, step, reached, (low + high) / 2, heading > 0);
  }
  bounds[++count] = length;
  return { bounds, count, startsDark };
}

/**
 * Where the line last crossed `level` before pixel `reached`, which lies beyond it. Pixel centres lie at halves. Found
 * by walking back from there: a plateau before the edge may be long, the edge is not.
 */
function crossing(
  data: Uint8Array,
  start: number,
  step: number,
  reached: number,
  level: number,
  rising: boolean,
): number {
  let at = reached;
  let index = start + reached * step;
  let beyond = data[index] ?? 0;
  while (at > 0) {
    at--;
    index -= step;
    const value = data[index] ?? 0;
    if (rising ? value < level : value > level) return at + 0.5 + (level - value) / (beyond - value);
    beyond = value;
  }
  return 0;
}
