import type { Measure } from "../measure.ts";
import { popup } from "./popup.ts";

/** In the order in which they run. */
export const measures: readonly Measure[] = [popup];
