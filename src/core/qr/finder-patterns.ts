import { lumaAt, type Luma } from "./pixels.ts";
import { runsOf, type Runs } from "./runs.ts";

/** One of the three square targets in a symbol's corners. */
export type FinderPattern = {
  /** Its centre. */
  readonly x: number;
  readonly y: number;
  /** Size of a module along a row and along a column; in a rotated symbol these are longer than its side. */
  readonly moduleX: number;
  readonly moduleY: number;
  /** Whether its rings are dark, as usual, or light. */
  readonly dark: boolean;
  /** How much speaks for it: proportions, outer rings that end, lines in four directions, rows that cross it, size. */
  readonly weight: number;
};

/** A pattern while rows are still being looked at. */
type Candidate = Omit<FinderPattern, "weight"> & { readonly evidence: number; rows: number };

type Cross = {
  readonly centre: number;
  readonly module: number;
  /** Whether the outer ring ends on both sides, as it does inside a quiet zone. */
  readonly closed: boolean;
  /** How far the proportions are off, in modules. */
  readonly error: number;
};

/** A pathological picture (noise, a fine grid) may be all patterns: beyond this many, the rest is not looked at. */
const MOST_CANDIDATES = 4000;

/**
 * Finds places that look like finder patterns in either polarity: 1:1:3:1:1 along a row, along the column there and
 * along a diagonal. Lenient on purpose: what is no symbol is sorted out later, what is not found here is lost.
 * @param rowStep Look at every so manieth row.
 * @param swing The least difference of brightness that counts as an edge.
 */
export function findFinderPatterns(luma: Luma, rowStep: number, swing: number): readonly FinderPattern[] {
  const { data, width, height } = luma;
  const candidates: Candidate[] = [];
  const index = new PlaceIndex(candidates);
  const crosses: (Cross & { readonly dark: boolean })[] = [];
  for (let y = rowStep >> 1; y < height && candidates.length < MOST_CANDIDATES; y += rowStep) {
    const runs = runsOf(data, y * width, 1, width, swing);
    crosses.length = 0;
    for (let run = 2; run < runs.count - 2; run++) {
      const cross = finderCrossAt(runs, run);
      if (cross) crosses.push({ ...cross, dark: runs.startsDark === (run % 2 === 0) });
    }
    for (const { centre, module, dark } of crosses) {
      const known = index.find(centre, y + 0.5, module, dark);
      if (known) {
        known.rows++;
        continue;
      }
      const candidate = confirm(luma, centre, y + 0.5, module, dark, swing);
      if (!candidate) continue;
      const same = index.find(candidate.x, candidate.y, candidate.moduleX, dark);
      if (same) same.rows++;
      else index.add(candidate);
    }
  }
  return candidates.map(({ rows, evidence, ...pattern }) => ({
    ...pattern,
    // All rows through the core of three modules should have crossed it.
    weight: evidence + 3 * Math.min(1, (rows * rowStep) / (3 * pattern.moduleY)) + Math.log2(pattern.moduleY),
  }));
}

/**
 * Whether the runs around run `middle` have a finder's proportions. The outer ring may be of any length beyond half a
 * module: without a quiet zone it runs into what is beside the symbol.
 */
function finderCrossAt({ bounds, count }: Runs, middle: number): Cross | undefined {
  if (middle < 2 || middle > count - 3) return undefined;
  const ringStart = bounds[middle - 1] ?? 0;
  const start = bounds[middle] ?? 0;
  const end = bounds[middle + 1] ?? 0;
  // Nearly all runs fail this cheap form of the checks below.
  if (2 * (end - start) < start - ringStart || end - start > 8 * (start - ringStart) + 8) return undefined;
  const ringEnd = bounds[middle + 2] ?? 0;
  const module = (ringEnd - ringStart) / 5;
  // A pixel more or less is half a module in the smallest codes.
  const slack = 0.45 * module + 0.5;
  if (Math.abs(start - ringStart - module) > slack || Math.abs(ringEnd - end - module) > slack) return undefined;
  if (Math.abs(end - start - 3 * module) > 0.7 * module + 0.6) return undefined;
  const before = ringStart - (bounds[middle - 2] ?? 0);
  const after = (bounds[middle + 3] ?? 0) - ringEnd;
  const least = 0.5 * module - 0.1;
  if (before < least || after < least) return undefined;
  const most = 1.5 * module + 0.6;
  return {
    centre: (start + end) / 2,
    module,
    closed: before < most && after < most,
    error: (Math.abs(start - ringStart - module) + Math.abs(ringEnd - end - module)) / module,
  };
}

/** Looks for the same proportions down the column, once more along the row through the better centre, and aslant. */
function confirm(
  luma: Luma,
  x: number,
  y: number,
  module: number,
  dark: boolean,
  swing: number,
): Candidate | undefined {
  const column = crossThrough(luma, x, y, 0, 1, module, dark, swing);
  if (!column) return undefined;
  const row = crossThrough(luma, x, y + column.centre, 1, 0, column.module, dark, swing);
  if (!row) return undefined;
  const centreX = x + row.centre;
  const centreY = y + column.centre;
  const falling = crossThrough(luma, centreX, centreY, 1, 1, row.module, dark, swing);
  const rising = crossThrough(luma, centreX, centreY, 1, -1, row.module, dark, swing);
  // In a symbol turned by 45 degrees, rows and columns cross modules along their diagonals, and diagonals do not.
  const diagonal = Math.min(falling?.module ?? Infinity, rising?.module ?? Infinity) * Math.SQRT2;
  const shrink = Math.min(1, (2 * diagonal) / (row.module + column.module));
  const agreement = ringAgreement(luma, centreX, centreY, row.module * shrink, column.module * shrink, dark, swing);
  if (agreement < (falling || rising ? LEAST_AGREEMENT : LEAST_AGREEMENT_ALONE)) return undefined;
  return {
    x: centreX,
    y: centreY,
    moduleX: row.module,
    moduleY: column.module,
    dark,
    evidence:
      Number(row.closed) +
      Number(column.closed) +
      (falling && rising ? 2 : 0) +
      4 * (agreement - 1) -
      row.error -
      column.error,
    rows: 1,
  };
}

/** Directions in which core and ring are looked at. */
const DIRECTIONS = Array.from({ length: 16 }, (_, index) => ({
  x: Math.cos((index * Math.PI) / 8),
  y: Math.sin((index * Math.PI) / 8),
}));
/** Circles that lie wholly in the core and wholly in the ring, however the pattern is turned, in modules. */
const CORE_RADIUS = 1;
const RING_RADIUS = 2.2;
/** Letters have a dot in a bowl as well, but not all around. */
const LEAST_AGREEMENT = 0.75;
/** Where no diagonal has the proportions, as among the gaps of a table, the circles must speak for themselves. */
const LEAST_AGREEMENT_ALONE = 0.9;

/** @returns The share of points on the two circles that are on the right side of the middle between their means. */
function ringAgreement(
  luma: Luma,
  x: number,
  y: number,
  moduleX: number,
  moduleY: number,
  dark: boolean,
  swing: number,
): number {
  let coreSum = 0;
  let ringSum = 0;
  DIRECTIONS.forEach((direction, index) => {
    const dx = direction.x * moduleX;
    const dy = direction.y * moduleY;
    coreSum += core[index] = lumaAt(luma, x + CORE_RADIUS * dx, y + CORE_RADIUS * dy);
    ringSum += ring[index] = lumaAt(luma, x + RING_RADIUS * dx, y + RING_RADIUS * dy);
  });
  const count = DIRECTIONS.length;
  const sign = dark ? 1 : -1;
  if ((sign * (ringSum - coreSum)) / count < swing / 2) return 0;
  const middle = (coreSum + ringSum) / (2 * count);
  let agreeing = 0;
  for (let index = 0; index < count; index++) {
    if (sign * ((ring[index] ?? 0) - middle) > 0) agreeing++;
    if (sign * (middle - (core[index] ?? 0)) > 0) agreeing++;
  }
  return agreeing / (2 * count);
}
const core = new Float32Array(DIRECTIONS.length);
const ring = new Float32Array(DIRECTIONS.length);

/** How far from the middle to look, in modules: a finder's half is 3.5 of a module that may be twice what is thought. */
const REACH = 8;

/**
 * Checks the line through a point in direction (dx, dy), each 0, 1 or -1.
 * @returns The centre as steps from the point and the module in steps, where the point is in the core of a pattern.
 */
function crossThrough(
  { data, width, height }: Luma,
  x: number,
  y: number,
  dx: number,
  dy: number,
  module: number,
  dark: boolean,
  swing: number,
): Cross | undefined {
  const column = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const row = Math.min(Math.max(Math.floor(y), 0), height - 1);
  const most = Math.ceil(REACH * module + 2);
  const back = Math.min(most, stepsToEdge(column, -dx, width), stepsToEdge(row, -dy, height));
  const ahead = Math.min(most, stepsToEdge(column, dx, width), stepsToEdge(row, dy, height));
  const step = dy * width + dx;
  const runs = runsOf(data, row * width + column - back * step, step, back + ahead + 1, swing);
  // The point lies between pixel edges; along a diagonal both coordinates share one offset, so the row's will do.
  const here = back + (dx === 0 ? y - row : x - column);
  let run = 0;
  while (run < runs.count && here >= (runs.bounds[run + 1] ?? 0)) run++;
  if ((runs.startsDark === (run % 2 === 0)) !== dark) return undefined;
  const cross = finderCrossAt(runs, run);
  if (!cross || cross.module > 2 * module + 0.3 || module > 2 * cross.module + 0.3) return undefined;
  return { ...cross, centre: cross.centre - here };
}

const stepsToEdge = (at: number, direction: number, length: number): number =>
  direction === 0 ? Infinity : direction > 0 ? length - 1 - at : at;

/** Finds the candidate at a place without looking at all of them: by cells whose size grows with the module's. */
class PlaceIndex {
  readonly #candidates: Candidate[];
  readonly #cells = new Map<number, Candidate[]>();
  constructor(candidates: Candidate[]) {
    this.#candidates = candidates;
  }

  add(candidate: Candidate): void {
    this.#candidates.push(candidate);
    const scale = scaleOf(candidate.moduleX);
    const key = cellKey(scale, Math.floor(candidate.x / cellSize(scale)), Math.floor(candidate.y / cellSize(scale)));
    const cell = this.#cells.get(key);
    if (cell) cell.push(candidate);
    else this.#cells.set(key, [candidate]);
  }

  find(x: number, y: number, module: number, dark: boolean): Candidate | undefined {
    for (let scale = Math.max(0, scaleOf(module) - 1); scale <= scaleOf(module) + 1; scale++) {
      const column = Math.floor(x / cellSize(scale));
      const row = Math.floor(y / cellSize(scale));
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const cell = this.#cells.get(cellKey(scale, column + dx, row + dy));
          if (!cell) continue;
          for (const candidate of cell) if (isSame(candidate, x, y, module, dark)) return candidate;
        }
      }
    }
    return undefined;
  }
}

const scaleOf = (module: number): number => Math.max(0, Math.floor(Math.log2(module)));
/** At least as wide as two candidates that count as the same may be apart. */
const cellSize = (scale: number): number => 8 << scale;
const cellKey = (scale: number, column: number, row: number): number => (row * 0x10000 + column) * 32 + scale;

const isSame = (known: Candidate, x: number, y: number, module: number, dark: boolean): boolean =>
  known.dark === dark &&
  Math.abs(known.x - x) < 1.5 * module + 0.5 &&
  Math.abs(known.y - y) < 2 * known.moduleY + 0.5 &&
  known.moduleX < 1.6 * module + 0.5 &&
  module < 1.6 * known.moduleX + 0.5;
