/** Reads QR codes out of pictures: the whole program of the worker that decode-host.ts starts, feeds and kills. */
import { fromBase64 } from "#core/bytes.ts";
import { createQrReader, type Pixels } from "#core/qr/reader.ts";
import { zxingWasmUrl } from "#core/qr/wasm-file.ts";
import type { DecodeReply, DecodeRequest } from "./decode-host.ts";
import type { Picture, ViewportCrop } from "./picture.ts";

/** Above this many pixels a picture is not unpacked. */
const MOST_PIXELS = 40_000_000;

const reader = fetch(zxingWasmUrl)
  .then((response) => (response.ok ? response.arrayBuffer() : undefined))
  .catch(() => undefined)
  .then(createQrReader);

/** Besides the reading, how long the reading of the pixels took: what the evaluator measures. */
export type MeasuredReply = DecodeReply & { readonly readMs: number };

addEventListener("message", ({ data: { id, picture } }: MessageEvent<DecodeRequest>) => {
  void pixelsIn(picture)
    .then(measured)
    .catch(() => UNREADABLE)
    .then((reply) => postMessage({ id, ...reply } satisfies MeasuredReply));
});

const UNREADABLE: Omit<MeasuredReply, "id"> = { reading: { kind: "unreadable" }, readMs: 0 };

async function pixelsIn({ dataUrl, crop }: Picture): Promise<Pixels | undefined> {
  const blob = blobOf(dataUrl);
  if (!blob) return undefined;
  const bitmap = await createImageBitmap(blob);
  const pixels = pixelsOf(bitmap, crop);
  bitmap.close();
  return pixels;
}

async function measured(pixels: Pixels | undefined): Promise<Omit<MeasuredReply, "id">> {
  if (!pixels) return UNREADABLE;
  const read = await reader;
  const start = performance.now();
  const result = await read(pixels);
  const readMs = performance.now() - start;
  if (!result.ok) return UNREADABLE;
  return { reading: { kind: "read", texts: result.value.map(({ text }) => text) }, readMs };
}

/** `fetch` of a data URL is what the content security policy forbids, so it is taken apart by hand. */
function blobOf(dataUrl: string): Blob | undefined {
  const [, type, base64] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(dataUrl) ?? [];
  const bytes = base64 === undefined ? undefined : fromBase64(base64);
  return bytes && new Blob([bytes], { type: type ?? "" });
}

function pixelsOf(bitmap: ImageBitmap, crop: ViewportCrop | undefined): Pixels | undefined {
  const scaleX = crop ? bitmap.width / crop.viewportWidth : 1;
  const scaleY = crop ? bitmap.height / crop.viewportHeight : 1;
  const left = crop ? clamp(Math.floor(crop.left * scaleX), bitmap.width) : 0;
  const top = crop ? clamp(Math.floor(crop.top * scaleY), bitmap.height) : 0;
  const right = crop ? clamp(Math.ceil((crop.left + crop.width) * scaleX), bitmap.width) : bitmap.width;
  const bottom = crop ? clamp(Math.ceil((crop.top + crop.height) * scaleY), bitmap.height) : bitmap.height;
  const width = right - left;
  const height = bottom - top;
  if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) return undefined;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context?.drawImage(bitmap, -left, -top);
  return context?.getImageData(0, 0, width, height);
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
