import type { Measure } from "../measure.ts";
import { content } from "./content.ts";
import { idle } from "./idle.ts";
import { popup } from "./popup.ts";
import { search } from "./search.ts";
import { sizes } from "./sizes.ts";
import { vault } from "./vault.ts";
import { worker } from "./worker.ts";

/** In the order in which they run. */
export const measures: readonly Measure[] = [sizes, worker, vault, popup, search, idle, content];
