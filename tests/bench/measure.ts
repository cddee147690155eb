import { summarise, type Samples, type Summary } from "./statistics.ts";
import type { Subject } from "./subjects.ts";

/** What every measurement is given. */
export type Bench = {
  readonly tock: Subject;
  readonly reference: Subject;
  readonly rounds: number;
  /** Sizes of the vault, ascending. */
  readonly accounts: readonly number[];
  /** Tells the person in front of it how far it has come. */
  readonly say: (line: string) => void;
};

/** How a figure is judged: as it is, against the reference's, or by what it has more than the reference. */
export type Budget = { readonly of: "value" | "ratio" | "difference"; readonly most: number };

/** One line of the table. */
export type Finding = {
  readonly what: string;
  readonly unit: "ms" | "ms/s" | "KB";
  readonly tock: Summary;
  readonly reference?: Summary;
  /** How it compares with the reference. Left out: there is none, or it is no comparison. */
  readonly compare?: "ratio" | "difference";
  readonly budget?: Budget;
};

export type Measure = {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  readonly run: (bench: Bench) => Promise<readonly Finding[]>;
};

/** The largest of the wanted sizes that is no more than `most`, for what is measured at one size only. */
export const sizeUpTo = (most: number, { accounts }: Bench): number =>
  accounts.filter((count) => count <= most).at(-1) ?? most;

/** The finding about the samples that were added as "tock/<name>" and "reference/<name>". */
export const comparisonOf = (samples: Samples, name: string, about: Omit<Finding, "tock" | "reference">): Finding => ({
  ...about,
  tock: samples.of(`tock/${name}`) ?? summarise([]),
  reference: samples.of(`reference/${name}`) ?? summarise([]),
});

/** The figure that `budget` is about. */
export function judged(finding: Finding, of: Budget["of"]): number {
  const value = finding.tock.median;
  const other = finding.reference?.median ?? NaN;
  switch (of) {
    case "value":
      return value;
    case "ratio":
      return value / other;
    case "difference":
      return value - other;
  }
}

/** undefined where no budget was set. */
export const isMet = (finding: Finding): boolean | undefined =>
  finding.budget && judged(finding, finding.budget.of) <= finding.budget.most;
