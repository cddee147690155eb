/** Builds snapshots for tests: what a content script would have read, with the usual left out. */
import type { FieldSnapshot, PageSnapshot, Region } from "#core/autofill/field.ts";

let lastId = 0;

/** An ordinary wide text input. */
export function field(known: Partial<FieldSnapshot> = {}): FieldSnapshot {
  lastId++;
  return {
    id: `f${lastId}`,
    type: "text",
    autocomplete: "",
    names: "",
    wrapper: "",
    label: "",
    placeholder: "",
    hint: "",
    inputMode: "",
    pattern: "",
    maxLength: -1,
    max: null,
    disabled: false,
    autofocus: false,
    box: { x: 20, y: 40 * lastId, width: 240, height: 36 },
    form: 0,
    region: 0,
    pictureBeside: false,
    ...known,
  };
}

/** `count` boxes of one row, 48 pixels apart. */
export const boxes = (count: number, known: (index: number) => Partial<FieldSnapshot> = () => ({})): FieldSnapshot[] =>
  Array.from({ length: count }, (_, index) =>
    field({ maxLength: 1, box: { x: 20 + 48 * index, y: 100, width: 40, height: 44 }, ...known(index) }),
  );

export const page = (fields: readonly FieldSnapshot[], around: Partial<Region> = {}, lang = "en"): PageSnapshot => ({
  lang,
  fields,
  regions: [{ headings: "", text: "", actions: "", hasQrPicture: false, ...around }],
});
