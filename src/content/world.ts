import type { PageWorld } from "#messages/page-world.ts";
import { ask } from "./ask.ts";

const shared = globalThis as typeof globalThis & { tockWorld?: PageWorld };

// An element of a page that has this for its id or name is found under it here too: only an own property is ours.
if (!Object.hasOwn(shared, "tockWorld")) Object.defineProperty(shared, "tockWorld", { value: {} });

/** The part of this isolated world that Tock's scripts share. */
export const tock: PageWorld = shared.tockWorld ?? {};

/** Has the background run one of the larger scripts in this frame, unless it is there already. */
export async function load<K extends "fields" | "prompt">(script: K): Promise<PageWorld[K]> {
  if (tock[script] === undefined) await ask("loadScript", { script });
  return tock[script];
}
