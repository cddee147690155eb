/** `npm run package`: what the stores want, in dist/. The same sources give the same bytes. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, PROJECT } from "./build.ts";
import { packages } from "./packages.ts";

build("chromium");
build("firefox");

for (const [name, bytes] of Object.entries(packages())) {
  writeFileSync(join(PROJECT, "dist", name), bytes);
  const hash = createHash("sha256").update(bytes).digest("hex");
  console.log(`dist/${name}  ${bytes.length} bytes  sha256 ${hash}`);
}
