import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { DecodedSymbol } from "./locate.ts";
import type { Pixels } from "./pixels.ts";

/** Asked of zxing-wasm on every picture. QRCodeModel2 leaves out Micro QR, which no one enrolls with. */
const OPTIONS = {
  formats: ["QRCodeModel2"],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: 8,
} satisfies ReaderOptions;

export type Zxing = (pixels: Pixels, denoise: boolean) => Promise<readonly DecodedSymbol[]>;

/**
 * Starts zxing-wasm.
 * @param wasmBinary The bytes of zxing_reader.wasm; without them the package would ask a public server for its file.
 * @throws Where WebAssembly can't run here.
 */
export async function startZxing(wasmBinary: ArrayBuffer): Promise<Zxing> {
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async ({ data, width, height }, denoise) => {
    // The package looks at these three fields only; ImageData does not exist in every place that the core runs in.
    const image = { data, width, height, colorSpace: "srgb" as const };
    // It may abort on a picture made for that; then it has no opinion, and others have.
    const results = await readBarcodes(image, { ...OPTIONS, tryDenoise: denoise }).catch(() => []);
    return results
      .filter(({ isValid, text }) => isValid && text !== "")
      .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
        text,
        corners: [topLeft, topRight, bottomRight, bottomLeft],
      }));
  };
}
