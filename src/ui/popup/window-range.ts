/** The positions of the rows that exist: those in view and a few beside them, whatever the length of the list. */
export type RowRange = { readonly from: number; readonly to: number };

/** Must agree with popup.css. */
export const ROW_HEIGHT = 56;
/** Rows kept beyond each edge, so that a fast finger meets no gap before the next frame. */
const SPARE_ROWS = 4;

/**
 * A name for the element that shows row `index`: the same again after as many rows as can exist at once, so that scrolling and
 * searching fill elements that are there instead of making new ones.
 */
export const slotOf = (index: number, viewPx: number): number =>
  index % (Math.ceil(viewPx / ROW_HEIGHT) + 2 * SPARE_ROWS + 1);

/**
 * @param scrolledPx How far the list's own top has been scrolled above the top of the view; negative where it begins below.
 * @param viewPx Height of the view.
 */
export function rangeInView(scrolledPx: number, viewPx: number, total: number): RowRange {
  const first = Math.floor(scrolledPx / ROW_HEIGHT) - SPARE_ROWS;
  const last = Math.ceil((scrolledPx + viewPx) / ROW_HEIGHT) + SPARE_ROWS;
  return { from: Math.min(Math.max(0, first), total), to: Math.max(0, Math.min(total, last)) };
}
