import { fail, ok, type Result } from "#core/result.ts";
import { findFinderPatterns } from "./finder-patterns.ts";
import { readSymbols, type DecodedSymbol, type Located } from "./locate.ts";
import {
  blurred,
  channelOf,
  contrastOf,
  doubled,
  halved,
  isTransparent,
  meanPaintedLuma,
  onBackdrop,
  toLuma,
  toPixels,
  withDarkGapsFilled,
  withLightGapsFilled,
  type Luma,
  type Pixels,
} from "./pixels.ts";
import { readWithJsqr } from "./second-opinion.ts";
import { startZxing, type Zxing } from "./zxing.ts";

export type { DecodedSymbol, Pixels };

/** Above this many pixels a picture is refused: it would take seconds, and no screen shows one. */
const MOST_PIXELS = 40_000_000;
/** Up to this many pixels the dear preparations are worth their time; a screenshot has more. */
const SMALL_PIXELS = 1_200_000;

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
    if (!isTransparent(pixels)) return ok(await readOpaque(pixels, zxing));
    // What is painted light was meant for a dark ground.
    const ground = meanPaintedLuma(pixels) > 127 ? 0 : 255;
    const symbols = await readOpaque(onBackdrop(pixels, ground), zxing);
    return ok(symbols.length > 0 ? symbols : await readOpaque(onBackdrop(pixels, 255 - ground), zxing));
  };
}

/** The ladder: cheap rungs first, stop at the first that reads. Rates and times: docs/DETECTION.md. */
async function readOpaque(pixels: Pixels, zxing: Zxing | undefined): Promise<readonly DecodedSymbol[]> {
  const luma = toLuma(pixels);
  const small = luma.data.length <= SMALL_PIXELS;
  const first = locate(luma, "plain");
  if (first.symbols.length > 0 && first.suspects === 0) return distinct(first.symbols);

  const others = zxing ? await zxing(pixels, false) : small ? readWithJsqr(pixels) : [];
  const read = distinct([...first.symbols, ...others]);
  if (read.length > 0) return read;

  const half = halved(luma);
  const faint = locate(small ? luma : half, "faint");
  if (faint.symbols.length > 0) return distinct(faint.symbols);
  if (!small && first.suspects + faint.suspects === 0) return [];

  for (const rung of small ? [...OWN_RUNGS, ...ZXING_RUNGS] : ZXING_RUNGS.slice(0, 1)) {
    const symbols = await rung({ pixels, luma, half, zxing });
    if (symbols.length > 0) return distinct(symbols);
  }
  return [];
}

type Prepared = {
  readonly pixels: Pixels;
  readonly luma: Luma;
  readonly half: Luma;
  readonly zxing: Zxing | undefined;
};
type Rung = (prepared: Prepared) => readonly DecodedSymbol[] | Promise<readonly DecodedSymbol[]>;

/** Pictures changed so that the own locator sees what was hidden: gaps between cells, noise, colours equally bright. */
const OWN_RUNGS: readonly Rung[] = [
  ({ half }) => locate(half, "plain").symbols,
  ({ luma }) => locate(withLightGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(withDarkGapsFilled(luma), "plain").symbols,
  ({ luma }) => locate(blurred(luma), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "red"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "green"), "plain").symbols,
  ({ pixels }) => locate(channelOf(pixels, "blue"), "plain").symbols,
];

const ZXING_RUNGS: readonly Rung[] = [
  ({ pixels, zxing }) => zxing?.(pixels, true) ?? [],
  ({ luma, zxing }) => zxing?.(toPixels(doubled(luma)), false) ?? [],
  ({ half, zxing }) => zxing?.(toPixels(half), false) ?? [],
  ({ luma, zxing }) => zxing?.(toPixels(blurred(luma)), false) ?? [],
  ({ pixels, zxing }) => zxing?.(toPixels(channelOf(pixels, "red")), false) ?? [],
  ({ pixels, zxing }) => (zxing ? readWithJsqr(pixels) : []),
];

/** Plain: edges are most of the picture's contrast, so that stains and seams are overlooked. Faint: any edge counts. */
function locate(luma: Luma, edges: "plain" | "faint"): Located {
  const swing = edges === "faint" ? 14 : Math.max(24, 0.4 * contrastOf(luma));
  const large = luma.data.length > SMALL_PIXELS;
  return readSymbols(luma, findFinderPatterns(luma, large ? 3 : 2, swing), { triples: 300, grids: large ? 4 : 6 });
}

function distinct(symbols: readonly DecodedSymbol[]): readonly DecodedSymbol[] {
  const byText = new Map<string, DecodedSymbol>();
  for (const symbol of symbols) if (!byText.has(symbol.text)) byText.set(symbol.text, symbol);
  return [...byText.values()];
}
