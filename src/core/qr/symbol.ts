/** Error correction levels in the order of their two format bits (ISO/IEC 18004 table 12). */
const LEVELS = ["M", "L", "H", "Q"] as const;
type Level = (typeof LEVELS)[number];

/** Table 9: check codewords of each block, for versions 1 to 40. */
const CHECKS: Readonly<Record<Level, readonly number[]>> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
  Q: [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  H: [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
};

/** Table 9: number of blocks, for versions 1 to 40. */
const BLOCKS: Readonly<Record<Level, readonly number[]>> = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
    20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
    35, 37, 38, 40, 43, 45, 47, 49,
  ],
  Q: [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45,
    48, 51, 53, 56, 59, 62, 65, 68,
  ],
  H: [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51,
    54, 57, 60, 63, 66, 70, 74, 77, 81,
  ],
};

/** A symbol's side in modules, for versions 1 to 40. */
export const sizeOfVersion = (version: number): number => 17 + 4 * version;
export const versionOfSize = (size: number): number => (size - 17) / 4;

/** Table E.1: the coordinate, in either direction, of alignment pattern centres. */
function alignmentCoordinates(version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const evenStep = version === 32 ? 26 : step;
  const last = sizeOfVersion(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - index * evenStep).reverse()];
}

/** Centres of the alignment patterns as [column, row]. */
export function alignmentCentres(version: number): readonly (readonly [number, number])[] {
  const coordinates = alignmentCoordinates(version);
  const last = sizeOfVersion(version) - 7;
  return coordinates.flatMap((row) =>
    coordinates
      .filter((column) => !(row === 6 && (column === 6 || column === last)) && !(column === 6 && row === last))
      .map((column): [number, number] => [column, row]),
  );
}

/** What each version draws the same way whatever it holds, and where it puts its bits. */
export type Layout = {
  readonly version: number;
  readonly size: number;
  /** Modules whose colour is known beforehand: index (row × size + column) and 1 where dark. */
  readonly fixed: readonly { readonly index: number; readonly dark: 0 | 1 }[];
  /** Indices of the modules that carry data and check bits, in the order of reading (§7.7.3). */
  readonly path: readonly number[];
};

const layouts = new Map<number, Layout>();

export function layoutOf(version: number): Layout {
  const known = layouts.get(version);
  if (known) return known;
  const layout = drawLayout(version);
  layouts.set(version, layout);
  return layout;
}

function drawLayout(version: number): Layout {
  const size = sizeOfVersion(version);
  // 0 and 1: known colour; 2: format or version bits; undefined: data.
  const modules = new Array<0 | 1 | 2 | undefined>(size * size).fill(undefined);
  const set = (column: number, row: number, value: 0 | 1 | 2): void => {
    if (column >= 0 && row >= 0 && column < size && row < size) modules[row * size + column] = value;
  };
  for (let index = 0; index < size; index++) {
    set(index, 6, index % 2 === 0 ? 1 : 0);
    set(6, index, index % 2 === 0 ? 1 : 0);
  }
  for (const [column, row] of alignmentCentres(version)) drawRings(set, column, row, 2, [1, 0, 1]);
  for (let index = 0; index < 9; index++) {
    set(index, 8, 2);
    set(8, index, 2);
    set(size - 1 - index, 8, 2);
    set(8, size - 1 - index, 2);
  }
  set(size - 9, 8, 2);
  // The ninth of each outer strip is data again; timing crosses the first strips.
  modules[8 * size + size - 9] = undefined;
  modules[(size - 9) * size + 8] = undefined;
  set(6, 8, 1);
  set(8, 6, 1);
  set(8, size - 8, 1);
  for (const [column, row] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    drawRings(set, column, row, 4, [1, 1, 0, 1, 0]);
  }
  if (version >= 7) {
    for (let index = 0; index < 18; index++) {
      const along = Math.floor(index / 3);
      const across = size - 11 + (index % 3);
      set(across, along, 2);
      set(along, across, 2);
    }
  }

  const fixed = modules.flatMap((value, index) => (value === 0 || value === 1 ? [{ index, dark: value }] : []));
  const path: number[] = [];
  for (let right = size - 1, upwards = true; right >= 1; right -= 2, upwards = !upwards) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      for (const index of [row * size + right, row * size + right - 1]) {
        if (modules[index] === undefined) path.push(index);
      }
    }
  }
  return { version, size, fixed, path };
}

/** Draws square rings around a centre; `rings[0]` is the centre itself, `rings[radius]` the outermost. */
function drawRings(
  set: (column: number, row: number, value: 0 | 1) => void,
  column: number,
  row: number,
  radius: number,
  rings: readonly (0 | 1)[],
): void {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      set(column + dx, row + dy, rings[Math.max(Math.abs(dx), Math.abs(dy))] ?? 0);
    }
  }
}

export type Format = { readonly level: Level; readonly mask: number };

/** All 32 format words, each with its BCH check bits and the XOR mask of §7.9. */
const FORMAT_WORDS = Array.from({ length: 32 }, (_, data) => {
  let rest = data << 10;
  for (let bit = 14; bit >= 10; bit--) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  return ((data << 10) | rest) ^ 0x5412;
});

function bitCount(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Reads level and mask from the two copies of the format bits.
 * @param isDark The colour of a module.
 * @returns Those of the nearest format word first, where at most three of 15 bits of a copy are wrong.
 */
export function readFormats(size: number, isDark: (column: number, row: number) => boolean): readonly Format[] {
  const along = [0, 1, 2, 3, 4, 5, 7, 8];
  let first = 0;
  let second = 0;
  // Around the upper left finder, from the left end of row 8 to the top of column 8.
  for (const column of along) first = (first << 1) | Number(isDark(column, 8));
  for (const row of along.slice(0, -1).reverse()) first = (first << 1) | Number(isDark(8, row));
  // Up column 8 from the bottom, then row 8 towards the right.
  for (let index = 0; index < 7; index++) second = (second << 1) | Number(isDark(8, size - 1 - index));
  for (let index = 0; index < 8; index++) second = (second << 1) | Number(isDark(size - 8 + index, 8));
  return FORMAT_WORDS.map((word, data) => ({
    data,
    distance: Math.min(bitCount(word ^ first), bitCount(word ^ second)),
  }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 2)
    .map(({ data }) => ({ level: LEVELS[(data >> 3) as 0 | 1 | 2 | 3], mask: data & 7 }));
}

/** Table 10: whether a mask turns the module at this place around. */
export function isMasked(mask: number, column: number, row: number): boolean {
  switch (mask) {
    case 0:
      return (row + column) % 2 === 0;
    case 1:
      return row % 2 === 0;
    case 2:
      return column % 3 === 0;
    case 3:
      return (row + column) % 3 === 0;
    case 4:
      return (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0;
    case 5:
      return ((row * column) % 2) + ((row * column) % 3) === 0;
    case 6:
      return (((row * column) % 2) + ((row * column) % 3)) % 2 === 0;
    default:
      return (((row + column) % 2) + ((row * column) % 3)) % 2 === 0;
  }
}

export type Block = {
  /** Where each codeword of the block lies in the sequence that is read; data first, then checks. */
  readonly places: readonly number[];
  readonly checks: number;
  /** Check codewords kept for noticing nonsense (the "p" of table 9). */
  readonly reserve: number;
};

/** How the codewords of a symbol are dealt out to its blocks (§7.6). */
export function blocksOf(version: number, level: Level): readonly Block[] {
  const count = BLOCKS[level][version - 1] ?? 1;
  const checks = CHECKS[level][version - 1] ?? 0;
  const total = layoutOf(version).path.length >> 3;
  const shortLength = Math.floor(total / count);
  const longFrom = count - (total % count);
  const shortData = shortLength - checks;
  const reserve = version === 1 ? { L: 3, M: 2, Q: 1, H: 1 }[level] : version === 2 && level === "L" ? 2 : 0;
  const dataTotal = total - checks * count;
  return Array.from({ length: count }, (_, block) => {
    const places = Array.from({ length: shortData }, (_, index) => index * count + block);
    if (block >= longFrom) places.push(shortData * count + block - longFrom);
    for (let index = 0; index < checks; index++) places.push(dataTotal + index * count + block);
    return { places, checks, reserve };
  });
}
