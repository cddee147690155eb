import { readFileSync } from "node:fs";

/** What the page's first load fetches: a page lists its scripts and styles, and preloads all that they import. */
const firstLoadOf = (page) => {
  const html = readFileSync(`dist/chromium/${page}`, "utf8");
  return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => `dist/chromium/${path}`);
};

export default [
  {
    name: "popup, first load: scripts and styles",
    path: firstLoadOf("src/ui/popup/index.html"),
    limit: "40 kB",
    gzip: true,
  },
  {
    name: "content script on every page",
    path: "dist/chromium/src/content/watch.iife.js",
    limit: "10 kB",
    gzip: true,
  },
  { name: "prompt", path: "dist/chromium/src/content/prompt.iife.js", limit: "20 kB", gzip: true },
];
