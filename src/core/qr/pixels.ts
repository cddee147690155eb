/** A picture as plain data: rows from the top, four bytes (red, green, blue, alpha, not premultiplied) a pixel. */
export type Pixels = { readonly data: Uint8ClampedArray<ArrayBuffer>; readonly width: number; readonly height: number };

/** Brightness alone, one byte a pixel, 0 is black. */
export type Luma = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** Image coordinates: the pixel in column x covers x to x + 1. */
export type Point = { readonly x: number; readonly y: number };

export type Channel = "red" | "green" | "blue";

/**
 * One 32-bit word a pixel: red in the lowest byte, alpha in the highest, as every platform that runs browsers has it.
 * Signed, because only such words are whole numbers to the machine.
 */
const wordsOf = ({ data }: Pixels): Int32Array => new Int32Array(data.buffer, data.byteOffset, data.length >> 2);

/** Paints the picture on a flat ground of grey `level`, because decoders read transparent pixels as black. */
export function onBackdrop({ data, width, height }: Pixels, level: number): Pixels {
  const out = new Uint8ClampedArray(data.length);
  for (let index = 0; index < data.length; index += 4) {
    const alpha = (data[index + 3] ?? 0) / 255;
    const ground = level * (1 - alpha);
    out[index] = (data[index] ?? 0) * alpha + ground;
    out[index + 1] = (data[index + 1] ?? 0) * alpha + ground;
    out[index + 2] = (data[index + 2] ?? 0) * alpha + ground;
    out[index + 3] = 255;
  }
  return { data: out, width, height };
}

/** @returns The mean brightness of what is painted, each pixel counted as much as it is opaque; 0 where nothing is. */
export function meanPaintedLuma({ data }: Pixels): number {
  let sum = 0;
  let weight = 0;
  for (let index = 0; index < data.length; index += 4) {
    const alpha = data[index + 3] ?? 0;
    sum += alpha * lumaOf(data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0);
    weight += alpha;
  }
  return weight === 0 ? 0 : sum / weight;
}

/** @returns The part of the picture between two corners, both cut to what exists. */
export function cropped({ data, width, height }: Pixels, from: Point, to: Point): Pixels {
  const left = Math.min(Math.max(Math.floor(from.x), 0), width);
  const top = Math.min(Math.max(Math.floor(from.y), 0), height);
  const outWidth = Math.min(Math.max(Math.ceil(to.x), left), width) - left;
  const outHeight = Math.min(Math.max(Math.ceil(to.y), top), height) - top;
  const out = new Uint8ClampedArray(outWidth * outHeight * 4);
  for (let row = 0; row < outHeight; row++) {
    const start = ((top + row) * width + left) * 4;
    out.set(data.subarray(start, start + outWidth * 4), row * outWidth * 4);
  }
  return { data: out, width: outWidth, height: outHeight };
}

/** Apart by this much, two pixels lie in different modules of a small code, and in one or two of a large one. */
const APART = 4;

/** @returns Whether the picture has a good many edges between colours that are about equally bright. */
export function hidesEdges(pixels: Pixels): boolean {
  const words = wordsOf(pixels);
  const stride = Math.max(1, Math.floor(words.length / 6000)) | 1;
  let hidden = 0;
  let total = 0;
  for (let index = 0; index < words.length - APART; index += stride, total++) {
    const here = words[index] ?? 0;
    const there = words[index + APART] ?? 0;
    if (here === there) continue;
    const red = (there & 255) - (here & 255);
    const green = ((there >> 8) & 255) - ((here >> 8) & 255);
    const blue = ((there >> 16) & 255) - ((here >> 16) & 255);
    const isPlain = Math.abs(lumaOf(red, green, blue)) > 30;
    if (!isPlain && Math.max(Math.abs(red), Math.abs(green), Math.abs(blue)) > 60) hidden++;
  }
  return hidden > total / 50;
}

/** ITU-R BT.601 weights in 256ths. */
const lumaOf = (red: number, green: number, blue: number): number => (77 * red + 150 * green + 29 * blue) >> 8;

/** @returns The brightness of a picture without transparent pixels; undefined where any lets the ground shine through. */
export function toLuma(pixels: Pixels): Luma | undefined {
  const words = wordsOf(pixels);
  const out = new Uint8Array(words.length);
  let all = -1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    all &= word;
    out[index] = lumaOf(word & 255, (word >> 8) & 255, (word >> 16) & 255);
  }
  return all >>> 24 === 255 ? { data: out, width: pixels.width, height: pixels.height } : undefined;
}

/** The brightness at half the size, in one pass; undefined as with `toLuma`. */
export function toHalfLuma(pixels: Pixels): Luma | undefined {
  const words = wordsOf(pixels);
  // Read once: in a browser's ImageData this is a getter, not a field.
  const stride = pixels.width;
  const width = stride >> 1;
  const height = pixels.height >> 1;
  const out = new Uint8Array(width * height);
  let all = -1;
  for (let y = 0; y < height; y++) {
    let upper = y * 2 * stride;
    for (let index = y * width; index < (y + 1) * width; index++, upper += 2) {
      const a = words[upper] ?? 0;
      const b = words[upper + 1] ?? 0;
      const c = words[upper + stride] ?? 0;
      const d = words[upper + stride + 1] ?? 0;
      all &= a & b & c & d;
      // Red and blue are added side by side in one word.
      const redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255);
      out[index] = lumaOf(redBlue & 0xffff, green, redBlue >> 16) >> 2;
    }
  }
  return all >>> 24 === 255 ? { data: out, width, height } : undefined;
}

/** @returns The difference of brightness between the darkest and the lightest twentieth of the picture. */
export function contrastOf({ data }: Luma): number {
  const counts = new Uint32Array(256);
  const stride = Math.max(1, Math.floor(data.length / 20_000)) | 1;
  let total = 0;
  for (let index = 0; index < data.length; index += stride, total++) {
    const value = data[index] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let dark = 0;
  for (let sum = counts[0] ?? 0; sum < total / 20 && dark < 255; sum += counts[dark] ?? 0) dark++;
  let light = 255;
  for (let sum = counts[255] ?? 0; sum < total / 20 && light > 0; sum += counts[light] ?? 0) light--;
  return Math.max(0, light - dark);
}

/** One colour channel in place of brightness: two colours may be equally bright and yet plainly different. */
export function channelOf({ data, width, height }: Pixels, channel: Channel): Luma {
  const offset = { red: 0, green: 1, blue: 2 }[channel];
  const out = new Uint8Array(width * height);
  for (let index = 0; index < out.length; index++) out[index] = data[index * 4 + offset] ?? 0;
  return { data: out, width, height };
}

/** The same of every second pixel of every second row: for a first look. */
export function halfChannelOf({ data, width, height }: Pixels, channel: Channel): Luma {
  const offset = { red: 0, green: 1, blue: 2 }[channel];
  const outWidth = width >> 1;
  const outHeight = height >> 1;
  const out = new Uint8Array(outWidth * outHeight);
  for (let y = 0, index = 0; y < outHeight; y++) {
    for (let from = y * 2 * width * 4 + offset, x = 0; x < outWidth; x++, from += 8) out[index++] = data[from] ?? 0;
  }
  return { data: out, width: outWidth, height: outHeight };
}

export function toPixels({ data, width, height }: Luma): Pixels {
  const out = new Uint8ClampedArray(data.length * 4);
  for (let index = 0; index < data.length; index++) {
    const value = data[index] ?? 0;
    out[index * 4] = out[index * 4 + 1] = out[index * 4 + 2] = value;
    out[index * 4 + 3] = 255;
  }
  return { data: out, width, height };
}

/** Half the size, each pixel the mean of four. */
export function halved({ data, width, height }: Luma): Luma {
  const outWidth = width >> 1;
  const outHeight = height >> 1;
  const out = new Uint8Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++) {
    let from = y * 2 * width;
    for (let index = y * outWidth; index < (y + 1) * outWidth; index++, from += 2) {
      const sum = (data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + width] ?? 0) + (data[from + width + 1] ?? 0);
      out[index] = (sum + 2) >> 2;
    }
  }
  return { data: out, width: outWidth, height: outHeight };
}

/**
 * Half the size, each pixel the darkest (or the lightest) of four: a gap of one pixel between cells disappears, at a
 * fraction of the cost of filling it at full size.
 */
export function halvedTo(extreme: "darkest" | "lightest", { data, width, height }: Luma): Luma {
  const outWidth = width >> 1;
  const outHeight = height >> 1;
  const out = new Uint8Array(outWidth * outHeight);
  // Turned around, the lightest is the darkest.
  const turn = extreme === "darkest" ? 0 : 255;
  for (let y = 0; y < outHeight; y++) {
    let from = y * 2 * width;
    for (let index = y * outWidth; index < (y + 1) * outWidth; index++, from += 2) {
      const a = (data[from] ?? 0) ^ turn;
      const b = (data[from + 1] ?? 0) ^ turn;
      const c = (data[from + width] ?? 0) ^ turn;
      const d = (data[from + width + 1] ?? 0) ^ turn;
      const upper = a < b ? a : b;
      const lower = c < d ? c : d;
      out[index] = (upper < lower ? upper : lower) ^ turn;
    }
  }
  return { data: out, width: outWidth, height: outHeight };
}

/** Twice the size, smoothly (bilinear). */
export function doubled(luma: Luma): Luma {
  const width = luma.width * 2;
  const height = luma.height * 2;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[y * width + x] = lumaAt(luma, (x + 0.5) / 2, (y + 0.5) / 2);
  }
  return { data: out, width, height };
}

/** Each pixel the mean of its 3 × 3 neighbourhood; at the border, of what exists of it. */
export const blurred = (luma: Luma): Luma =>
  alongRowsAndColumns(luma, (before, here, after) => (before + here + after) / 3);

/** Fills light gaps of up to two pixels between dark areas (a morphological opening of the light). */
export const withLightGapsFilled = (luma: Luma): Luma =>
  alongRowsAndColumns(alongRowsAndColumns(luma, Math.min), Math.max);

/** Fills dark gaps of up to two pixels between light areas. */
export const withDarkGapsFilled = (luma: Luma): Luma =>
  alongRowsAndColumns(alongRowsAndColumns(luma, Math.max), Math.min);

type OfThree = (before: number, here: number, after: number) => number;

function alongRowsAndColumns({ data, width, height }: Luma, combine: OfThree): Luma {
  const rows = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, index = y * width; x < width; x++, index++) {
      const here = data[index] ?? 0;
      rows[index] = combine(x > 0 ? (data[index - 1] ?? 0) : here, here, x < width - 1 ? (data[index + 1] ?? 0) : here);
    }
  }
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, index = y * width; x < width; x++, index++) {
      const here = rows[index] ?? 0;
      out[index] = combine(
        y > 0 ? (rows[index - width] ?? 0) : here,
        here,
        y < height - 1 ? (rows[index + width] ?? 0) : here,
      );
    }
  }
  return { data: out, width, height };
}

/** Brightness at a point between pixels (bilinear); outside the picture, that of its nearest edge. */
export function lumaAt({ data, width, height }: Luma, x: number, y: number): number {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1);
  const x0 = left | 0;
  const y0 = top | 0;
  const fx = left - x0;
  const fy = top - y0;
  const index = y0 * width + x0;
  const right = x0 + 1 < width ? 1 : 0;
  const below = y0 + 1 < height ? width : 0;
  const upper = (data[index] ?? 0) * (1 - fx) + (data[index + right] ?? 0) * fx;
  const lower = (data[index + below] ?? 0) * (1 - fx) + (data[index + below + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}
