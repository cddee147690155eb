import { utf8 } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import { aegis } from "./formats/aegis.ts";
import { andotp } from "./formats/andotp.ts";
import { authenticatorExtension } from "./formats/authenticator-extension.ts";
import { duo } from "./formats/duo.ts";
import { ente } from "./formats/ente.ts";
import { lastpassAuthenticator } from "./formats/lastpass-authenticator.ts";
import { links } from "./formats/links.ts";
import { picture } from "./formats/picture.ts";
import { protonAuthenticator } from "./formats/proton-authenticator.ts";
import { raivo } from "./formats/raivo.ts";
import { stratum } from "./formats/stratum.ts";
import { twofas } from "./formats/twofas.ts";
import { twofauth } from "./formats/twofauth.ts";
import type { ImportFile, ImportFormat, ImportOptions, ImportOutcome } from "./format.ts";
import { inputOf, type ImportInput } from "./input.ts";

/** Every format that is read. Where two are equally sure of a file, the first has it. */
const FORMATS: readonly ImportFormat[] = [
  aegis,
  twofas,
  stratum,
  ente,
  protonAuthenticator,
  twofauth,
  raivo,
  lastpassAuthenticator,
  andotp,
  duo,
  authenticatorExtension,
  picture,
  links,
];

/**
 * Reads whatever file a person has from any authenticator. All or nothing: a file gives each of its entries as a row, or
 * one failure. Never throws. Slow where the file's key derivation is; runs best in a worker that can be ended.
 */
export async function importFile(file: ImportFile, options: ImportOptions = {}): Promise<ImportOutcome> {
  const input = inputOf(file, options.beside ?? []);
  if (!input.ok) return input;
  options.onProgress?.({ step: "reading" });
  const outcome = await readAs(input.value, options);
  const { password } = options;
  // No app normalises passwords, so what was typed is tried first; but keyboards differ in how they compose letters.
  const isComposedOtherwise = password !== undefined && password !== password.normalize("NFC");
  if (outcome.ok || outcome.failure.kind !== "wrong-password" || !isComposedOtherwise) return outcome;
  return readAs(input.value, { ...options, password: password.normalize("NFC") });
}

/** Reads text that was pasted or decoded from a QR code; see `importFile`. */
export const importText = (text: string, options: ImportOptions = {}): Promise<ImportOutcome> =>
  importFile({ name: "", bytes: utf8(text) }, options);

async function readAs(input: ImportInput, options: ImportOptions): Promise<ImportOutcome> {
  const certain = FORMATS.find((format) => format.recognise(input) === "certain");
  if (certain) return readSafely(certain, input, options);

  // Files without a mark look like noise: only trying tells, and only where the user says so or gave a password.
  const possible = FORMATS.filter((format) => format.recognise(input) === "possible");
  const chosen = possible.filter((format) => format.app === options.app);
  const tried = chosen.length > 0 ? chosen : options.password === undefined ? [] : possible;
  let outcome: ImportOutcome = fail({ kind: "not-recognised" });
  for (const format of tried) {
    outcome = await readSafely(format, input, options);
    if (outcome.ok || outcome.failure.kind !== "wrong-password") return outcome;
  }
  return outcome;
}

/** A file that meets a reader's blind spot must not take the page with it. */
async function readSafely(format: ImportFormat, input: ImportInput, options: ImportOptions): Promise<ImportOutcome> {
  try {
    const outcome = await format.read(input, options);
    return options.signal?.aborted ? fail({ kind: "cancelled" }) : outcome;
  } catch {
    return fail({ kind: "damaged", app: format.app });
  }
}
