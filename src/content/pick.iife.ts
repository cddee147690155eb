/** Has the user point at the code field of a page; loaded when asked for in the popup or the context menu. */
import { start, stop, teachFocused } from "./picking/pick.ts";
import { tock } from "./world.ts";

tock.pick ??= { start, stop, teachFocused };
