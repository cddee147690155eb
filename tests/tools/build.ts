import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BrowserName } from "./browsers.ts";

/** The project's folder, whatever folder a command was started in. */
export const PROJECT = join(import.meta.dirname, "../..");

/** What the extension is made of. */
const SOURCES = ["src", "public", "manifest.json", "package.json", "vite.config.ts", "vite.worker.ts"];

/** Where the unpacked extension is. */
export const builtExtension = (target: BrowserName): string => join(PROJECT, "dist", target);

/** Builds the unpacked extension. @throws With the builder's words, when it cannot be built. */
export function build(target: BrowserName): void {
  const vite = join(PROJECT, "node_modules/vite/bin/vite.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, "build", "--mode", target, "--logLevel", "warn"],
    { cwd: PROJECT, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The extension for ${target} could not be built:\n${stdout}${stderr}`);
}

/** Builds unless what is there is newer than all that it is made of. @returns The folder of the unpacked extension. */
export function ensureBuilt(target: BrowserName): string {
  const folder = builtExtension(target);
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest) || statSync(manifest).mtimeMs < newestSourceMs()) build(target);
  return folder;
}

function newestSourceMs(): number {
  const paths = SOURCES.flatMap((source) => {
    const path = join(PROJECT, source);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
  });
  return Math.max(...paths.map((path) => statSync(path).mtimeMs));
}
