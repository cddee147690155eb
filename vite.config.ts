import { resolve } from "node:path";
import { crx, type CrxPlugin, type ManifestV3Export } from "@crxjs/vite-plugin";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import base from "./manifest.json" with { type: "json" };
import pkg from "./package.json" with { type: "json" };
import { classicWorker, polyfillAsModule, publicSuffixesOnDemand } from "./vite.worker.ts";

type Target = "chromium" | "firefox";

/** One manifest.json is the source for both browsers; this says what differs, and nothing else does. */
function manifestFor(target: Target): ManifestV3Export {
  const manifest: Record<string, unknown> = { ...structuredClone(base), version: pkg.version };
  if (target === "firefox") {
    delete manifest["key"];
    delete manifest["minimum_chrome_version"];
    manifest["background"] = { scripts: [base.background.service_worker], type: "module" };
    // Firefox has no offscreen documents: its background page can start a worker by itself.
    manifest["permissions"] = base.permissions.filter((permission) => permission !== "offscreen");
    manifest["browser_specific_settings"] = {
      gecko: {
        id: "tock@authenticator.addons",
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["none"] },
      },
      gecko_android: { strict_min_version: "142.0" },
    };
  }
  return manifest as unknown as ManifestV3Export;
}

/** A page must not be able to detect Tock. Content scripts are single files, so nothing needs to be fetched by a page. */
const nothingWebAccessible: CrxPlugin = {
  name: "tock:nothing-web-accessible",
  enforce: "post",
  apply: "build",
  renderCrxManifest(manifest) {
    delete manifest.web_accessible_resources;
    return manifest;
  },
};

/** crxjs bundles each content script as the one file that is used, and leaves a twin with imports that nobody asks for. */
const noTwins: Plugin = {
  name: "tock:no-twins",
  enforce: "post",
  apply: "build",
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
    const twins = chunks.filter(({ fileName }) => /^assets\/.*\.iife\.ts-/.test(fileName));
    const others = chunks.filter((chunk) => !twins.includes(chunk));
    const wanted = new Set(others.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]));
    const onlyForTwins = twins.flatMap(({ imports }) => imports).filter((fileName) => !wanted.has(fileName));
    for (const name of [...twins.map(({ fileName }) => fileName), ...onlyForTwins])
      Reflect.deleteProperty(bundle, name);
  },
};

const POPUP = resolve("src/ui/popup/main.ts");
/**
 * What the popup's first picture needs, in three files: otherwise it waits for a dozen, one for each set of pages that share
 * something. First what the background has as well, then what other pages have, then what nobody else may run.
 */
const FEW_FILES: Rolldown.CodeSplittingGroup[] = [
  { name: "platform", test: /\/src\/platform\/|\/webextension-polyfill\//, priority: 3 },
  { name: popupGroup("shared", (id) => !id.includes("/src/ui/popup/")), debugName: "shared", priority: 2 },
  { name: popupGroup("popup", () => true), debugName: "popup", priority: 1 },
];

function popupGroup(name: string, test: (id: string) => boolean): Rolldown.CodeSplittingNameFunction {
  return (id, graph) => (test(id) && importedBy(POPUP, graph).has(id) ? name : null);
}

/** A module and all that its static imports bring with them. */
function importedBy(entry: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Told where its own file is, zxing-wasm never asks its CDN; the address has no business in the package all the same. */
const noForeignAddress = (): Plugin => ({
  name: "tock:no-foreign-address",
  transform: (code, id) =>
    id.includes("zxing-wasm") ? code.replaceAll("https://fastly.jsdelivr.net/npm/", "") : undefined,
});

export default defineConfig(({ mode }) => {
  const target: Target = mode === "firefox" ? "firefox" : "chromium";
  return {
    plugins: [
      publicSuffixesOnDemand(),
      polyfillAsModule(),
      crx({ manifest: manifestFor(target), browser: target === "firefox" ? "firefox" : "chrome" }),
      nothingWebAccessible,
      noTwins,
      ...(target === "chromium" ? [classicWorker()] : []),
    ],
    worker: { format: "es", plugins: () => [noForeignAddress()] },
    define: { __TARGET__: JSON.stringify(target) },
    build: {
      outDir: `dist/${target}`,
      target: target === "firefox" ? "firefox140" : "chrome120",
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Pages that the manifest does not name.
        input: {
          welcome: "src/ui/welcome/index.html",
          scan: "src/ui/scan/index.html",
          import: "src/ui/import/index.html",
          export: "src/ui/export/index.html",
          ...(target === "chromium" && { offscreen: "src/background/offscreen/index.html" }),
        },
        output: { codeSplitting: { groups: FEW_FILES } },
      },
    },
  };
});
