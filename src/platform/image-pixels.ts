import type { Pixels } from "#core/qr/reader.ts";

/** Above this many pixels a picture is not unpacked. */
const MOST_PIXELS = 40_000_000;

/** A rectangle of a picture that shows a whole viewport, in the viewport's own pixels. */
export type ViewportCrop = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
};

/**
 * Unpacks a picture, or a part of it, in a worker.
 * @returns Undefined where nothing of it is in view or it is too large.
 * @throws Where the browser cannot decode it.
 */
export async function pixelsOf(picture: Blob, crop?: ViewportCrop): Promise<Pixels | undefined> {
  const bitmap = await createImageBitmap(picture);
  try {
    return pixelsIn(bitmap, crop);
  } finally {
    bitmap.close();
  }
}

function pixelsIn(bitmap: ImageBitmap, crop: ViewportCrop | undefined): Pixels | undefined {
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
