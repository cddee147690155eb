/** Where the build puts the files that run in pages. `?script` names a file; it imports nothing. */
import fields from "../content/fields.iife.ts?script";
import pick from "../content/pick.iife.ts?script";
import prompt from "../content/prompt.iife.ts?script";
import scan from "../content/scan.iife.ts?script";
import watch from "../content/watch.iife.ts?script";

export const scripts = { fields, pick, prompt, scan, watch };
