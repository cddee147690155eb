import type { Modules } from "./modules.ts";
import { lumaAt, type Luma, type Point } from "./pixels.ts";
import { layoutOf, versionOfSize } from "./symbol.ts";

/**
 * Maps module coordinates (column, row; the symbol spans 0 to its size) to image coordinates by a plane projection:
 * x = (xu·u + xv·v + x1) / (wu·u + wv·v + 1), y likewise.
 */
export type Grid = {
  readonly size: number;
  readonly xu: number;
  readonly xv: number;
  readonly x1: number;
  readonly yu: number;
  readonly yv: number;
  readonly y1: number;
  readonly wu: number;
  readonly wv: number;
};

export function toImage(grid: Grid, u: number, v: number): Point {
  const w = grid.wu * u + grid.wv * v + 1;
  return { x: (grid.xu * u + grid.xv * v + grid.x1) / w, y: (grid.yu * u + grid.yv * v + grid.y1) / w };
}

/** Upper left, upper right, lower left, lower right. */
export type Quad = readonly [Point, Point, Point, Point];

/** Module coordinates that a quad's four image points stand for: the finders' centres and a fourth near the last corner. */
export type Anchors = { readonly near: number; readonly far: number; readonly corner: number };

/**
 * The projection that maps (near, near), (far, near), (near, far) and (corner, corner) to the points of `quad`, where
 * `corner` differs from `far` when the fourth point is an alignment pattern.
 * @returns Undefined where there is none that keeps the symbol on one side of the horizon.
 */
export function gridThrough(size: number, { near, far, corner }: Anchors, quad: Quad): Grid | undefined {
  // In coordinates s, t that are 0 at near and 1 at far, the image is the mean of the first three points with weights
  // 1 - s - t, a·s and b·t; the fourth point, at s = t = k, settles a and b.
  const [first, right, below, last] = quad;
  const k = (corner - near) / (far - near);
  const determinant = (right.x - last.x) * (below.y - last.y) - (below.x - last.x) * (right.y - last.y);
  if (Math.abs(determinant) < 1e-6) return undefined;
  const towardsX = ((1 - 2 * k) * (last.x - first.x)) / k;
  const towardsY = ((1 - 2 * k) * (last.y - first.y)) / k;
  const a = (towardsX * (below.y - last.y) - (below.x - last.x) * towardsY) / determinant;
  const b = ((right.x - last.x) * towardsY - towardsX * (right.y - last.y)) / determinant;
  // From s, t to modules: s = (u - near) / span.
  const span = far - near;
  const weight = 1 - ((a - 1 + (b - 1)) * near) / span;
  const wu = (a - 1) / span / weight;
  const wv = (b - 1) / span / weight;
  const nearest = Math.min(1, 1 + wu * size, 1 + wv * size, 1 + (wu + wv) * size);
  if (!(weight > 0.1 && nearest > 0.2)) return undefined;
  const xu = (a * right.x - first.x) / span / weight;
  const xv = (b * below.x - first.x) / span / weight;
  const yu = (a * right.y - first.y) / span / weight;
  const yv = (b * below.y - first.y) / span / weight;
  const x1 = first.x / weight - (xu + xv) * near;
  const y1 = first.y / weight - (yu + yv) * near;
  return { size, xu, xv, x1, yu, yv, y1, wu, wv };
}

/** Brightness at the middle of a module. */
function centreLuma(luma: Luma, grid: Grid, column: number, row: number): number {
  const u = column + 0.5;
  const v = row + 0.5;
  const w = grid.wu * u + grid.wv * v + 1;
  return lumaAt(luma, (grid.xu * u + grid.xv * v + grid.x1) / w, (grid.yu * u + grid.yv * v + grid.y1) / w);
}

/** Correlation of what is seen with what should be: 1 where they agree in all, 0 where they have nothing to do with it. */
class Correlation {
  #count = 0;
  #sumSeen = 0;
  #sumSeenSquares = 0;
  #sumExpected = 0;
  #sumProduct = 0;
  /** @param expected 1 for light, -1 for dark. */
  add(seen: number, expected: number): void {
    this.#count++;
    this.#sumSeen += seen;
    this.#sumSeenSquares += seen * seen;
    this.#sumExpected += expected;
    this.#sumProduct += seen * expected;
  }
  value(): number {
    const covariance = this.#sumProduct - (this.#sumSeen * this.#sumExpected) / this.#count;
    const seen = this.#sumSeenSquares - (this.#sumSeen * this.#sumSeen) / this.#count;
    const expected = this.#count - (this.#sumExpected * this.#sumExpected) / this.#count;
    return seen * expected <= 0 ? 0 : covariance / Math.sqrt(seen * expected);
  }
}

/** How well the two timing patterns alternate under `grid`, -1 to 1; negative in a picture of the other polarity. */
export function timingFit(luma: Luma, grid: Grid): number {
  const across = new Correlation();
  const down = new Correlation();
  for (let index = 7; index < grid.size - 7; index++) {
    across.add(centreLuma(luma, grid, index, 6), index % 2 === 0 ? -1 : 1);
    // Most guesses fail after a few modules already.
    if (index === 18 && Math.abs(across.value()) < 0.2) return 0;
  }
  const acrossFit = across.value();
  if (Math.abs(acrossFit) < 0.2) return 0;
  for (let index = 7; index < grid.size - 7; index++) {
    down.add(centreLuma(luma, grid, 6, index), index % 2 === 0 ? -1 : 1);
  }
  return (acrossFit + down.value()) / 2;
}

/** How well all modules of known colour agree under `grid`, -1 to 1. */
export function patternFit(luma: Luma, grid: Grid): number {
  const correlation = new Correlation();
  for (const { index, dark } of layoutOf(versionOfSize(grid.size)).fixed) {
    const column = index % grid.size;
    correlation.add(centreLuma(luma, grid, column, (index - column) / grid.size), dark === 1 ? -1 : 1);
  }
  return correlation.value();
}

/**
 * How well an alignment pattern agrees with what is seen around the module (column, row), which may be between modules.
 * @param sign -1 where the picture is light on dark.
 */
function alignmentFit(luma: Luma, grid: Grid, sign: 1 | -1, column: number, row: number): number {
  const across = centreLuma(luma, grid, column - 1, row) + centreLuma(luma, grid, column + 1, row);
  const down = centreLuma(luma, grid, column, row - 1) + centreLuma(luma, grid, column, row + 1);
  // Nearly everywhere the middle is not darker than what is around it, and that is that.
  if (sign * ((across + down) / 4 - centreLuma(luma, grid, column, row)) < LEAST_STEP) return 0;
  const correlation = new Correlation();
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const dark = Math.max(Math.abs(dx), Math.abs(dy)) !== 1;
      correlation.add(centreLuma(luma, grid, column + dx, row + dy), dark ? -1 : 1);
    }
  }
  return sign * correlation.value();
}

/** The least difference of brightness between a pattern's middle and its ring that is worth a closer look. */
const LEAST_STEP = 6;

/**
 * Looks for the alignment pattern near the last corner.
 * @param sign -1 where the picture is light on dark.
 * @param reach How far from its predicted place to look, in modules.
 * @returns Where the middle of its middle module lies in the image.
 */
export function findLastAlignment(luma: Luma, grid: Grid, sign: 1 | -1, reach: number): Point | undefined {
  const centre = grid.size - 7;
  let best = 0.55;
  let found: Point | undefined;
  for (let dv = -reach; dv <= reach; dv += 0.5) {
    for (let du = -reach; du <= reach; du += 0.5) {
      // A little dearer farther away: data may look like an alignment pattern.
      const fit = alignmentFit(luma, grid, sign, centre + du, centre + dv) - 0.02 * Math.hypot(du, dv);
      if (fit > best) {
        best = fit;
        found = toImage(grid, centre + du + 0.5, centre + dv + 0.5);
      }
    }
  }
  return found;
}

/** Nudges each point of `quad` while the known modules agree better for it. Steps are in modules. */
export function refine(
  luma: Luma,
  size: number,
  anchors: Anchors,
  quad: Quad,
  sign: 1 | -1,
): { grid: Grid; fit: number } | undefined {
  let best = gridThrough(size, anchors, quad);
  if (!best) return undefined;
  let fit = sign * patternFit(luma, best);
  const points = quad.map(({ x, y }) => ({ x, y })) as [Point, Point, Point, Point];
  const span = anchors.far - anchors.near;
  const module = Math.hypot(points[1].x - points[0].x, points[1].y - points[0].y) / span;
  for (const step of [0.6, 0.3, 0.15]) {
    for (let round = 0, better = true; better && round < 3; round++) {
      better = false;
      for (const corner of [3, 0, 1, 2] as const) {
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          const before = points[corner];
          points[corner] = { x: before.x + dx * step * module, y: before.y + dy * step * module };
          const grid = gridThrough(size, anchors, points);
          const candidate = grid ? sign * patternFit(luma, grid) : -1;
          if (grid && candidate > fit + 1e-4) {
            fit = candidate;
            best = grid;
            better = true;
          } else {
            points[corner] = before;
          }
        }
      }
      if (fit > 0.985) break;
    }
  }
  return { grid: best, fit };
}

export type Sampling = "point" | "area";

/** Modules within this distance share a threshold: a few, so that gradients and stains stay local. */
const NEIGHBOURHOOD = 4;

/**
 * Reads each module's colour: by its middle point, or by the mean of an area around it, which noise, gaps and blots
 * disturb less but neighbours more. The threshold is halfway between the dark and the light modules nearby.
 */
export function sampleModules(luma: Luma, grid: Grid, sign: 1 | -1, sampling: Sampling): Modules {
  const { size } = grid;
  const values = new Float32Array(size * size);
  const spread = new Float32Array(size * size);
  const offsets = sampling === "point" ? [0] : [-0.28, 0, 0.28];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      let least = 255;
      let most = 0;
      for (const dv of offsets) {
        for (const du of offsets) {
          const value = centreLuma(luma, grid, column + du, row + dv);
          sum += value;
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      const index = row * size + column;
      values[index] = sign * (sum / offsets.length ** 2);
      spread[index] = most - least;
    }
  }
  const middle = boxMeans(values, size, NEIGHBOURHOOD);
  const light = values.map((value, index) => Number(value > (middle[index] ?? 0)));
  const share = boxMeans(light, size, NEIGHBOURHOOD);
  const lightSum = boxMeans(
    values.map((value, index) => value * (light[index] ?? 0)),
    size,
    NEIGHBOURHOOD,
  );
  const dark = new Uint8Array(values.length);
  const certainty = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const mean = middle[index] ?? 0;
    const lightShare = Math.min(Math.max(share[index] ?? 0, 0.05), 0.95);
    const lightMean = (lightSum[index] ?? 0) / lightShare;
    const darkMean = (mean - (lightSum[index] ?? 0)) / (1 - lightShare);
    const value = values[index] ?? 0;
    const half = Math.max((lightMean - darkMean) / 2, 4);
    dark[index] = Number(value < (lightMean + darkMean) / 2);
    certainty[index] = Math.abs(value - (lightMean + darkMean) / 2) / half - (0.5 * (spread[index] ?? 0)) / half;
  }
  return { size, dark, certainty };
}

/** Mean of the square of (2 · radius + 1) values around each, or of what of it lies inside. */
function boxMeans(values: Float32Array, size: number, radius: number): Float32Array {
  const wide = size + 1;
  const sums = new Float64Array(wide * wide);
  for (let row = 0; row < size; row++) {
    for (let column = 0, sum = 0; column < size; column++) {
      sum += values[row * size + column] ?? 0;
      sums[(row + 1) * wide + column + 1] = (sums[row * wide + column + 1] ?? 0) + sum;
    }
  }
  const out = new Float32Array(values.length);
  for (let row = 0; row < size; row++) {
    const top = Math.max(0, row - radius);
    const bottom = Math.min(size, row + radius + 1);
    for (let column = 0; column < size; column++) {
      const left = Math.max(0, column - radius);
      const right = Math.min(size, column + radius + 1);
      const sum =
        (sums[bottom * wide + right] ?? 0) -
        (sums[top * wide + right] ?? 0) -
        (sums[bottom * wide + left] ?? 0) +
        (sums[top * wide + left] ?? 0);
      out[row * size + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return out;
}
