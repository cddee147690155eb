export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
export type Size = { readonly width: number; readonly height: number };

/** Between the prompt and its anchor, and between the prompt and the window's edge, in CSS pixels. */
const GAP = 8;

const clamp = (value: number, size: number, room: number): number => Math.max(GAP, Math.min(value, room - size - GAP));

/**
 * Where the prompt stands: at a field below it, as a menu would; at a picture beside it, since what the page asks next stands
 * below. Where there is no room, on one of the other sides, and else in the lower corner: never over the anchor where that can
 * be helped and never outside the window. In viewport coordinates.
 */
export function placeBeside(
  anchor: Box,
  prompt: Size,
  viewport: Size,
  direction: "ltr" | "rtl",
): { left: number; top: number } {
  const start = direction === "ltr" ? anchor.left : anchor.left + anchor.width - prompt.width;
  const alongTop = clamp(anchor.top, prompt.height, viewport.height);
  const alongLeft = clamp(start, prompt.width, viewport.width);
  const below = { left: alongLeft, top: anchor.top + anchor.height + GAP };
  const above = { left: alongLeft, top: anchor.top - GAP - prompt.height };
  const right = { left: anchor.left + anchor.width + GAP, top: alongTop };
  const left = { left: anchor.left - GAP - prompt.width, top: alongTop };

  const along = [below, above];
  const beside = direction === "ltr" ? [right, left] : [left, right];
  const wanted = anchor.height > prompt.height ? [...beside, ...along] : [...along, ...beside];
  const fits = (place: { left: number; top: number }): boolean =>
    place.left >= GAP &&
    place.top >= GAP &&
    place.left + prompt.width <= viewport.width - GAP &&
    place.top + prompt.height <= viewport.height - GAP;
  const farSide = direction === "ltr" ? viewport.width : GAP;
  return (
    wanted.find(fits) ?? {
      left: clamp(farSide, prompt.width, viewport.width),
      top: clamp(viewport.height, prompt.height, viewport.height),
    }
  );
}

/** Whether any part of `box` is inside the window. */
export const isInView = (box: Box, viewport: Size): boolean =>
  box.left < viewport.width && box.top < viewport.height && box.left + box.width > 0 && box.top + box.height > 0;

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** Half a pixel: browsers round layout differently from one frame to the next. */
export const isSameBox = (a: Box, b: Box): boolean =>
  Math.abs(a.left - b.left) < 0.5 &&
  Math.abs(a.top - b.top) < 0.5 &&
  Math.abs(a.width - b.width) < 0.5 &&
  Math.abs(a.height - b.height) < 0.5;
