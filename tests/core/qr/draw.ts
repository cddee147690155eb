/** Draws QR codes as pixels, in the ways that pages do, with another library's modules. */
import QRCode from "qrcode";
import type { Pixels, Point } from "#core/qr/pixels.ts";

export type Rgba = readonly [number, number, number, number];

export type Drawing = {
  /** Size of a module in pixels; may be a fraction. */
  readonly module?: number;
  /** Quiet zone in modules. */
  readonly margin?: number;
  readonly dark?: Rgba;
  readonly light?: Rgba;
  /** Pixels of light between all cells. */
  readonly gap?: number;
  readonly level?: "L" | "M" | "Q" | "H";
  /** Degrees, clockwise. */
  readonly turned?: number;
  readonly mirrored?: boolean;
  /** What covers the middle, as a share of the side. */
  readonly logo?: number;
};

const BLACK: Rgba = [0, 0, 0, 255];
const WHITE: Rgba = [255, 255, 255, 255];

/** Every pixel is the colour of the module at its middle. */
export function drawCode(text: string, drawing: Drawing = {}): Pixels {
  const { module = 4, margin = 4, dark = BLACK, light = WHITE, gap = 0, level = "M", turned = 0, logo = 0 } = drawing;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
  const side = Math.round((modules.size + 2 * margin) * module);
  const angle = (turned * Math.PI) / 180;
  return paint(side, side, ({ x, y }) => {
    const dx = x - side / 2;
    const dy = y - side / 2;
    const right = side / 2 + dx * Math.cos(angle) + dy * Math.sin(angle);
    const u = (drawing.mirrored === true ? side - right : right) / module - margin;
    const v = (side / 2 - dx * Math.sin(angle) + dy * Math.cos(angle)) / module - margin;
    const isInside = u >= 0 && v >= 0 && u < modules.size && v < modules.size;
    const isGap = (u % 1) * module >= module - gap || (v % 1) * module >= module - gap;
    if (!isInside || isGap) return light;
    const fromMiddle = Math.max(Math.abs(u - modules.size / 2), Math.abs(v - modules.size / 2));
    if (fromMiddle < (logo * modules.size) / 2) return [200, 30, 60, 255];
    return modules.get(Math.floor(v), Math.floor(u)) ? dark : light;
  });
}

/** @param colourAt The colour at the middle of a pixel. */
export function paint(width: number, height: number, colourAt: (point: Point) => Rgba): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colourAt({ x: x + 0.5, y: y + 0.5 }), (y * width + x) * 4);
  }
  return { data, width, height };
}

/** Puts pictures on a larger ground. */
export function collage(
  width: number,
  height: number,
  ground: Rgba,
  parts: readonly { readonly picture: Pixels; readonly left: number; readonly top: number }[],
): Pixels {
  const sheet = paint(width, height, () => ground);
  for (const { picture, left, top } of parts) {
    for (let row = 0; row < picture.height; row++) {
      const from = row * picture.width * 4;
      sheet.data.set(picture.data.subarray(from, from + picture.width * 4), ((top + row) * width + left) * 4);
    }
  }
  return sheet;
}

/** The same numbers at each run: between 0 and 1. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 0x7fffffff) / 0x7fffffff;
}
