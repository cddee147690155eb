import { correctBlock } from "./reed-solomon.ts";
import { readSegments } from "./segments.ts";
import { blocksOf, isMasked, layoutOf, readFormats, versionOfSize, type Block, type Format } from "./symbol.ts";

/** A symbol's modules as sampled from a picture, rows from the top. */
export type Modules = {
  readonly size: number;
  /** 1 where dark. */
  readonly dark: Uint8Array;
  /** How sure each colour is: 0 means it could as well be the other one, 1 and above that it is plain. */
  readonly certainty: Float32Array;
};

/** As printed on the back of a window: rows for columns. */
export function mirrored({ size, dark, certainty }: Modules): Modules {
  const across = (index: number): number => (index % size) * size + Math.floor(index / size);
  return {
    size,
    dark: dark.map((_, index) => dark[across(index)] ?? 0),
    certainty: certainty.map((_, index) => certainty[across(index)] ?? 0),
  };
}

/**
 * Reads the text of sampled modules (ISO/IEC 18004 §12, steps c to h). Codewords that hang on uncertain modules are
 * treated as erasures where plain error correction does not suffice: twice as many of those can be mended.
 * @returns Undefined where the modules are no readable symbol.
 */
export function readModules(modules: Modules): string | undefined {
  const { size, dark } = modules;
  const isDark = (column: number, row: number): boolean => dark[row * size + column] === 1;
  for (const format of readFormats(size, isDark)) {
    const text = readWithFormat(modules, format);
    if (text !== undefined) return text;
  }
  return undefined;
}

function readWithFormat({ size, dark, certainty }: Modules, { level, mask }: Format): string | undefined {
  const version = versionOfSize(size);
  const { path } = layoutOf(version);
  const codewords = new Uint8Array(path.length >> 3);
  const sureness = new Float32Array(codewords.length).fill(Infinity);
  for (let bit = 0; bit < codewords.length * 8; bit++) {
    const index = path[bit] ?? 0;
    const column = index % size;
    const value = (dark[index] ?? 0) ^ Number(isMasked(mask, column, (index - column) / size));
    const place = bit >> 3;
    codewords[place] = ((codewords[place] ?? 0) << 1) | value;
    sureness[place] = Math.min(sureness[place] ?? 0, certainty[index] ?? 0);
  }

  const data: number[] = [];
  let mended = 0;
  for (const block of blocksOf(version, level)) {
    const bytes = Uint8Array.from(block.places, (place) => codewords[place] ?? 0);
    const changes = mendBlock(
      bytes,
      block,
      block.places.map((place) => sureness[place] ?? 0),
    );
    if (changes === undefined) return undefined;
    mended += changes;
    data.push(...bytes.subarray(0, bytes.length - block.checks));
  }
  const segments = readSegments(Uint8Array.from(data), version);
  // Some writers pad wrongly; a mended symbol with wrong padding is more likely no symbol.
  if (segments === undefined || segments.text === "" || (mended > 0 && !segments.padded)) return undefined;
  return segments.text;
}

/** Check codewords that erasures may not use up: the chance of mending nonsense into sense is then below 2^-30. */
const ERASURE_RESERVE = 4;

/** Corrects errors alone, then with ever more of the least sure codewords erased (generalised minimum distance). */
function mendBlock(bytes: Uint8Array, { checks, reserve }: Block, sureness: readonly number[]): number | undefined {
  const plain = correctBlock(bytes, checks, [], reserve);
  if (plain !== undefined) return plain;
  const doubtful = sureness.map((_, index) => index).sort((a, b) => (sureness[a] ?? 0) - (sureness[b] ?? 0));
  for (let erased = 2; erased <= checks - ERASURE_RESERVE; erased += 2) {
    const changes = correctBlock(bytes, checks, doubtful.slice(0, erased), ERASURE_RESERVE);
    if (changes !== undefined) return changes;
  }
  return undefined;
}
