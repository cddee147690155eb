import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { blurred, toLuma, toPixels, type Pixels } from "#core/qr/pixels.ts";
import { createQrReader, type DecodedSymbol, type QrReader } from "#core/qr/reader.ts";
import { collage, drawCode, paint, pseudoRandom, type Rgba } from "./draw.ts";

const URI = "otpauth://totp/Example:alice@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Example";
const CLEAR: Rgba = [255, 255, 255, 0];
const CLEAR_BLACK: Rgba = [0, 0, 0, 0];
const WHITE: Rgba = [255, 255, 255, 255];
const NIGHT: Rgba = [13, 17, 23, 255];

const wasmFile = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
const wasm = Uint8Array.from(readFileSync(wasmFile)).buffer;

let withWasm: QrReader;
let withoutWasm: QrReader;
beforeAll(async () => {
  withWasm = await createQrReader(wasm);
  withoutWasm = await createQrReader(undefined);
});

async function symbolsIn(pixels: Pixels, read = withWasm): Promise<readonly DecodedSymbol[]> {
  const result = await read(pixels);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}
const textsIn = async (pixels: Pixels, read = withWasm): Promise<readonly string[]> =>
  (await symbolsIn(pixels, read)).map(({ text }) => text);

const blurredCode = (): Pixels => {
  const luma = toLuma(drawCode(URI, { module: 3 }));
  if (!luma) throw new Error("a drawn code is opaque");
  return toPixels(blurred(blurred(luma)));
};

const pictures: readonly (readonly [string, () => Pixels])[] = [
  ["a plain code", () => drawCode(URI)],
  ["two pixels a module", () => drawCode(URI, { module: 2 })],
  ["a module of 1.6 pixels", () => drawCode(URI, { module: 1.6 })],
  ["large modules", () => drawCode(URI, { module: 14 })],
  ["no quiet zone", () => drawCode(URI, { margin: 0 })],
  ["light on dark", () => drawCode(URI, { dark: WHITE, light: NIGHT })],
  ["light on dark without a quiet zone", () => drawCode(URI, { dark: WHITE, light: NIGHT, margin: 0 })],
  ["dark on a clear ground", () => drawCode(URI, { light: CLEAR_BLACK })],
  ["light on a clear ground", () => drawCode(URI, { dark: WHITE, light: CLEAR })],
  ["little contrast", () => drawCode(URI, { dark: [110, 110, 110, 255], light: [140, 140, 140, 255] })],
  ["two colours of one brightness", () => drawCode(URI, { dark: [200, 40, 40, 255], light: [40, 122, 40, 255] })],
  ["a gap between cells", () => drawCode(URI, { module: 6, gap: 1 })],
  ["a hairline between large cells", () => drawCode(URI, { module: 10, gap: 1 })],
  ["a wide gap between cells", () => drawCode(URI, { module: 8, gap: 2 })],
  ["a quarter turn", () => drawCode(URI, { turned: 90 })],
  ["a slant", () => drawCode(URI, { turned: 23, margin: 14 })],
  ["a mirror image", () => drawCode(URI, { mirrored: true })],
  ["a logo", () => drawCode(URI, { level: "H", logo: 0.3 })],
  ["a blur", blurredCode],
  [
    "a version with many modules",
    () => drawCode(`otpauth-migration://offline?data=${"A1b2".repeat(280)}`, { module: 3 }),
  ],
];

describe("createQrReader", () => {
  it.each(pictures)("reads %s", async (_, picture) => {
    const texts = await textsIn(picture());
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^otpauth/);
  });

  it.each(pictures)("reads %s without WebAssembly", async (_, picture) => {
    expect(await textsIn(picture(), withoutWasm)).toHaveLength(1);
  });

  it("says where a code stands", async () => {
    const sheet = collage(400, 300, WHITE, [{ picture: drawCode(URI, { module: 3, margin: 0 }), left: 120, top: 80 }]);
    const corners = (await symbolsIn(sheet))[0]?.corners ?? [];
    const side = drawCode(URI, { module: 3, margin: 0 }).width;
    const expected = [
      [120, 80],
      [120 + side, 80],
      [120 + side, 80 + side],
      [120, 80 + side],
    ];
    for (const [index, [x = 0, y = 0]] of expected.entries()) {
      expect(Math.hypot((corners[index]?.x ?? 0) - x, (corners[index]?.y ?? 0) - y)).toBeLessThan(2);
    }
  });

  it("reads all codes of a screen, each text once", async () => {
    const other = "https://example.org/app";
    const sheet = collage(1920, 1080, NIGHT, [
      { picture: drawCode(URI, { module: 3 }), left: 100, top: 200 },
      { picture: drawCode(other, { module: 4 }), left: 700, top: 500 },
      { picture: drawCode(URI, { module: 2 }), left: 1400, top: 100 },
    ]);
    expect((await textsIn(sheet)).toSorted()).toEqual([other, URI].toSorted());
  });

  it("reads a small code in a photograph's worth of pixels", async () => {
    const sheet = collage(
      3000,
      2200,
      [90, 120, 100, 255],
      [{ picture: drawCode(URI, { module: 5 }), left: 1500, top: 900 }],
    );
    expect(await textsIn(sheet)).toEqual([URI]);
  });

  const random = pseudoRandom(7);
  it.each([
    ["nothing", paint(300, 300, () => WHITE)],
    ["a single pixel", paint(1, 1, () => WHITE)],
    ["a line", paint(300, 1, ({ x }) => (x % 2 < 1 ? NIGHT : WHITE))],
    ["clear pixels", paint(64, 64, () => CLEAR)],
    ["noise", paint(300, 300, () => [random() * 255, random() * 255, random() * 255, 255])],
    ["a chessboard", paint(300, 300, ({ x, y }) => (((x >> 3) + (y >> 3)) & 1 ? NIGHT : WHITE))],
    ["finder patterns without data", findersAlone()],
  ] as const)("reads nothing in %s", async (_, picture) => {
    expect(await textsIn(picture)).toEqual([]);
    expect(await textsIn(picture, withoutWasm)).toEqual([]);
  });

  it("refuses more pixels than any screen has", async () => {
    const huge: Pixels = { data: new Uint8ClampedArray(0), width: 8000, height: 8000 };
    expect(await withWasm(huge)).toEqual({ ok: false, failure: { kind: "too-large" } });
  });

  it("comes to an end in a picture full of finder patterns", async () => {
    const finder = drawCode("1", { module: 2, margin: 1 });
    const grid = paint(640, 640, ({ x, y }) => {
      const column = Math.floor(x % 18);
      const row = Math.floor(y % 18);
      const at = (row * finder.width + column) * 4;
      return [finder.data[at] ?? 0, finder.data[at + 1] ?? 0, finder.data[at + 2] ?? 0, 255];
    });
    const start = performance.now();
    expect(await textsIn(grid)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

function findersAlone(): Pixels {
  const code = drawCode(URI, { module: 6, margin: 4 });
  const size = code.width / 6 - 8;
  return paint(code.width, code.height, ({ x, y }) => {
    const [u, v] = [Math.floor(x / 6) - 4, Math.floor(y / 6) - 4];
    const isFinder = (u < 8 && v < 8) || (u >= size - 8 && v < 8) || (u < 8 && v >= size - 8);
    const at = (Math.floor(y) * code.width + Math.floor(x)) * 4;
    return isFinder ? [code.data[at] ?? 0, code.data[at + 1] ?? 0, code.data[at + 2] ?? 0, 255] : WHITE;
  });
}
