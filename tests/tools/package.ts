/** `npm run package`: what the stores want, in dist/. The same sources give the same bytes. */
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, builtExtension, PROJECT } from "./build.ts";
import { zipFiles, zipFolder } from "./zip.ts";

build("chromium");
build("firefox");

write("tock-chromium.zip", zipFolder(builtExtension("chromium"), { "manifest.json": storeManifest() }));
write("tock-firefox.zip", zipFolder(builtExtension("firefox")));
write("tock-source.zip", zipFiles(PROJECT, trackedFiles()));

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

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(PROJECT, "dist", name), bytes);
  const hash = createHash("sha256").update(bytes).digest("hex");
  console.log(`dist/${name}  ${bytes.length} bytes  sha256 ${hash}`);
}
