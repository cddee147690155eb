import { fail, ok, type Result } from "#core/result.ts";
import { type AccountDraft, type CodeParameters, newDraft } from "./account.ts";
import { cleanName, MAX_NAME_LENGTH } from "./names.ts";
import { type ParameterFailure, parameterWarnings, type ParameterWarning, readParameters } from "./parameters.ts";

/** A form as the user filled it in: all text, empty where the usual value will do. */
export type DraftForm = {
  readonly type: CodeParameters["type"];
  readonly issuer: string;
  readonly label: string;
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: string;
  readonly period: string;
  readonly counter: string;
};

/** `parameter` is the field to mark. */
export type FieldFailure =
  | ParameterFailure
  | { readonly parameter: "issuer" | "label"; readonly kind: "name-too-long"; readonly maxLength: number }
  /** Neither issuer nor label: nobody could tell the account from others. */
  | { readonly parameter: "issuer"; readonly kind: "name-missing" };

/**
 * Judges a form that was filled in by hand, by the same rules as a key URI; only names that are too long are told, where
 * those of a stranger's URI are cut.
 * @returns The account, or at most one failure for each field.
 */
export function checkDraft(
  form: DraftForm,
): Result<
  { readonly draft: AccountDraft; readonly warnings: readonly ParameterWarning[] },
  readonly [FieldFailure, ...FieldFailure[]]
> {
  const names = { issuer: cleanName(form.issuer), label: cleanName(form.label) };
  const nameFailures: FieldFailure[] = [];
  if (names.issuer.text === "" && names.label.text === "") {
    nameFailures.push({ parameter: "issuer", kind: "name-missing" });
  }
  for (const parameter of ["issuer", "label"] as const) {
    if (names[parameter].shortened) {
      nameFailures.push({ parameter, kind: "name-too-long", maxLength: MAX_NAME_LENGTH });
    }
  }
  const parameters = readParameters(form);
  if (!parameters.ok) return fail([...parameters.failure, ...nameFailures]);
  const [first, ...others] = nameFailures;
  if (first) return fail([first, ...others]);
  const draft = newDraft(names.issuer.text, names.label.text, parameters.value);
  return ok({ draft, warnings: parameterWarnings(parameters.value) });
}
