/** Looks for code fields in a document: one reading pass, then the core's judgement on plain data. */
import { bestOf, judge, placesOf } from "#core/autofill/classify.ts";
import { groupFields } from "#core/autofill/groups.ts";
import type { FieldSnapshot, FieldUnit, PageSnapshot, Region } from "#core/autofill/field.ts";
import { areaOf, formOf, readAround } from "./around.ts";
import { labelsIn, readField } from "./read-field.ts";
import { elementsIn, shadowRootOf } from "../roots.ts";
import { cellsTypedBy, isUsable } from "./visible.ts";

export type FoundUnit = FieldUnit & {
  /** Stays the same while the first input does. */
  readonly unitId: string;
  readonly elements: readonly HTMLInputElement[];
  /** The type that each had when it was judged: one that turns into a password field is another field. */
  readonly types: readonly string[];
};

/** No task of ours may block a page for longer. */
const MAX_TASK_MS = 8;
/** Inputs that are looked at closely. A page with more is a spreadsheet. */
const MAX_FIELDS = 250;

const TEXT_TYPES = new Set(["text", "tel", "number", "password"]);

const ids = new WeakMap<Element, string>();
let lastId = 0;
const idOf = (element: Element): string => {
  const id = ids.get(element) ?? `u${++lastId}`;
  ids.set(element, id);
  return id;
};

/** What was found last, by unit; the filler works on these elements and no others. */
const remembered = new Map<string, FoundUnit>();
export const rememberedUnit = (unitId: string): FoundUnit | undefined => remembered.get(unitId);

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

/** Lets the page breathe when our time is up. */
type Pause = () => Promise<void> | undefined;
function createPacer(): Pause {
  let startedMs = performance.now();
  return () => {
    if (performance.now() - startedMs < MAX_TASK_MS) return undefined;
    return nextTask().then(() => {
      startedMs = performance.now();
    });
  };
}

const isCandidate = (input: HTMLInputElement): boolean =>
  TEXT_TYPES.has(input.type) && !input.readOnly && input.closest("[role=search],search") === null;

/** Every input of the document, through shadow roots, in document order within each tree. */
async function collectInputs(root: Document | ShadowRoot, pause: Pause, found: HTMLInputElement[]): Promise<void> {
  for (const input of root.querySelectorAll("input")) if (isCandidate(input)) found.push(input);
  let count = 0;
  for (const element of elementsIn(root)) {
    // A clock reading for every element would cost more than the walk.
    if (++count % 256 === 0) await pause();
    const inner = shadowRootOf(element);
    if (inner) await collectInputs(inner, pause, found);
  }
}

/** Numbers things in the order in which they are met. */
function createNumbering<T>(): { readonly of: (item: T) => number; readonly items: () => readonly T[] } {
  const numbers = new Map<T, number>();
  return {
    of: (item) => {
      const number = numbers.get(item) ?? numbers.size;
      numbers.set(item, number);
      return number;
    },
    items: () => [...numbers.keys()],
  };
}

/** What the document says it speaks, or what the page around it says, where that is of the same origin. */
function languageOf(page: Document): string {
  if (page.documentElement.lang !== "") return page.documentElement.lang;
  try {
    return page.defaultView?.frameElement?.ownerDocument.documentElement.lang ?? "";
  } catch {
    return "";
  }
}

/** Whether this frame is one that fields may be filled in: an opaque origin is nobody's site. */
export const isFillableFrame = (): boolean => origin !== "null";

type Snapshot = {
  readonly page: PageSnapshot;
  readonly elements: ReadonlyMap<string, HTMLInputElement>;
};

/** Reads those of `inputs` that can be seen and typed into. Layout first and in one go, before anything could make it stale. */
async function takeSnapshot(inputs: readonly HTMLInputElement[], lang: string, pause: Pause): Promise<Snapshot> {
  const usable = inputs
    .slice(0, MAX_FIELDS)
    .map((input) => ({ input, box: input.getBoundingClientRect() }))
    .filter(({ input, box }) => isUsable(input, box));
  const cells = new Set(usable.flatMap(({ input }) => cellsTypedBy(input)));
  const placed = usable.filter(({ input }) => !cells.has(input));
  const forms = createNumbering<Node>();
  const areas = createNumbering<Node>();
  const labels = new Map<Node, ReturnType<typeof labelsIn>>();
  const fields: FieldSnapshot[] = [];
  for (const { input, box } of placed) {
    const root = input.getRootNode() as Document | ShadowRoot;
    const labelled = labels.get(root) ?? labelsIn(root);
    labels.set(root, labelled);
    fields.push(
      readField(input, {
        id: idOf(input),
        box,
        form: forms.of(formOf(input)),
        region: areas.of(areaOf(input)),
        labels: labelled.get(input) ?? [],
      }),
    );
    await pause();
  }
  const regions: Region[] = [];
  for (const area of areas.items()) {
    regions.push(readAround(area));
    await pause();
  }
  return { page: { lang, fields, regions }, elements: new Map(placed.map(({ input }) => [idOf(input), input])) };
}

/**
 * Scans `page` for code fields, in small tasks.
 * @returns Its units; elements in the order of the digits.
 */
export async function scanFields(page: Document = document): Promise<readonly FoundUnit[]> {
  if (!isFillableFrame()) return [];
  const pause = createPacer();
  const inputs: HTMLInputElement[] = [];
  await collectInputs(page, pause, inputs);
  const snapshot = await takeSnapshot(inputs, languageOf(page), pause);
  const units: FieldUnit[] = [];
  for (const place of placesOf(snapshot.page)) {
    const unit = judge(place);
    if (unit) units.push(unit);
    await pause();
  }
  remembered.clear();
  return bestOf(units).flatMap((unit) => remember(unit, snapshot.elements) ?? []);
}

/**
 * The unit that a person means by pointing at `input`: the input, or the boxes that it is one of.
 * @returns Undefined where it cannot be typed into.
 */
export async function unitAt(input: HTMLInputElement): Promise<FoundUnit | undefined> {
  if (!isFillableFrame() || !isCandidate(input)) return undefined;
  const tree = input.getRootNode() as Document | ShadowRoot;
  const inputs = [...tree.querySelectorAll("input")].filter(isCandidate);
  const { page, elements } = await takeSnapshot(inputs, "", createPacer());
  const group = groupFields(page.fields).find(({ fields }) => fields.some(({ id }) => id === idOf(input)));
  if (group === undefined) return undefined;
  const fieldIds = group.fields.map(({ id }) => id);
  return remember({ kind: "totp", fieldIds, length: null, score: 0, reasons: ["taught"] }, elements);
}

function remember(unit: FieldUnit, elements: ReadonlyMap<string, HTMLInputElement>): FoundUnit | undefined {
  const [unitId] = unit.fieldIds;
  if (unitId === undefined) return undefined;
  const inputs = unit.fieldIds.flatMap((id) => elements.get(id) ?? []);
  const found = { ...unit, unitId, elements: inputs, types: inputs.map(({ type }) => type) };
  remembered.set(unitId, found);
  return found;
}
