/** Of one series of samples, in the unit of the samples. */
export type Summary = {
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly min: number;
  readonly count: number;
};

/** The value below which the share `q` of `values` lies, interpolated between neighbours; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export const summarise = (values: readonly number[]): Summary => ({
  median: quantile(values, 0.5),
  lowerQuartile: quantile(values, 0.25),
  upperQuartile: quantile(values, 0.75),
  min: quantile(values, 0),
  count: values.length,
});

/** A copy in random order, so that no subject is always measured first. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Samples of several series, by name. */
export class Samples {
  readonly #series = new Map<string, number[]>();

  add(name: string, value: number): void {
    const series = this.#series.get(name);
    if (series) series.push(value);
    else this.#series.set(name, [value]);
  }

  /** @returns undefined where nothing was measured under that name. */
  of(name: string): Summary | undefined {
    const series = this.#series.get(name);
    return series && summarise(series);
  }
}
