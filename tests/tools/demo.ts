/** `npm run demo`: the main job without hands. `npm run demo -- --rehearsal`: signing in through every kind of form. */
import { parseArgs } from "node:util";
import { runRehearsal } from "../rehearsal/main.ts";
import type { BrowserName } from "./browsers.ts";
import { runDemo } from "./demo-journey.ts";

const { values } = parseArgs({
  options: {
    rehearsal: { type: "boolean", default: false },
    only: { type: "string" },
    browser: { type: "string" },
  },
});

const ok = values.rehearsal
  ? await runRehearsal({
      ...(values.only !== undefined && { only: values.only.split(",") }),
      ...(values.browser !== undefined && { browser: values.browser as BrowserName }),
    })
  : await runDemo();
process.exitCode = ok ? 0 : 1;
