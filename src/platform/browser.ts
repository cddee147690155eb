/** The only importer of the polyfill: everyone else reaches the browser through this folder. */
import browser from "webextension-polyfill";

export { browser };
export type { Runtime } from "webextension-polyfill";

/** Which browser this build is for; set by the build. */
declare const __TARGET__: "chromium" | "firefox";
export const target: "chromium" | "firefox" = __TARGET__;
