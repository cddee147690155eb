/**
 * What makes the background worker start fast. It is stopped after half a minute without work and started for the next event,
 * so each popup, each page with a code field and each closed tab waits for what it does before its first line runs.
 * `npm run bench -- --only worker` measures it.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type Plugin } from "vite";

/** The worker as crxjs leaves it: a loader that imports the background's module. */
const LOADER = "service-worker-loader.js";
const WORKER = "background.js";

/**
 * The same text of a script or of JSON, in half the room: one letter beyond Latin 1 makes the browser keep two bytes for each
 * of all the others, in the script and in the compiled code that it stores. What is to be escaped stands in a string, a
 * template or a regular expression, all of which know \\u.
 */
const inAscii = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * tldts unpacks the public suffix list at import: thousands of numbers that are parsed one by one and a pass over all labels.
 * Most starts of the worker ask for no domain, so the list waits as text for the first lookup.
 */
export const publicSuffixesOnDemand = (): Plugin => ({
  name: "tock:public-suffixes-on-demand",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (!id.endsWith("/tldts/dist/es6/src/suffix-trie.js")) return undefined;
    const trie = createRequire(import.meta.url)("tldts/dist/cjs/src/data/trie.js") as Record<string, unknown>;
    const list = inAscii(
      JSON.stringify(trie, (_, value: unknown) =>
        ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value,
      ),
    );
    const [imports = "", names = ""] = /^import \{([^}]*)\} from '\.\/data\/trie';$/m.exec(code) ?? [];
    const lookup = "export default function suffixLookup(";
    if (imports === "" || !code.includes(lookup))
      return this.error("tldts is not built as it was; see publicSuffixesOnDemand");
    const [head = "", body = ""] = code.replace(lookup, "return function suffixLookup(").split(imports);
    return {
      code: `${head}
        function unpack({ ${names} }) { ${body.replace(/^\/\/#.*$/m, "")} }
        let lookUp;
        export default function suffixLookup(hostname, options, out) {
          lookUp ??= unpack(JSON.parse(${JSON.stringify(list)}));
          return lookUp(hostname, options, out);
        }`,
      map: null,
    };
  },
});

/**
 * Imported as the CommonJS that it is, the polyfill is copied member by member, and Chromium sets up each of the browser's
 * interfaces only to have it copied. As a module it is taken as it is.
 */
export const polyfillAsModule = (): Plugin => ({
  name: "tock:polyfill-as-module",
  enforce: "pre",
  apply: "build",
  transform: (code, id) =>
    id.includes("/webextension-polyfill/dist/")
      ? {
          code: `const module = { exports: {} }, { exports } = module;\n${code}\nexport default module.exports;`,
          map: null,
        }
      : undefined,
});

/**
 * Puts Chromium's worker into one classic script. Of such a one the browser keeps the compiled code; the modules that the
 * bundler makes it fetches, parses and compiles anew at each start.
 */
export const classicWorker = (): Plugin => ({
  name: "tock:classic-worker",
  enforce: "post",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      build: {
        outDir: dir,
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: join(dir, LOADER), output: { format: "iife", entryFileNames: WORKER } },
      },
    });
    const worker = join(dir, WORKER);
    await writeFile(worker, inAscii(await readFile(worker, "utf8")));
    const path = join(dir, "manifest.json");
    const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    manifest["background"] = { service_worker: WORKER };
    await writeFile(path, JSON.stringify(manifest, null, 2));
    const module = Object.values(bundle).find(
      (file) => file.type === "chunk" && file.fileName.startsWith("assets/main.ts-"),
    );
    for (const name of [LOADER, module?.fileName]) if (name !== undefined) await rm(join(dir, name), { force: true });
  },
});
