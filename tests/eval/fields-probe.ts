/**
 * Runs as the content script of a small extension, in each page of a set: the product's own detector and filler, with a door
 * for the evaluator, which reaches the script's isolated world through the browser's debugger.
 */
import { fillUnit } from "#content/fields/fill.ts";
import { shadowRootOf } from "#content/roots.ts";
import { scanFields, unitAt } from "#content/fields/scan.ts";
import { describeField, findTaught } from "#content/fields/taught.ts";
import { scanNaively } from "./fields-baselines.ts";

/** `>>>` enters a shadow root, open or closed. */
function find(selector: string): Element | null {
  return selector.split(">>>").reduce<Element | null>((host, step, index) => {
    const root = index === 0 ? document : host && shadowRootOf(host);
    return root?.querySelector(step.trim()) ?? null;
  }, null);
}

const probe = {
  /** @returns Which of the selectors each unit found is made of, in order; -1 for an input that none of them names. */
  async scan(selectors: readonly string[]) {
    const startedMs = performance.now();
    const units = await scanFields();
    const ms = performance.now() - startedMs;
    const wanted = selectors.map(find);
    const naive = scanNaively();
    const numbers = (elements: readonly Element[]): readonly number[] => elements.map((each) => wanted.indexOf(each));
    return {
      ms,
      naive: { declared: numbers(naive.declared), names: numbers(naive.names) },
      units: units.map(({ unitId, kind, score, reasons, elements }) => ({
        unitId,
        kind,
        score,
        reasons,
        fields: numbers(elements),
        shown: elements.map(({ outerHTML }) => outerHTML.slice(0, 120)),
      })),
    };
  },
  /** @returns Whether each of the selectors' inputs, pointed at, is found again by its description, and as the same boxes. */
  async teach(selectors: readonly string[]): Promise<boolean> {
    const wanted = selectors.map(find);
    for (const input of wanted) {
      const described = input && describeField(input);
      const found = described ? findTaught(described) : undefined;
      if (found === undefined || found !== input) return false;
      const unit = await unitAt(found);
      if (!unit?.elements.every((element) => wanted.includes(element))) return false;
    }
    return true;
  },
  async fill(unitId: string, code: string) {
    const outcome = await fillUnit(unitId, code);
    return { outcome, got: document.body.dataset["got"], submits: document.body.dataset["submits"] };
  },
};
export type Probe = typeof probe;

Object.assign(globalThis, { tockProbe: probe });
