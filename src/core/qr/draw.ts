import encodeQR from "qr";
import type { Pixels } from "./pixels.ts";
import type { QrReader } from "./reader.ts";

/** Light modules around a symbol (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE = 4;
/** Pixels a module in the picture that is read back. */
const SCALE = 4;

/** A QR code as lines of an SVG path: one unit a module, from 0 to `size` both ways, the quiet zone included. */
export type DrawnQr = { readonly size: number; readonly path: string };

/**
 * Draws `text` as a QR code and reads the drawing again: a code on paper that nobody can scan is a lost account.
 * @returns Undefined where the text is longer than any code holds, or the code does not read as the text.
 */
export async function drawQr(text: string, read: QrReader): Promise<DrawnQr | undefined> {
  const modules = modulesOf(text);
  if (modules === undefined) return undefined;
  const found = await read(pixelsOf(modules));
  const isRight = found.ok && found.value.length === 1 && found.value[0]?.text === text;
  return isRight ? { size: modules.length, path: pathOf(modules) } : undefined;
}

type Modules = readonly (readonly boolean[])[];

function modulesOf(text: string): Modules | undefined {
  try {
    return encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE });
  } catch {
    // The library's only complaint about a text is its length.
    return undefined;
  }
}

/** One run of dark modules is one rectangle: crisp at any size, and a tenth of the text that one for each module would be. */
function pathOf(modules: Modules): string {
  let path = "";
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
    }
  }
  return path;
}

function pixelsOf(modules: Modules): Pixels {
  const side = modules.length * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    const row = modules[Math.floor(y / SCALE)];
    for (let x = 0; x < side; x++) {
      if (row?.[Math.floor(x / SCALE)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side };
}
