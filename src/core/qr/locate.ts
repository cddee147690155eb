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
  const failed: Hope[] = [];
  const isUsed = ({ corner, right, below }: Triple): boolean => used.has(corner) || used.has(right) || used.has(below);
  const attempt = ({ triple, starts }: Hope): boolean => {
    if (grids <= 0 || isUsed(triple)) return false;
    grids--;
    for (const start of starts) {
      const symbol = readFrom(luma, start, triple.corner.dark ? 1 : -1);
      if (!symbol) continue;
      symbols.push(symbol);
      for (const pattern of patterns) if (isInside(symbol.corners, pattern)) used.add(pattern);
      for (const pattern of [triple.corner, triple.right, triple.below]) used.add(pattern);
      grids = effort.grids;
      return true;
    }
    return false;
  };
  const hopes: Hope[] = [];
  let mostDoubt = Infinity;
  for (const triple of plausibleTriples(patterns).slice(0, effort.triples)) {
    if (triple.doubt > mostDoubt) break;
    if (isUsed(triple)) continue;
    const starts = startingGrids(luma, triple);
    const hope = { triple, starts, fit: starts[0]?.fit ?? 0 };
    if (hope.fit === 0) continue;
    if (hope.fit < CERTAIN_FIT) hopes.push(hope);
    else if (attempt(hope)) mostDoubt = triple.doubt + DOUBT_AFTER_READING;
    else failed.push(hope);
  }
  hopes.sort((a, b) => b.fit - a.fit);
  for (const hope of hopes) if (!attempt(hope)) failed.push(hope);
  const suspects = failed
    .filter(({ triple, starts, fit }) => {
      const isShort = (starts[0]?.grid.size ?? 0) < SHORT_SIZE;
      return fit >= (isShort ? LIKELY_SHORT_FIT : LIKELY_FIT) && triple.doubt < LITTLE_DOUBT && !isUsed(triple);
    })
    .map(({ triple }) => outlineOf(triple));
  return { symbols, suspects, patterns: patterns.length };
}

type Hope = { readonly triple: Triple; readonly starts: readonly Start[]; readonly fit: number };

/** Below this, timing patterns do not alternate better than data does. */
const LEAST_FIT = 0.4;
/** Tiny modules are drawn sharply, and letters are many. */
const LEAST_TINY_FIT = 0.55;

/** An unread triple is a suspect if its timing patterns are likely and it is not too crooked. */
const LIKELY_FIT = 0.55;
/** Short timing patterns alternate by chance more often. */
const LIKELY_SHORT_FIT = 0.75;
const SHORT_SIZE = 29;
const LITTLE_DOUBT = -1.5;

export type Located = {
  readonly symbols: readonly DecodedSymbol[];
  /** Outlines of what looks like a symbol but was not read; the most likely first. */
  readonly suspects: readonly Outline[];
  /** How many finder patterns there seem to be. */
  readonly patterns: number;
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

/** How many of a pattern's likes are tried with it, the strongest and most alike first: pairs grow with the square. */
const MOST_LIKES = 14;
/** Of each size, so many are looked at in the first place. */
const MOST_OF_SCALE = 60;
/** How many patterns are tried as the corner between two others, of each size: pages are full of small look-alikes. */
const MOST_CORNERS = 20;

/** How far from a right angle two sides may be. */
const MOST_SQUARE_COSINE = 0.18;
/** A code whose modules are a pixel or two is drawn, not photographed, and stands straight; letters stand anyhow. */
const TINY_SQUARE_COSINE = 0.01;
/** From a corner to its likes. */
const acrosses = new Float64Array(MOST_LIKES);
const downs = new Float64Array(MOST_LIKES);

export function plausibleTriples(patterns: readonly FinderPattern[]): readonly Triple[] {
  const byScale = new Map<number, FinderPattern[]>();
  for (const pattern of [...patterns].sort((a, b) => b.weight - a.weight)) {
    const group = byScale.get(scaleOf(pattern));
    if (!group) byScale.set(scaleOf(pattern), [pattern]);
    else if (group.length < MOST_OF_SCALE) group.push(pattern);
  }
  const triples: Triple[] = [];
  for (const [scale, group] of byScale) {
    const others = [scale - 2, scale, scale + 2].flatMap((near) => byScale.get(near) ?? []);
    for (const corner of group.slice(0, MOST_CORNERS)) {
      const likes = likesOf(corner, others);
      likes.forEach(({ x, y }, index) => {
        acrosses[index] = x - corner.x;
        downs[index] = y - corner.y;
      });
      const mostSquareCosine = isTiny(corner) ? TINY_SQUARE_COSINE : MOST_SQUARE_COSINE;
      for (let index = 0; index < likes.length; index++) {
        const dx = acrosses[index] ?? 0;
        const dy = downs[index] ?? 0;
        const most = mostSquareCosine * (dx * dx + dy * dy);
        for (let next = index + 1; next < likes.length; next++) {
          const across = acrosses[next] ?? 0;
          const down = downs[next] ?? 0;
          const dot = dx * across + dy * down;
          // Nine in ten fail here.
          if (dot * dot > most * (across * across + down * down)) continue;
          const triple = tripleOf(corner, likes[index] ?? corner, likes[next] ?? corner);
          if (triple) triples.push(triple);
        }
      }
    }
  }
  return triples.sort((a, b) => a.doubt - b.doubt);
}

/** The strongest and most alike of `others`. Kept in order while they come: this runs thousands of times a page. */
function likesOf(pattern: FinderPattern, others: readonly FinderPattern[]): readonly FinderPattern[] {
  const likes: FinderPattern[] = [];
  const affinities: number[] = [];
  for (const other of others) {
    if (other === pattern || !isAlike(pattern, other)) continue;
    const affinity = other.weight - 4 * unlikeness(pattern, other);
    if (likes.length === MOST_LIKES && affinity <= (affinities.at(-1) ?? 0)) continue;
    let place = likes.length;
    while (place > 0 && affinity > (affinities[place - 1] ?? 0)) place--;
    likes.splice(place, 0, other);
    affinities.splice(place, 0, affinity);
    if (likes.length > MOST_LIKES) {
      likes.pop();
      affinities.pop();
    }
  }
  return likes;
}

/** Patterns of one scale differ by up to 1.4 in size; odd and even scales keep the polarities apart. */
const scaleOf = ({ moduleX, dark }: FinderPattern): number => Math.round(2 * Math.log2(moduleX)) * 2 + Number(dark);

/** Of a thousand symbols that were read, the most crooked and damaged had a doubt of −1.5. Letters form triples by the thousand. */
const MOST_DOUBT = -0.75;

/** Finders of a version 40 symbol are 170 modules apart. */
const MOST_SPAN = 190;

/** In pixels. */
const TINY_MODULE = 2.2;
const isTiny = ({ moduleX }: FinderPattern): boolean => moduleX < TINY_MODULE;

// Asked tens of thousands of times a picture: it multiplies where it could divide.
const isAlike = (a: FinderPattern, b: FinderPattern): boolean =>
  a.dark === b.dark &&
  a.moduleX < 1.7 * b.moduleX &&
  b.moduleX < 1.7 * a.moduleX &&
  a.moduleY < 1.7 * b.moduleY &&
  b.moduleY < 1.7 * a.moduleY &&
  Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < MOST_SPAN * (a.moduleX + a.moduleY);

/** 0 for the same size. */
const unlikeness = (a: FinderPattern, b: FinderPattern): number =>
  ratio(a.moduleX, b.moduleX) * ratio(a.moduleY, b.moduleY) - 1;

const ratio = (a: number, b: number): number => (a > b ? a / b : b / a);

function tripleOf(corner: FinderPattern, first: FinderPattern, second: FinderPattern): Triple | undefined {
  const firstX = first.x - corner.x;
  const firstY = first.y - corner.y;
  const secondX = second.x - corner.x;
  const secondY = second.y - corner.y;
  const firstSquare = firstX * firstX + firstY * firstY;
  const secondSquare = secondX * secondX + secondY * secondY;
  const dot = firstX * secondX + firstY * secondY;
  const weight = 0.15 * (corner.weight + first.weight + second.weight);
  const cosine = Math.abs(dot) / Math.sqrt(firstSquare * secondSquare);
  if (2 * cosine - weight > MOST_DOUBT || !isAlike(first, second)) return undefined;
  const firstSpan = Math.sqrt(firstSquare) / moduleAlong(corner, first);
  const secondSpan = Math.sqrt(secondSquare) / moduleAlong(corner, second);
  // Centres are 14 modules apart in version 1.
  if (Math.min(firstSpan, secondSpan) < 10 || Math.max(firstSpan, secondSpan) > MOST_SPAN) return undefined;
  const spanRatio = ratio(firstSpan, secondSpan);
  if (spanRatio > (isTiny(corner) ? 1.25 : 1.45)) return undefined;
  // The right-hand one is a quarter turn clockwise before the one below (y grows downwards).
  const turn = firstX * secondY - firstY * secondX;
  const [right, below] = turn > 0 ? [first, second] : [second, first];
  const sizes = ratio(corner.moduleX, right.moduleX) * ratio(corner.moduleY, below.moduleY) - 1;
  const doubt = cosine * 2 + (spanRatio - 1) * 2 + sizes * 0.5 - weight;
  if (doubt > MOST_DOUBT) return undefined;
  return {
    corner,
    right,
    below,
    doubt,
    size: (firstSpan + secondSpan) / 2 + 7,
  };
}

/** The module size in the direction from one pattern to another: a row cuts the edges that face it at a slant. */
function moduleAlong(from: FinderPattern, to: FinderPattern): number {
  const dx = Math.abs(to.x - from.x);
  const dy = Math.abs(to.y - from.y);
  const longer = dx > dy ? dx * (from.moduleX + to.moduleX) : dy * (from.moduleY + to.moduleY);
  return longer / 2 / Math.sqrt(dx * dx + dy * dy);
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
  const leastFit = isTiny(corner) ? LEAST_TINY_FIT : LEAST_FIT;
  const starts: Start[] = [];
  for (let version = Math.max(1, nearest - reach); version <= Math.min(40, nearest + reach); version++) {
    const anchors = anchorsOf(sizeOfVersion(version));
    for (const last of tilted ? [flat, tilted] : [flat]) {
      const quad: Quad = [corner, right, below, last];
      const grid = gridThrough(sizeOfVersion(version), anchors, quad);
      const fit = grid ? sign * timingFit(luma, grid) : 0;
      if (grid && fit > leastFit) starts.push({ grid, quad, anchors, fit });
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
