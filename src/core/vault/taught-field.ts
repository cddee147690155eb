/** A field that the user has pointed at, as it is kept with its site. */
export type TaughtField = {
  /** Leads to the input, one selector for each tree of the page; see content/fields/taught.ts. */
  readonly selector: string;
  /** The page's path without what differs from visit to visit: the same selector may lead elsewhere on other pages. */
  readonly path: string;
};

/** Longer ones come from pages that nobody should remember. */
export const MAX_SELECTOR = 500;
export const MAX_PATH = 200;
