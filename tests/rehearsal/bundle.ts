/** Gets the component libraries and bundles each one's form for the pages of the rehearsal. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";
import { BUNDLE_PATH } from "./pages.ts";

const HOME = join(import.meta.dirname, "libraries");
const BUNDLES = join(HOME, "dist");
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };
/** A copy of the package-lock.json that was installed last. */
const INSTALLED = join(HOME, "node_modules/.installed.json");

/** What a page loads for one library's form; file names are relative to the folder of the bundles. */
export type Bundle = { readonly script: string; readonly styles: readonly string[] };

/** Installs what package-lock.json names, unless it is there. @throws With npm's words, when it cannot be had. */
export function ensureInstalled(): void {
  const wanted = readFileSync(join(HOME, "package-lock.json"), "utf8");
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, "utf8") === wanted) return;
  const { status, stdout, stderr } = spawnSync("npm", ["ci", "--prefix", HOME, "--no-audit", "--no-fund"], {
    cwd: HOME,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The component libraries could not be installed:\n${stdout}${stderr}`);
  writeFileSync(INSTALLED, wanted);
}

/** @returns The version that is installed of `packageName`. */
export const versionOf = (packageName: string): string =>
  (JSON.parse(readFileSync(join(HOME, "node_modules", packageName, "package.json"), "utf8")) as { version: string })
    .version;

type Chunk = { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] };

export type Bundles = {
  /** By the form's id. */
  readonly forms: ReadonlyMap<string, Bundle>;
  /** All that pages may load, by name. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;
};

/** Bundles every form in libraries/. */
export async function bundleLibraries(): Promise<Bundles> {
  const entries = readdirSync(HOME).filter((name) => /\.jsx?$/.test(name));
  await build({
    root: HOME,
    base: BUNDLE_PATH,
    configFile: false,
    logLevel: "error",
    plugins: await svelte(),
    // The extension's own files are JSX for Preact.
    oxc: { jsx: { runtime: "automatic", importSource: "react" } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: BUNDLES,
      emptyOutDir: true,
      manifest: "manifest.json",
      target: "es2022",
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: entries.map((name) => join(HOME, name)) },
    },
  });
  const manifest = JSON.parse(readFileSync(join(BUNDLES, "manifest.json"), "utf8")) as Record<string, Chunk>;
  const stylesOf = (key: string): readonly string[] => {
    const { css = [], imports = [] } = manifest[key]!;
    return [...imports.flatMap(stylesOf), ...css];
  };
  const forms = entries.map((name): [string, Bundle] => {
    return [name.replace(/\.jsx?$/, ""), { script: manifest[name]!.file, styles: [...new Set(stylesOf(name))] }];
  });
  const names = readdirSync(BUNDLES, { recursive: true, encoding: "utf8" }).filter((name) => extname(name) in TYPES);
  const files = names.map((name): [string, { type: string; body: Buffer }] => [
    name,
    { type: TYPES[extname(name)]!, body: readFileSync(join(BUNDLES, name)) },
  ]);
  return { forms: new Map(forms), files: new Map(files) };
}

/** The compiler is among what is installed on demand: for the type checker it is not there. */
async function svelte(): Promise<Plugin[]> {
  const require = createRequire(join(HOME, "package.json"));
  const plugin = (await import(pathToFileURL(require.resolve("@sveltejs/vite-plugin-svelte")).href)) as {
    svelte: (options: { configFile: false }) => Plugin[];
  };
  return plugin.svelte({ configFile: false });
}
