/** Counts what one decoder read of a set of pictures, and how long it took. */
export type Entry = {
  readonly file: string;
  readonly category: string;
  readonly w: number;
  readonly h: number;
  /** Empty where there is no code. */
  readonly expected: readonly string[];
};

export type Reading = { readonly texts: readonly string[]; readonly readMs: number };

/** Longest sides by which times are told apart. */
const SIZES = [100, 400, 1300, 2600, Infinity];

export class Tally {
  readonly #byCategory = new Map<string, { images: number; right: number }>();
  readonly #times = new Map<string, number[]>();
  #images = 0;
  #withCode = 0;
  #readRight = 0;
  #falseReads = 0;

  /** @returns What was wrong with the reading, or undefined. */
  add({ category, expected, w, h }: Entry, { texts, readMs }: Reading): string | undefined {
    const unexpected = texts.filter((text) => !expected.includes(text));
    const missing = [...new Set(expected)].filter((text) => !texts.includes(text));
    const right = unexpected.length === 0 && missing.length === 0;
    this.#images++;
    if (unexpected.length > 0) this.#falseReads++;
    if (expected.length > 0) {
      this.#withCode++;
      if (right) this.#readRight++;
    }
    const counted = this.#byCategory.get(category) ?? { images: 0, right: 0 };
    this.#byCategory.set(category, { images: counted.images + 1, right: counted.right + Number(right) });
    const size = SIZES.find((side) => Math.max(w, h) <= side) ?? Infinity;
    const kind = `${expected.length > 0 ? "decode" : "reject"} ${size === Infinity ? "larger" : `up to ${size}`}`;
    this.#times.set(kind, [...(this.#times.get(kind) ?? []), readMs]);
    return right ? undefined : `${missing.length} missing, ${unexpected.length} unexpected`;
  }

  result() {
    return {
      images: this.#images,
      rate: share(this.#readRight, this.#withCode),
      falseReads: this.#falseReads,
      byCategory: Object.fromEntries(
        [...this.#byCategory].map(([name, { images, right }]) => [name, share(right, images)]),
      ),
      ms: Object.fromEntries(
        [...this.#times].map(([name, ms]) => [name, { median: quantile(ms, 0.5), p95: quantile(ms, 0.95) }]),
      ),
    };
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * at)] ?? 0) * 100) / 100;
}
