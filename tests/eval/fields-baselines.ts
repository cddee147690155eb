/** What rules of one line find, to compare with. They run in the page beside the detector and offer each input by itself. */

export type BaselineName = "declared" | "names";

const NAMED = /otp|code/i;

const isDeclared = (input: HTMLInputElement): boolean => input.autocomplete.includes("one-time-code");
const rules: Readonly<Record<BaselineName, (input: HTMLInputElement) => boolean>> = {
  declared: isDeclared,
  names: (input) => isDeclared(input) || NAMED.test(`${input.name} ${input.id}`),
};

const TEXTUAL = new Set(["text", "tel", "number", "password"]);

/** @returns The inputs that each rule would fill, in document order. */
export function scanNaively(page: Document = document): Readonly<Record<BaselineName, readonly HTMLInputElement[]>> {
  const inputs = [...page.querySelectorAll("input")].filter(
    (input) => TEXTUAL.has(input.type) && input.checkVisibility({ visibilityProperty: true }),
  );
  return { declared: inputs.filter(rules.declared), names: inputs.filter(rules.names) };
}
