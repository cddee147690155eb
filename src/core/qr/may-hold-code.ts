import { findFinderPatterns, type FinderPattern } from "./finder-patterns.ts";
import { halved, type Luma } from "./pixels.ts";

/**
 * A first look at a picture, cheap enough for every picture of a page: whether anything in it looks like three finder
 * patterns of one kind. Says no to most photographs and icons, and never to a plain code.
 */
export const mayHoldCode = (luma: Luma): boolean =>
  // Hairlines between cells, as letters leave them, cut every pattern up; at half the size they are gone.
  holdsAlikes(findFinderPatterns(luma, 4, FAINT_SWING)) ||
  holdsAlikes(findFinderPatterns(halved(luma), 3, FAINT_SWING));

const holdsAlikes = (patterns: readonly FinderPattern[]): boolean =>
  patterns.some((pattern) => patterns.filter((other) => isAlike(pattern, other)).length >= 3);

/** Codes are drawn in pale greys as well. */
const FAINT_SWING = 14;

const isAlike = (a: FinderPattern, b: FinderPattern): boolean =>
  a.dark === b.dark && a.moduleX < 1.7 * b.moduleX && b.moduleX < 1.7 * a.moduleX;
