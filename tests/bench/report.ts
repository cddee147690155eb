/** Findings as text and as data. */
import { isMet, judged, type Budget, type Finding } from "./measure.ts";
import type { Summary } from "./statistics.ts";

const figure = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(1));

const spread = ({ median, lowerQuartile, upperQuartile, count }: Summary): string =>
  count === 1 ? figure(median) : `${figure(median)} (${figure(lowerQuartile)}–${figure(upperQuartile)})`;

function comparison(finding: Finding): string {
  if (finding.compare === undefined) return "";
  const value = judged(finding, finding.compare);
  return finding.compare === "ratio" ? `×${value.toFixed(2)}` : `+${figure(value)}`.replace("+-", "−");
}

const limit = ({ of, most }: Budget): string => `≤ ${{ value: "", ratio: "×", difference: "+" }[of]}${most}`;

function verdict(finding: Finding): string {
  const met = isMet(finding);
  return met === undefined ? "" : met ? "yes" : "NO";
}

/** A table in Markdown: medians, with the quartiles in brackets. */
export function tableOf(findings: readonly Finding[]): string {
  const head = ["", "unit", "Tock", "reference", "compared", "budget", "met"];
  const body = findings.map((finding) => [
    finding.what,
    finding.unit,
    spread(finding.tock),
    finding.reference ? spread(finding.reference) : "",
    comparison(finding),
    finding.budget ? limit(finding.budget) : "",
    verdict(finding),
  ]);
  const widths = head.map((_, column) => Math.max(3, ...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** For machines. */
export const dataOf = (findings: readonly Finding[]) =>
  findings.map((finding) => {
    const met = isMet(finding);
    return {
      what: finding.what,
      unit: finding.unit,
      tock: roundedSummary(finding.tock),
      ...(finding.reference && { reference: roundedSummary(finding.reference) }),
      ...(finding.compare && { [finding.compare]: rounded(judged(finding, finding.compare)) }),
      ...(finding.budget && { budget: finding.budget, met }),
    };
  });

const roundedSummary = (summary: Summary): Summary => ({
  median: rounded(summary.median),
  lowerQuartile: rounded(summary.lowerQuartile),
  upperQuartile: rounded(summary.upperQuartile),
  min: rounded(summary.min),
  count: summary.count,
});
