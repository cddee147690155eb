import jsQR from "jsqr";
import type { DecodedSymbol } from "./locate.ts";
import type { Pixels } from "./pixels.ts";

/** Asks jsqr, which finds one symbol a picture. Slow on large ones: 0.7 s at 2560 × 1440. */
export function readWithJsqr({ data, width, height }: Pixels): readonly DecodedSymbol[] {
  // jsqr 1.4.0 writes the options of one call into its defaults: a call without them inherits the last caller's.
  const found = jsQR(data, width, height, { inversionAttempts: "attemptBoth" });
  if (!found || found.data === "") return [];
  const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = found.location;
  return [{ text: found.data, corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner] }];
}
