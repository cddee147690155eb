import { utf8 } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import { aegis } from "./formats/aegis.ts";
import { andotp } from "./formats/andotp.ts";
import { archive } from "./formats/archive.ts";
import { authenticatorExtension } from "./formats/authenticator-extension.ts";
import { authenticatorPlusDatabase } from "./formats/authenticator-plus-database.ts";
import { authy } from "./formats/authy.ts";
import { battlenet } from "./formats/battlenet.ts";
import { bitwarden } from "./formats/bitwarden.ts";
import { duo } from "./formats/duo.ts";
import { enpass } from "./formats/enpass.ts";
import { ente } from "./formats/ente.ts";
import { freeotp } from "./formats/freeotp.ts";
import { freeotpPlus } from "./formats/freeotp-plus.ts";
import { freeotp2 } from "./formats/freeotp2.ts";
import { googleDatabase } from "./formats/google-database.ts";
import { html } from "./formats/html.ts";
import { kdbx } from "./formats/kdbx.ts";
import { keepassXml } from "./formats/keepass-xml.ts";
import { keeper } from "./formats/keeper.ts";
import { lastpassAuthenticator } from "./formats/lastpass-authenticator.ts";
import { links } from "./formats/links.ts";
import { microsoft } from "./formats/microsoft.ts";
import { onepassword } from "./formats/onepassword.ts";
import { openpgp } from "./formats/openpgp.ts";
import { otpAuth } from "./formats/otp-auth.ts";
import { passwordCsv } from "./formats/password-csv.ts";
import { picture } from "./formats/picture.ts";
import { protonAuthenticator } from "./formats/proton-authenticator.ts";
import { protonPass } from "./formats/proton-pass.ts";
import { raivo } from "./formats/raivo.ts";
import { steam } from "./formats/steam.ts";
import { stratumDatabase } from "./formats/stratum-database.ts";
import { stratum } from "./formats/stratum.ts";
import { tock } from "./formats/tock.ts";
import { totpAuthenticator } from "./formats/totp-authenticator.ts";
import { twofas } from "./formats/twofas.ts";
import { twofauth } from "./formats/twofauth.ts";
import type { Confidence, ImportFile, ImportFormat, ImportOptions, ImportOutcome, ImportInput } from "./format.ts";
import { startsWith } from "./encoding.ts";
import { inputOf } from "./input.ts";

/** Every format that is read. Where two are equally sure of a file, the first has it. */
const FORMATS: readonly ImportFormat[] = [
  tock,
  aegis,
  twofas,
  stratum,
  ente,
  protonAuthenticator,
  protonPass,
  twofauth,
  raivo,
  bitwarden,
  onepassword,
  keeper,
  enpass,
  lastpassAuthenticator,
  freeotpPlus,
  freeotp2,
  freeotp,
  authy,
  steam,
  andotp,
  duo,
  authenticatorExtension,
  battlenet,
  totpAuthenticator,
  otpAuth,
  kdbx,
  keepassXml,
  googleDatabase,
  microsoft,
  stratumDatabase,
  authenticatorPlusDatabase,
  openpgp,
  picture,
  passwordCsv,
  html,
  links,
];
/** An archive reads its files by every other format, but no archive within an archive. */
const ARCHIVE = archive((file, options) => readFile(file, options, FORMATS));
const ALL_FORMATS = [...FORMATS, ARCHIVE];

/**
 * Reads whatever file a person has from any authenticator. All or nothing: a file gives each of its entries as a row, or
 * one failure. Never throws. Slow where the file's key derivation is; runs best in a worker that can be ended.
 */
export async function importFile(file: ImportFile, options: ImportOptions = {}): Promise<ImportOutcome> {
  const outcome = await readFile(file, options, ALL_FORMATS);
  const { password } = options;
  // No app normalises passwords, so what was typed is tried first; but keyboards differ in how they compose letters.
  const isComposedOtherwise = password !== undefined && password !== password.normalize("NFC");
  if (outcome.ok || outcome.failure.kind !== "wrong-password" || !isComposedOtherwise) return outcome;
  return readFile(file, { ...options, password: password.normalize("NFC") }, ALL_FORMATS);
}

/** Reads text that was pasted or decoded from a QR code; see `importFile`. */
export const importText = (text: string, options: ImportOptions = {}): Promise<ImportOutcome> =>
  importFile({ name: "", bytes: utf8(text) }, options);

async function readFile(
  file: ImportFile,
  options: ImportOptions,
  formats: readonly ImportFormat[],
): Promise<ImportOutcome> {
  const read = inputOf(file, options.beside ?? []);
  if (!read.ok) return read;
  const input = read.value;
  options.onProgress?.({ step: "reading" });
  const sure = (confidence: Confidence): readonly ImportFormat[] =>
    formats.filter((format) => format.recognise(input) === confidence);
  const [certain] = sure("certain");
  if (certain) return readSafely(certain, input, options);

  // Files without a mark look like noise: where nothing speaks for a format, only trying a password can tell.
  const likely = sure("likely");
  const possible = sure("possible");
  const chosen = possible.filter(({ app }) => app === options.app);
  const [first, ...others] = [...likely, ...chosen];
  if (options.password === undefined) {
    if (first) return readSafely(first, input, options);
    const maybeSealed = possible.length > 0 && !hasMark(file.bytes);
    return maybeSealed ? fail({ kind: "not-recognised", maybeSealed }) : NOT_RECOGNISED;
  }
  const outcome = first ? await readSafely(first, input, options) : NOT_RECOGNISED;
  if (!isStillClosed(outcome)) return outcome;
  for (const format of [...others, ...possible]) {
    const other = await readSafely(format, input, options);
    if (!isStillClosed(other)) return other;
  }
  return outcome;
}

const NOT_RECOGNISED: ImportOutcome = fail({ kind: "not-recognised" });

/** Whether a file begins as archives do, or with readable words as databases do; of sealed files one in 500 seems to. */
const hasMark = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x50, 0x4b]) || bytes.subarray(0, 16).filter((byte) => byte >= 0x20 && byte < 0x7f).length >= 12;

const isStillClosed = (outcome: ImportOutcome): boolean =>
  !outcome.ok && (outcome.failure.kind === "wrong-password" || outcome.failure.kind === "not-recognised");

/** A file that meets a reader's blind spot must not take the page with it. */
async function readSafely(format: ImportFormat, input: ImportInput, options: ImportOptions): Promise<ImportOutcome> {
  try {
    const outcome = await format.read(input, options);
    return options.signal?.aborted ? fail({ kind: "cancelled" }) : outcome;
  } catch {
    return fail({ kind: "damaged", app: format.app });
  }
}
