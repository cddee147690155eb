import { build, type Plugin, type Rolldown } from "vite";
import { PROJECT } from "./build.ts";

/** A line of the source put in another's place, to see what the line is good for. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

/** Fails where a line is not there any more: a test of what its absence does would prove nothing. */
function changing(changes: readonly Change[]): Plugin {
  const made = new Set<Change>();
  return {
    name: "changing",
    enforce: "pre",
    transform(code, id) {
      let changed = code;
      for (const change of changes) {
        if (!id.endsWith(change.file)) continue;
        if (changed.split(change.from).length !== 2) this.error(`${change.file} does not have once: ${change.from}`);
        changed = changed.replace(change.from, () => change.to);
        made.add(change);
      }
      return changed;
    },
    buildEnd(error) {
      const missing = changes.find((change) => !made.has(change));
      if (error === undefined && missing) this.error(`${missing.file} is no part of it`);
    },
  };
}

/** `entry` with all that it imports, from source, as one self-contained script for a page. */
export async function bundleOf(entry: string, changes: readonly Change[] = []): Promise<string> {
  const built = (await build({
    root: PROJECT,
    configFile: false,
    logLevel: "error",
    plugins: [changing(changes)],
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
