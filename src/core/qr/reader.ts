import { fail, ok, type Result } from "#core/result.ts";
import { findFinderPatterns } from "./finder-patterns.ts";
import { readSymbols, type DecodedSymbol, type Located, type Outline } from "./locate.ts";
import {
  blurred,
  channelOf,
  contrastOf,
  cropped,
  doubled,
  halved,
  halvedTo,
  isColourful,
  meanPaintedLuma,
  onBackdrop,
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
/** Up to this many pixels the dear preparations are worth their time; a screenshot has more. */
const SMALL_PIXELS = 1_200_000;

/** Up to this many pixels a picture shows one code; a larger one may show several, and a second look finds the others. */
const ONE_CODE_PIXELS = 300_000;

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
    const luma = toLuma(pixels);
    if (luma) return ok(await readOpaque(pixels, luma, zxing));
    // What is painted light was meant for a dark ground.
    const ground = meanPaintedLuma(pixels) > 127 ? 0 : 255;
    const symbols = await readOn(ground, pixels, zxing);
    return ok(symbols.length > 0 ? symbols : await readOn(255 - ground, pixels, zxing));
  };
}

async function readOn(ground: number, pixels: Pixels, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[]> {
  const painted = onBackdrop(pixels, ground);
  const luma = toLuma(painted);
  return luma ? readOpaque(painted, luma, zxing) : [];
}

/** The ladder: cheap rungs first, stop at the first that reads. Rates and times: docs/DETECTION.md. */
async function readOpaque(pixels: Pixels, luma: Luma, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[]> {
  const large = luma.data.length > SMALL_PIXELS;
  const plain = locate(luma, "plain");
  const isAlone = luma.data.length <= ONE_CODE_PIXELS && plain.suspects.length === 0;
  if (plain.symbols.length > 0 && isAlone) return distinct(plain.symbols);

  const others = zxing ? await zxing(pixels, false) : large ? [] : readWithJsqr(pixels);
  const read = distinct([...plain.symbols, ...others]);
  if (read.length > 0) return read;

  // Looks that cost little; what they suspect decides whether dear ones are worth their time.
  const prepared: Prepared = { pixels, luma, half: halved(luma), zxing };
  const suspects = [...plain.suspects];
  for (const look of large ? LOOKS_AT_LARGE : LOOKS) {
    const found = look(prepared);
    if (found.symbols.length > 0) return distinct(found.symbols);
    suspects.push(...found.suspects);
  }
  if (suspects.length === 0) return [];

  if (large) {
    for (const outline of suspects.slice(0, MOST_CROPS)) {
      const symbols = await readAround(pixels, outline, zxing);
      if (symbols.length > 0) return symbols;
    }
    return [];
  }
  for (const rung of [...OWN_RUNGS, ...OTHER_RUNGS]) {
    const symbols = await rung(prepared);
    if (symbols.length > 0) return distinct(symbols);
  }
  return [];
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
  const luma = crop.width * crop.height > SMALL_PIXELS ? undefined : toLuma(crop);
  if (!luma) return [];
  const offsetX = Math.max(0, Math.floor(left - margin));
  const offsetY = Math.max(0, Math.floor(top - margin));
  const moved = ({ x, y }: Point): Point => ({ x: x + offsetX, y: y + offsetY });
  return (await readOpaque(crop, luma, zxing)).map(({ text, corners: [a, b, c, d] }) => ({
    text,
    corners: [moved(a), moved(b), moved(c), moved(d)],
  }));
}

type Prepared = {
  readonly pixels: Pixels;
  readonly luma: Luma;
  readonly half: Luma;
  readonly zxing: Zxing | undefined;
};

type Look = (prepared: Prepared) => Located;
const NOTHING: Located = { symbols: [], suspects: [] };

const LOOKS: readonly Look[] = [
  ({ luma }) => locate(luma, "faint"),
  ({ half }) => locate(half, "plain"),
  // Tables of cells have gaps between them.
  ({ luma }) => locate(halvedTo("darkest", luma), "plain"),
  ({ luma }) => locate(halvedTo("lightest", luma), "plain"),
  ({ pixels }) => (isColourful(pixels) ? locate(halved(channelOf(pixels, "red")), "plain") : NOTHING),
  ({ pixels }) => (isColourful(pixels) ? locate(halved(channelOf(pixels, "green")), "plain") : NOTHING),
  ({ pixels }) => (isColourful(pixels) ? locate(halved(channelOf(pixels, "blue")), "plain") : NOTHING),
];
const LOOKS_AT_LARGE: readonly Look[] = [({ half }) => locate(half, "faint")];

type Rung = (prepared: Prepared) => readonly DecodedSymbol[] | Promise<readonly DecodedSymbol[]>;

/** Pictures changed so that the own locator sees what was hidden: gaps between cells, noise, colours equally bright. */
const OWN_RUNGS: readonly Rung[] = [
  ({ luma }) => locate(withLightGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(withDarkGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(blurred(luma), "plain").symbols,
  ({ luma }) => locate(blurred(luma), "faint").symbols,
  ({ pixels }) => locate(channelOf(pixels, "red"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "green"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "blue"), "plain").symbols,
];

/** Second opinions on prepared pictures. */
const OTHER_RUNGS: readonly Rung[] = [
  ({ pixels, zxing }) => zxing?.(pixels, true) ?? [],
  ({ luma, zxing }) => zxing?.(toPixels(doubled(luma)), false) ?? [],
  ({ half, zxing }) => zxing?.(toPixels(half), false) ?? [],
  ({ luma, zxing }) => zxing?.(toPixels(blurred(luma)), false) ?? [],
  ({ pixels, zxing }) => zxing?.(toPixels(channelOf(pixels, "red")), false) ?? [],
  ({ pixels, zxing }) => (zxing ? readWithJsqr(pixels) : []),
];

/**
 * Plain: edges are a good part of the picture's contrast, so that stains and seams are overlooked. Faint: any edge counts.
 */
function locate(luma: Luma, edges: "plain" | "faint"): Located {
  const swing = edges === "faint" ? 14 : Math.max(24, 0.4 * contrastOf(luma));
  const large = luma.data.length > SMALL_PIXELS;
  const rowStep = large ? 5 : edges === "faint" ? 4 : 3;
  return readSymbols(luma, findFinderPatterns(luma, rowStep, swing), { triples: 120, grids: large ? 4 : 6 });
}

function distinct(symbols: readonly DecodedSymbol[]): readonly DecodedSymbol[] {
  const byText = new Map<string, DecodedSymbol>();
  for (const symbol of symbols) if (!byText.has(symbol.text)) byText.set(symbol.text, symbol);
  return [...byText.values()];
}
