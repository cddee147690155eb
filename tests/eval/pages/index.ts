/** The project's own page set: `npm run eval:fields -- --generated`. */
import { byHand } from "./by-hand.ts";
import { byLanguage } from "./by-language.ts";
import type { EvalPage } from "./page.ts";

export const evalPages: readonly EvalPage[] = [...byHand, ...byLanguage];
