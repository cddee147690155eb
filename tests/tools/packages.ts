import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtExtension, PROJECT } from "./build.ts";
import { billOfMaterials } from "./sbom.ts";
import { zipFiles, zipFolder } from "./zip.ts";

/** Names every package that is in the shipped code, with its version, licence and hash. */
export const BILL_OF_MATERIALS = "sbom.cdx.json";

/** What the stores want, by file name, out of what was built. */
export function packages(): Readonly<Record<string, Uint8Array>> {
  const bill = { [BILL_OF_MATERIALS]: billOfMaterials() };
  return {
    "tock-chromium.zip": zipFolder(builtExtension("chromium"), { ...bill, "manifest.json": storeManifest() }),
    "tock-firefox.zip": zipFolder(builtExtension("firefox"), bill),
    "tock-source.zip": zipFiles(PROJECT, trackedFiles()),
  };
}

/** The Chrome Web Store gives an extension its id, and refuses a first upload that brings its own key. */
function storeManifest(): string {
  const text = readFileSync(join(builtExtension("chromium"), "manifest.json"), "utf8");
  const manifest = JSON.parse(text) as Record<string, unknown>;
  delete manifest["key"];
  return JSON.stringify(manifest, null, 2);
}

/** What a reviewer needs to build the same: all that is in the repository, as it is on disk. */
function trackedFiles(): string[] {
  const names = execFileSync("git", ["ls-files", "-z"], { cwd: PROJECT, encoding: "utf8" });
  return names.split("\0").filter((name) => name !== "");
}
