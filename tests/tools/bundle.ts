import { build, type Rolldown } from "vite";
import { PROJECT } from "./build.ts";

/** `entry` with all that it imports, from source, as one self-contained script for a page. */
export async function bundleOf(entry: string): Promise<string> {
  const built = (await build({
    root: PROJECT,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "chrome120",
      lib: { entry, formats: ["iife"], name: "bundled" },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built[0]?.output ?? [];
  if (!chunk) throw new Error("nothing was built");
  return chunk.code;
}
