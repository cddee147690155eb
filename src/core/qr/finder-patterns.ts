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
  // Those that this row may cross: rows come from the top, so there are few.
  let near: Candidate[] = [];
  for (let y = rowStep >> 1; y < height && candidates.length < MOST_CANDIDATES; y += rowStep) {
    const line = y + 0.5;
    if (near.length > 0) near = near.filter((candidate) => reaches(candidate, line));
    const runs = runsOf(data, y * width, 1, width, swing);
    const crossed = crossesOf(runs);
    for (let index = 0; index < crossed; index++) {
      const x = crossCentres[index] ?? 0;
      const module = crossModules[index] ?? 0;
      const dark = crossDarks[index] === 1;
      const known = near.find((candidate) => isSame(candidate, x, line, module, dark));
      if (known) {
        known.rows++;
        continue;
      }
      const candidate = confirm(luma, x, line, module, dark, swing);
      if (!candidate) continue;
      const same = near.find((other) => isSame(other, candidate.x, candidate.y, candidate.moduleX, dark));
      if (same) {
        same.rows++;
        continue;
      }
      candidates.push(candidate);
      near.push(candidate);
    }
  }
  // Spelt out: objects that are spread are slow to read, and these are read tens of thousands of times.
  return candidates.map(({ x, y, moduleX, moduleY, dark, rows, evidence }) => ({
    x,
    y,
    moduleX,
    moduleY,
    dark,
    // All rows through the core of three modules should have crossed it.
    weight: evidence + 3 * Math.min(1, (rows * rowStep) / (3 * moduleY)) + Math.log2(moduleY),
  }));
}

/** The crosses of one row, kept apart from the runs, which the next line overwrites. */
let crossCentres = new Float32Array(1024);
let crossModules = new Float32Array(1024);
let crossDarks = new Uint8Array(1024);

/** @returns How many crosses of a row were written to the arrays above. */
function crossesOf(runs: Runs): number {
  if (crossCentres.length < runs.count) {
    crossCentres = new Float32Array(runs.count);
    crossModules = new Float32Array(runs.count);
    crossDarks = new Uint8Array(runs.count);
  }
  let count = 0;
  for (let run = 2; run < runs.count - 2; run++) {
    const cross = finderCrossAt(runs, run);
    if (!cross) continue;
    crossCentres[count] = cross.centre;
    crossModules[count] = cross.module;
    crossDarks[count++] = Number(runs.startsDark === (run % 2 === 0));
  }
  return count;
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
  return { centre: cross.centre - here, module: cross.module, closed: cross.closed, error: cross.error };
}

const stepsToEdge = (at: number, direction: number, length: number): number =>
  direction === 0 ? Infinity : direction > 0 ? length - 1 - at : at;

/** Whether a row so far down may still be one of the pattern's own. */
const reaches = (candidate: Candidate, y: number): boolean => candidate.y + 2 * candidate.moduleY + 0.5 >= y;

const isSame = (known: Candidate, x: number, y: number, module: number, dark: boolean): boolean =>
  known.dark === dark &&
  Math.abs(known.x - x) < 1.5 * module + 0.5 &&
  Math.abs(known.y - y) < 2 * known.moduleY + 0.5 &&
  known.moduleX < 1.6 * module + 0.5 &&
  module < 1.6 * known.moduleX + 0.5;
