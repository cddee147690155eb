import type { FinderPattern } from "./finder-patterns.ts";
import {
  findLastAlignment,
  gridThrough,
  patternFit,
  refine,
  sampleModules,
  timingFit,
  toImage,
  type Anchors,
  type Grid,
  type Quad,
} from "./grid.ts";
import { mirrored, readModules } from "./modules.ts";
import type { Luma, Point } from "./pixels.ts";
import { sizeOfVersion } from "./symbol.ts";

/** A symbol that was read. */
export type DecodedSymbol = {
  readonly text: string;
  /** Its outer corners in image coordinates: upper left, upper right, lower right, lower left. */
  readonly corners: Outline;
};

export type Outline = readonly [Point, Point, Point, Point];

/** Three finder patterns that may belong to one symbol. */
type Triple = {
  readonly corner: FinderPattern;
  readonly right: FinderPattern;
  readonly below: FinderPattern;
  /** 0 for a perfect upright triple; higher is less plausible. */
  readonly doubt: number;
  /** The symbol's side in modules, as the distances suggest. */
  readonly size: number;
};

export type Effort = {
  /** Triples whose grid is looked at. */
  readonly triples: number;
  /** Grids that are refined and read. */
  readonly grids: number;
};

/** From here on, timing patterns alternate so well that hardly anything but a symbol does. */
const CERTAIN_FIT = 0.8;

/** Codes of one picture are drawn alike: once one is read, triples so much less plausible than it are passed over. */
const DOUBT_AFTER_READING = 1;

/** Reads the symbols that finder patterns of one picture form. Each pattern belongs to one symbol at most. */
export function readSymbols(luma: Luma, patterns: readonly FinderPattern[], effort: Effort): Located {
  const symbols: DecodedSymbol[] = [];
  const used = new Set<FinderPattern>();
  let grids = effort.grids;
  const attempt = ({ triple, starts }: Hope): void => {
    const members = [triple.corner, triple.right, triple.below];
    if (grids <= 0 || members.some((pattern) => used.has(pattern))) return;
    grids--;
    for (const start of starts) {
      const symbol = readFrom(luma, start, triple.corner.dark ? 1 : -1);
      if (!symbol) continue;
      symbols.push(symbol);
      for (const pattern of patterns) if (isInside(symbol.corners, pattern)) used.add(pattern);
      members.forEach((pattern) => used.add(pattern));
      grids = effort.grids;
      return;
    }
  };
  const later: Hope[] = [];
  let mostDoubt = Infinity;
  for (const triple of plausibleTriples(patterns).slice(0, effort.triples)) {
    if (triple.doubt > mostDoubt) break;
    if (used.has(triple.corner) || used.has(triple.right) || used.has(triple.below)) continue;
    const starts = startingGrids(luma, triple);
    const fit = starts[0]?.fit ?? 0;
    if (fit >= CERTAIN_FIT) {
      const before = symbols.length;
      attempt({ triple, starts, fit });
      if (symbols.length > before) mostDoubt = triple.doubt + DOUBT_AFTER_READING;
    } else later.push({ triple, starts, fit });
  }
  later.sort((a, b) => b.fit - a.fit);
  for (const hope of later) if (hope.fit > 0) attempt(hope);
  const suspects = later
    .filter(({ triple, fit }) => triple.doubt < (fit >= LIKELY_FIT ? LITTLE_DOUBT : LEAST_DOUBT))
    .filter(({ triple }) => ![triple.corner, triple.right, triple.below].some((pattern) => used.has(pattern)))
    .map(({ triple }) => outlineOf(triple));
  return { symbols, suspects };
}

type Hope = { readonly triple: Triple; readonly starts: readonly Start[]; readonly fit: number };

/** An unread triple counts as a suspect with little doubt if its timing patterns are likely, with hardly any if not. */
const LIKELY_FIT = 0.55;
const LITTLE_DOUBT = -1.5;
const LEAST_DOUBT = -2.6;

export type Located = {
  readonly symbols: readonly DecodedSymbol[];
  /** Outlines of what looks like a symbol but was not read; the most likely first. */
  readonly suspects: readonly Outline[];
};

/** The corners of the parallelogram that three finder patterns' centres span. */
function outlineOf({ corner, right, below }: Triple): Outline {
  return [corner, right, { x: right.x + below.x - corner.x, y: right.y + below.y - corner.y }, below];
}

/** @returns Whether `point` lies within the convex outline. */
export function isInside(corners: readonly Point[], { x, y }: Point): boolean {
  const sides = corners.map((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    return Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/** How many of a pattern's likes are tried with it, those that most speaks for first: pairs grow with the square. */
const MOST_LIKES = 18;
/** How many patterns are tried as the corner between two others, of each size: pages are full of small look-alikes. */
const MOST_CORNERS = 20;

export function plausibleTriples(patterns: readonly FinderPattern[]): readonly Triple[] {
  const strongest = [...patterns].sort((a, b) => b.weight - a.weight);
  const corners = new Map<number, number>();
  const triples: Triple[] = [];
  for (const corner of strongest) {
    const scale = Math.round(2 * Math.log2(corner.moduleX)) * 2 + Number(corner.dark);
    const tried = corners.get(scale) ?? 0;
    if (tried >= MOST_CORNERS) continue;
    corners.set(scale, tried + 1);
    const likes: FinderPattern[] = [];
    for (const other of strongest) {
      if (other !== corner && isAlike(corner, other)) likes.push(other);
      if (likes.length === MOST_LIKES) break;
    }
    likes.forEach((first, index) => {
      for (const second of likes.slice(index + 1)) {
        const triple = isAlike(first, second) ? tripleOf(corner, first, second) : undefined;
        if (triple) triples.push(triple);
      }
    });
  }
  return triples.sort((a, b) => a.doubt - b.doubt);
}

/** Finders of a version 40 symbol are 170 modules apart. */
const MOST_SPAN = 190;

const isAlike = (a: FinderPattern, b: FinderPattern): boolean =>
  a.dark === b.dark &&
  ratio(a.moduleX, b.moduleX) < 1.7 &&
  ratio(a.moduleY, b.moduleY) < 1.7 &&
  Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < MOST_SPAN * (a.moduleX + a.moduleY);

const ratio = (a: number, b: number): number => (a > b ? a / b : b / a);

function tripleOf(corner: FinderPattern, first: FinderPattern, second: FinderPattern): Triple | undefined {
  const firstLength = Math.hypot(first.x - corner.x, first.y - corner.y);
  const secondLength = Math.hypot(second.x - corner.x, second.y - corner.y);
  const firstSpan = firstLength / moduleAlong(corner, first);
  const secondSpan = secondLength / moduleAlong(corner, second);
  // Centres are 14 modules apart in version 1 and 170 in version 40.
  if (Math.min(firstSpan, secondSpan) < 10 || Math.max(firstSpan, secondSpan) > MOST_SPAN) return undefined;
  const spanRatio = ratio(firstSpan, secondSpan);
  if (spanRatio > 1.45) return undefined;
  const dot = (first.x - corner.x) * (second.x - corner.x) + (first.y - corner.y) * (second.y - corner.y);
  const cosine = Math.abs(dot) / (firstLength * secondLength);
  if (cosine > 0.42) return undefined;
  // The right-hand one is a quarter turn clockwise before the one below (y grows downwards).
  const turn = (first.x - corner.x) * (second.y - corner.y) - (first.y - corner.y) * (second.x - corner.x);
  const [right, below] = turn > 0 ? [first, second] : [second, first];
  const sizes = ratio(corner.moduleX, right.moduleX) * ratio(corner.moduleY, below.moduleY) - 1;
  return {
    corner,
    right,
    below,
    doubt: cosine * 2 + (spanRatio - 1) * 2 + sizes * 0.5 - (corner.weight + right.weight + below.weight) * 0.15,
    size: (firstSpan + secondSpan) / 2 + 7,
  };
}

/** The module size in the direction from one pattern to another: a row cuts the edges that face it at a slant. */
function moduleAlong(from: FinderPattern, to: FinderPattern): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  return Math.abs(dx) > Math.abs(dy)
    ? (((from.moduleX + to.moduleX) / 2) * Math.abs(dx)) / length
    : (((from.moduleY + to.moduleY) / 2) * Math.abs(dy)) / length;
}

type Start = {
  readonly grid: Grid;
  readonly quad: Quad;
  readonly anchors: Anchors;
  /** How well the timing patterns alternate. */
  readonly fit: number;
};

const anchorsOf = (size: number): Anchors => ({ near: 3.5, far: size - 3.5, corner: size - 3.5 });

/** The grids of the sizes whose timing patterns agree best: at most three. */
function startingGrids(luma: Luma, { corner, right, below, size }: Triple): readonly Start[] {
  const sign = corner.dark ? 1 : -1;
  const nearest = Math.min(Math.max(Math.round((size - 17) / 4), 1), 40);
  const reach = 1 + Math.floor(nearest / 10);
  const flat = { x: right.x + below.x - corner.x, y: right.y + below.y - corner.y };
  const tilted = tiltedCorner(corner, right, below);
  const starts: Start[] = [];
  for (let version = Math.max(1, nearest - reach); version <= Math.min(40, nearest + reach); version++) {
    const anchors = anchorsOf(sizeOfVersion(version));
    for (const last of tilted ? [flat, tilted] : [flat]) {
      const quad: Quad = [corner, right, below, last];
      const grid = gridThrough(sizeOfVersion(version), anchors, quad);
      const fit = grid ? sign * timingFit(luma, grid) : 0;
      if (grid && fit > 0.3) starts.push({ grid, quad, anchors, fit });
    }
  }
  return starts.sort((a, b) => b.fit - a.fit).slice(0, 3);
}

/** Where the fourth corner lies if the finders' sizes differ because of perspective; undefined where they hardly do. */
function tiltedCorner(corner: FinderPattern, right: FinderPattern, below: FinderPattern): Point | undefined {
  const module = (pattern: FinderPattern): number => Math.sqrt(pattern.moduleX * pattern.moduleY);
  // What is nearer looks larger: areas go with the third power of the projection's weight.
  const weight = (pattern: FinderPattern): number => (module(corner) / module(pattern)) ** (2 / 3);
  const weightRight = weight(right);
  const weightBelow = weight(below);
  if (Math.abs(weightRight - 1) < 0.03 && Math.abs(weightBelow - 1) < 0.03) return undefined;
  const sum = weightRight + weightBelow - 1;
  if (sum < 0.4) return undefined;
  return {
    x: (weightRight * right.x + weightBelow * below.x - corner.x) / sum,
    y: (weightRight * right.y + weightBelow * below.y - corner.y) / sum,
  };
}

function readFrom(luma: Luma, start: Start, sign: 1 | -1): DecodedSymbol | undefined {
  const { size } = start.grid;
  // A flat, plain picture is read at once.
  if (sign * patternFit(luma, start.grid) > 0.9) {
    const symbol = readGrid(luma, start.grid, sign);
    if (symbol) return symbol;
  }
  const tried: Grid[] = [];
  for (const reach of size > 21 ? [2, Math.min(12, Math.max(3, size * 0.2))] : [0]) {
    const alignment = reach > 0 ? findLastAlignment(luma, start.grid, sign, reach) : undefined;
    const anchors = alignment ? { ...start.anchors, corner: size - 6.5 } : start.anchors;
    const quad: Quad = alignment ? [start.quad[0], start.quad[1], start.quad[2], alignment] : start.quad;
    const refined = refine(luma, size, anchors, quad, sign);
    if (!refined || refined.fit < 0.4 || tried.some((grid) => isSameGrid(grid, refined.grid))) continue;
    tried.push(refined.grid);
    const symbol = readGrid(luma, refined.grid, sign);
    if (symbol) return symbol;
  }
  return undefined;
}

function isSameGrid(a: Grid, b: Grid): boolean {
  const p = toImage(a, a.size, a.size);
  const q = toImage(b, b.size, b.size);
  return a.size === b.size && Math.hypot(p.x - q.x, p.y - q.y) < 0.5;
}

function readGrid(luma: Luma, grid: Grid, sign: 1 | -1): DecodedSymbol | undefined {
  for (const sampling of ["point", "area"] as const) {
    const modules = sampleModules(luma, grid, sign, sampling);
    const text = readModules(modules) ?? readModules(mirrored(modules));
    if (text === undefined) continue;
    const { size } = grid;
    return {
      text,
      corners: [toImage(grid, 0, 0), toImage(grid, size, 0), toImage(grid, size, size), toImage(grid, 0, size)],
    };
  }
  return undefined;
}
