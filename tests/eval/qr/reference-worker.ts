/**
 * Other decoders, spoken to like the extension's own worker: `?decoder=jsqr` or `?decoder=zxing&wasm=ADDRESS`. The
 * evaluator puts it beside the extension's worker, so that both run under the same conditions.
 */
import jsQR from "jsqr";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { DecodeRequest } from "../../../src/background/decode-host.ts";
import type { MeasuredReply } from "../../../src/background/qr-decode-worker.ts";

type Decoder = (image: ImageData) => Promise<readonly string[]>;

const query = new URL(location.href).searchParams;
const decoder: Promise<Decoder> = query.get("decoder") === "jsqr" ? Promise.resolve(jsqr) : startZxing();

function jsqr({ data, width, height }: ImageData): Promise<readonly string[]> {
  const found = jsQR(data, width, height, { inversionAttempts: "attemptBoth" });
  return Promise.resolve(found === null || found.data === "" ? [] : [found.data]);
}

/** With all that finds more on screens; `?denoise` adds a second look at pictures in which the first saw nothing. */
async function startZxing(): Promise<Decoder> {
  const wasmBinary = await (await fetch(query.get("wasm") ?? "")).arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const look = async (image: ImageData, tryDenoise: boolean): Promise<readonly string[]> => {
    const results = await readBarcodes(image, {
      formats: ["QRCodeModel2"],
      tryHarder: true,
      tryRotate: true,
      tryInvert: true,
      tryDownscale: true,
      tryDenoise,
      maxNumberOfSymbols: 8,
    });
    return results.filter(({ isValid, text }) => isValid && text !== "").map(({ text }) => text);
  };
  return async (image) => {
    const texts = await look(image, false);
    return texts.length > 0 || !query.has("denoise") ? texts : look(image, true);
  };
}

async function pixelsIn(dataUrl: string): Promise<ImageData> {
  const [, type, base64 = ""] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(dataUrl) ?? [];
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: type ?? "" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

addEventListener("message", ({ data: { id, picture } }: MessageEvent<DecodeRequest>) => {
  void (async () => {
    const [image, read] = [await pixelsIn(picture.dataUrl), await decoder];
    const start = performance.now();
    const texts = await read(image);
    const readMs = performance.now() - start;
    postMessage({ id, reading: { kind: "read", texts: [...new Set(texts)] }, readMs } satisfies MeasuredReply);
  })();
});
