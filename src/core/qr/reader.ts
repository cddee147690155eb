import { fail, ok, type Result } from "#core/result.ts";
import { findFinderPatterns } from "./finder-patterns.ts";
import { readSymbols, type DecodedSymbol, type Located, type Outline } from "./locate.ts";
import {
  blurred,
  channelOf,
  contrastOf,
  cropped,
  doubled,
  halfChannelOf,
  halved,
  halvedTo,
  hidesEdges,
  meanPaintedLuma,
  onBackdrop,
  toHalfLuma,
  toLuma,
  toPixels,
  withDarkGapsFilled,
  withLightGapsFilled,
  type Luma,
  type Pixels,
  type Point,
} from "./pixels.ts";
import { readWithJsqr } from "./second-opinion.ts";
import { startZxing, type Zxing } from "./zxing.ts";

export type { DecodedSymbol, Pixels };

/** Above this many pixels a picture is refused: it would take seconds, and no screen shows one. */
const MOST_PIXELS = 40_000_000;
/**
 * Up to this many pixels all preparations are worth their time; a larger picture is a screen or a photograph, and is
 * looked at closely only where something is.
 */
const SMALL_PIXELS = 1_200_000;
/** Up to this many pixels a picture shows one code; a larger one may show several, and a second look finds the others. */
const ONE_CODE_PIXELS = 300_000;
/** Up to this many pixels (those of most screens) gaps of a pixel between cells are looked for at full size as well. */
const SCREEN_PIXELS = 2_600_000;
/** Larger than screens: a photograph, whose noise and blur are less at half the size. */
const PHOTO_PIXELS = 5_000_000;

export type ReadFailure = { readonly kind: "too-large" };

/**
 * Reads all QR codes of a picture, each text once. Takes milliseconds on screens, but a hostile picture may take
 * longer: run it where it can be killed.
 */
export type QrReader = (pixels: Pixels) => Promise<Result<readonly DecodedSymbol[], ReadFailure>>;

/**
 * Starts a reader.
 * @param zxingWasm The bytes of zxing_reader.wasm. Without them, or where WebAssembly can't run, jsqr reads what
 *   Tock's own locator does not.
 */
export async function createQrReader(zxingWasm: ArrayBuffer | undefined): Promise<QrReader> {
  const zxing = zxingWasm === undefined ? undefined : await startZxing(zxingWasm).catch(() => undefined);
  return async (pixels) => {
    if (pixels.width * pixels.height > MOST_PIXELS) return fail({ kind: "too-large" });
    const symbols = await readOpaque(pixels, zxing);
    if (symbols) return ok(symbols);
    // What is painted light was meant for a dark ground.
    const ground = meanPaintedLuma(pixels) > 127 ? 0 : 255;
    for (const level of [ground, 255 - ground]) {
      const found = await readOpaque(onBackdrop(pixels, level), zxing);
      if (found && found.length > 0) return ok(found);
    }
    return ok([]);
  };
}

/**
 * The ladder: cheap rungs first, stop at the first that reads. Rates and times: docs/DETECTION.md.
 * @returns Undefined where the picture is transparent somewhere and needs a backdrop first.
 */
const readOpaque = (pixels: Pixels, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[] | undefined> =>
  pixels.width * pixels.height <= SMALL_PIXELS ? readSmall(pixels, zxing) : readLarge(pixels, zxing);

async function readSmall(pixels: Pixels, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[] | undefined> {
  const luma = toLuma(pixels);
  if (!luma) return undefined;
  const contrast = contrastOf(luma);
  const plain = locate(luma, "plain", contrast);
  const isAlone = luma.data.length <= ONE_CODE_PIXELS && plain.suspects.length === 0;
  if (plain.symbols.length > 0 && isAlone) return distinct(plain.symbols);
  const others = zxing ? await zxing(pixels, false) : readWithJsqr(pixels);
  const read = distinct([...plain.symbols, ...others]);
  if (read.length > 0) return read;

  // Looks that cost little; what they suspect decides whether dear ones are worth their time.
  const faint = locate(luma, "faint", contrast);
  if (faint.symbols.length > 0) return distinct(faint.symbols);
  const half = halved(luma);
  const atHalf = enlarged(locate(half, "plain", contrast), 2);
  if (atHalf.symbols.length > 0) return distinct(atHalf.symbols);
  const isBlank = Math.max(faint.patterns, atHalf.patterns) < LEAST_PATTERNS;
  const looks = [...(isBlank ? [] : LOOKS), ...(hidesEdges(pixels) ? LOOKS_AT_COLOURS : [])];
  let isSuspected = plain.suspects.length + faint.suspects.length + atHalf.suspects.length > 0;
  const prepared: Prepared = { pixels, luma, contrast, half, zxing };
  for (const look of looks) {
    const found = look(prepared);
    if (found.symbols.length > 0) return distinct(found.symbols);
    isSuspected ||= found.suspects.length > 0;
  }
  if (!isSuspected) return zxing && faint.patterns >= MANY_PATTERNS ? distinct(await zxing(pixels, true)) : [];
  for (const rung of [...OWN_RUNGS, ...OTHER_RUNGS]) {
    const symbols = await rung(prepared);
    if (symbols.length > 0) return distinct(symbols);
  }
  return [];
}

/**
 * A symbol has three finder patterns, and where edges of any height count its data looks like some as well: six and more
 * even between the gaps of a small table. Gaps of a hair's breadth hide them all at full size, but not at half.
 */
const LEAST_PATTERNS = 6;

/** So many are seen in codes of small dots, in whose finders no line has the right proportions; and in small print. */
const MANY_PATTERNS = 80;

async function readLarge(pixels: Pixels, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[] | undefined> {
  const half = toHalfLuma(pixels);
  if (!half) return undefined;
  const contrast = contrastOf(half);
  const atHalf = enlarged(locate(half, "plain", contrast), 2);
  const others = zxing ? await zxing(pixels, false) : [];
  const read = distinct([...atHalf.symbols, ...others]);
  if (read.length > 0) return read;

  const cells = enlarged(locateCells(half, "darkest", contrast, 2), 2);
  if (cells.symbols.length > 0) return distinct(cells.symbols);
  const luma = pixels.width * pixels.height > SCREEN_PIXELS ? undefined : toLuma(pixels);
  const fine = luma ? locateCells(luma, "darkest", contrast, 2) : NOTHING;
  if (fine.symbols.length > 0) return distinct(fine.symbols);

  const suspects = [...atHalf.suspects, ...fine.suspects];
  for (const outline of suspects.slice(0, MOST_CROPS)) {
    const symbols = await readAround(pixels, outline, zxing);
    if (symbols.length > 0) return symbols;
  }
  if (suspects.length === 0 && pixels.width * pixels.height < PHOTO_PIXELS) return [];
  const denoised = zxing ? distinct(await zxing(pixels, true)) : [];
  if (denoised.length > 0) return denoised;
  const symbols = (await readOpaque(toPixels(half), zxing)) ?? [];
  return scaled(symbols, 2);
}

const NOTHING: Located = { symbols: [], suspects: [], patterns: 0 };

const scaled = (symbols: readonly DecodedSymbol[], times: number): readonly DecodedSymbol[] =>
  enlarged({ ...NOTHING, symbols }, times).symbols;

/** What was found in a picture so many times smaller, in the picture's own coordinates. */
function enlarged({ symbols, suspects, patterns }: Located, times: number): Located {
  const moved = ({ x, y }: Point): Point => ({ x: times * x, y: times * y });
  return {
    symbols: symbols.map(({ text, corners }) => ({ text, corners: mapped(corners, moved) })),
    suspects: suspects.map((outline) => mapped(outline, moved)),
    patterns,
  };
}

/** In a large picture, this many suspects are looked at closely. */
const MOST_CROPS = 3;

/** Reads the part of a picture around a suspect, with all that a small picture is worth. */
async function readAround(
  pixels: Pixels,
  outline: Outline,
  zxing: Zxing | undefined,
): Promise<readonly DecodedSymbol[]> {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // The outline joins the finders' middles: beyond them are half a finder and the quiet zone.
  const margin = 0.4 * Math.max(right - left, bottom - top);
  const crop = cropped(pixels, { x: left - margin, y: top - margin }, { x: right + margin, y: bottom + margin });
  const symbols = crop.width * crop.height > SMALL_PIXELS ? [] : ((await readSmall(crop, zxing)) ?? []);
  const offsetX = Math.max(0, Math.floor(left - margin));
  const offsetY = Math.max(0, Math.floor(top - margin));
  return symbols.map(({ text, corners }) => ({
    text,
    corners: mapped(corners, ({ x, y }) => ({ x: x + offsetX, y: y + offsetY })),
  }));
}

const mapped = ([a, b, c, d]: Outline, move: (point: Point) => Point): Outline => [move(a), move(b), move(c), move(d)];

type Prepared = {
  readonly pixels: Pixels;
  readonly luma: Luma;
  /** Of the brightness. */
  readonly contrast: number;
  readonly half: Luma;
  readonly zxing: Zxing | undefined;
};

type Look = (prepared: Prepared) => Located;

const LOOKS: readonly Look[] = [
  ({ half }) => enlarged(locate(halved(half), "plain"), 4),
  ({ luma, contrast }) => locateCells(luma, "darkest", contrast),
  ({ luma, contrast }) => locateCells(luma, "lightest", contrast),
];
const LOOKS_AT_COLOURS: readonly Look[] = [
  ({ pixels }) => enlarged(locate(halfChannelOf(pixels, "red"), "plain"), 2),
  ({ pixels }) => enlarged(locate(halfChannelOf(pixels, "green"), "plain"), 2),
  ({ pixels }) => enlarged(locate(halfChannelOf(pixels, "blue"), "plain"), 2),
];

/** Tables of cells have gaps between them, of a pixel or of a few: each halving closes some. */
function locateCells(luma: Luma, extreme: "darkest" | "lightest", contrast: number, halvings = 3): Located {
  let found = NOTHING;
  for (let level = luma, times = 0; times < halvings && found.symbols.length === 0; times++) {
    level = halvedTo(extreme, level);
    const { symbols, suspects } = enlarged(locate(level, "plain", contrast), 2 ** (times + 1));
    found = { symbols, suspects: [...found.suspects, ...suspects], patterns: 0 };
  }
  return found;
}

type Rung = (prepared: Prepared) => readonly DecodedSymbol[] | Promise<readonly DecodedSymbol[]>;

/** Pictures changed so that the own locator sees what was hidden: gaps between cells, noise, colours equally bright. */
const OWN_RUNGS: readonly Rung[] = [
  ({ luma }) => locate(withLightGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(withDarkGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(blurred(luma), "plain").symbols,
  ({ luma }) => locate(blurred(luma), "faint").symbols,
  ({ half }) => enlarged(locate(blurred(half), "plain"), 2).symbols,
  ({ luma }) => locate(blurred(blurred(luma)), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "red"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "green"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "blue"), "plain").symbols,
];

/** Second opinions on prepared pictures. */
const OTHER_RUNGS: readonly Rung[] = [
  ({ pixels, zxing }) => zxing?.(pixels, true) ?? [],
  async ({ luma, zxing }) => scaled((await zxing?.(toPixels(doubled(luma)), false)) ?? [], 0.5),
  async ({ half, zxing }) => scaled((await zxing?.(toPixels(half), false)) ?? [], 2),
  ({ luma, zxing }) => zxing?.(toPixels(blurred(luma)), false) ?? [],
  ({ pixels, zxing }) => zxing?.(toPixels(channelOf(pixels, "red")), false) ?? [],
  ({ pixels, zxing }) => (zxing ? readWithJsqr(pixels) : []),
];

/**
 * Plain: edges are a good part of the picture's contrast, so that stains and seams are overlooked. Faint: any edge counts.
 */
function locate(luma: Luma, edges: "plain" | "faint", contrast = contrastOf(luma)): Located {
  const swing = edges === "faint" ? 14 : Math.max(24, 0.4 * contrast);
  const patterns = findFinderPatterns(luma, edges === "faint" ? 4 : 3, swing);
  // In a faint picture letters form triples as well, but less plausible ones than a code's.
  return readSymbols(luma, patterns, { triples: edges === "faint" ? 40 : 120, grids: 6 });
}

function distinct(symbols: readonly DecodedSymbol[]): readonly DecodedSymbol[] {
  const byText = new Map<string, DecodedSymbol>();
  for (const symbol of symbols) if (!byText.has(symbol.text)) byText.set(symbol.text, symbol);
  return [...byText.values()];
}
