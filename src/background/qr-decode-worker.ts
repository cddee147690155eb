/** Reads QR codes out of pictures: the whole program of the worker that decode-host.ts starts, feeds and kills. */
import { fromBase64 } from "#core/bytes.ts";
import { createQrReader, type Pixels } from "#core/qr/reader.ts";
import { zxingWasmUrl } from "#core/qr/wasm-file.ts";
import { pixelsOf } from "#platform/image-pixels.ts";
import type { DecodeReply, DecodeRequest } from "./decode-host.ts";
import type { Picture } from "./picture.ts";

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
  return blob && pixelsOf(blob, crop);
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
