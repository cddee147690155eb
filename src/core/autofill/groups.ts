import type { FieldSnapshot } from "./field.ts";

/** Codes have four to eight characters; HOTP tokens of ten exist, split boxes for them do not. */
const MIN_BOXES = 4;
const MAX_BOXES = 8;
/** A box for one digit is not wider than this, in CSS pixels. */
const MAX_BOX_WIDTH = 96;

/** Codes that are split into a few inputs of several characters have six or eight in all: OVH's has two of three. */
const CHUNKED_LENGTHS = [6, 8];

/** Inputs that take one code together; a single input is a group of one. */
export type Group = {
  readonly fields: readonly FieldSnapshot[];
  readonly isSplit: boolean;
  /** Split into pieces of two to four characters, as dates and bank codes are as well. */
  readonly isChunked?: boolean;
};

const sameRow = (a: FieldSnapshot, b: FieldSnapshot): boolean => Math.abs(a.box.y - b.box.y) <= 4;
const sameSize = (a: FieldSnapshot, b: FieldSnapshot): boolean =>
  Math.abs(a.box.width - b.box.width) <= 3 && Math.abs(a.box.height - b.box.height) <= 3;

/** Whether the input can be a box for one digit. The first box often carries the whole code's maxlength, for pasting. */
const isBox = (field: FieldSnapshot): boolean =>
  field.box.width <= MAX_BOX_WIDTH && field.maxLength !== 2 && field.maxLength !== 3 && field.maxLength <= 10;

/** Numbers count the boxes; the rest of a label is what the boxes share. */
const withoutNumbers = (text: string): string => text.replace(/[\d\s]+/g, " ").trim();

/** Boxes with names of their own (S, M, L, XL; "day", "month") are fields in a row, not one code. */
function shareLabel(fields: readonly FieldSnapshot[]): boolean {
  // The first box often carries the label of all.
  const labels = new Set(fields.slice(1).map(({ label }) => withoutNumbers(label)));
  const placeholders = new Set(fields.map(({ placeholder }) => withoutNumbers(placeholder)));
  return labels.size <= 2 && placeholders.size <= 2;
}

const isChunk = ({ maxLength }: FieldSnapshot): boolean => maxLength >= 2 && maxLength <= 4;

/** Whether `field` stands next to `last` as one digit's box to another's. A code may wrap where the boxes say how little they take. */
const continuesRun = (last: FieldSnapshot, field: FieldSnapshot): boolean =>
  last.form === field.form &&
  sameSize(last, field) &&
  ((isBox(last) && isBox(field)) || (isChunk(last) && last.maxLength === field.maxLength)) &&
  (sameRow(last, field) || (last.maxLength === 1 && field.maxLength === 1 && field.box.y - last.box.y < 120));

/** Neighbours that look alike, in document order. */
function runs(fields: readonly FieldSnapshot[]): readonly (readonly FieldSnapshot[])[] {
  const found: FieldSnapshot[][] = [];
  for (const field of fields) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run && last && continuesRun(last, field)) run.push(field);
    else found.push([field]);
  }
  return found;
}

/** A run of boxes in two equal rows asks for something twice: it creates a PIN and confirms it. */
function rowsOf(run: readonly FieldSnapshot[]): readonly (readonly FieldSnapshot[])[] {
  const rows: FieldSnapshot[][] = [];
  for (const field of run) {
    const row = rows.find(([first]) => first !== undefined && sameRow(first, field));
    if (row) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

/**
 * Forms groups of split boxes by geometry, for names and markup differ in every library.
 * @param fields In document order.
 */
export function groupFields(fields: readonly FieldSnapshot[]): readonly Group[] {
  return runs(fields).flatMap((run): readonly Group[] => {
    const rows = rowsOf(run);
    // One code that wraps has a shorter last row, or rows that are too short for a code each.
    const isTornOff = (rows.at(-1)?.length ?? 0) < (rows[0]?.length ?? 0);
    const areTooShort = rows.every((row) => row.length < MIN_BOXES);
    const whole = rows.length > 1 && run.length <= MAX_BOXES && (isTornOff || areTooShort);
    return (whole ? [run] : rows).flatMap(toGroups);
  });
}

/** A row as one code, or as fields that happen to stand in a row. */
function toGroups(row: readonly FieldSnapshot[]): readonly Group[] {
  if (isChunkedCode(row)) return [{ fields: row, isSplit: true, isChunked: true }];
  if (row.length >= MIN_BOXES && row.length <= MAX_BOXES && row.every(isBox) && shareLabel(row)) {
    return [{ fields: row, isSplit: true }];
  }
  // Too many or too few boxes in a row are no code, and none of them is one by itself.
  return row.map((field) => ({ fields: [field], isSplit: false }));
}

const isChunkedCode = (row: readonly FieldSnapshot[]): boolean =>
  (row.length === 2 || row.length === 3) &&
  row.every(isChunk) &&
  CHUNKED_LENGTHS.includes(row.length * (row[0]?.maxLength ?? 0)) &&
  shareLabel(row);

/** Whether another group of the same form has as many boxes: something is created and confirmed. */
export const hasTwin = (group: Group, groups: readonly Group[]): boolean =>
  group.isSplit &&
  groups.some(
    (other) =>
      other !== group &&
      other.isSplit &&
      other.fields.length === group.fields.length &&
      other.fields[0]?.form === group.fields[0]?.form,
  );
