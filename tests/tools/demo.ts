/** `npm run demo`: the main job without hands. */
import { runDemo } from "./demo-journey.ts";

process.exitCode = (await runDemo()) ? 0 : 1;
