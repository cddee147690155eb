import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { utf8, type Bytes } from "#core/bytes.ts";
import type { ImportFailure } from "#core/import/format.ts";
import { importFile } from "#core/import/index.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { ExportTarget, ExportTools, Fit } from "./target.ts";
import { aegis } from "./targets/aegis.ts";
import { andotp } from "./targets/andotp.ts";
import { authenticatorExtension } from "./targets/authenticator-extension.ts";
import { bitwarden } from "./targets/bitwarden.ts";
import { ente } from "./targets/ente.ts";
import { freeotpPlus } from "./targets/freeotp-plus.ts";
import { googleAuthenticator } from "./targets/google-authenticator.ts";
import { keepassXml } from "./targets/keepass-xml.ts";
import { keepassxcCsv } from "./targets/keepassxc-csv.ts";
import { otpauthList } from "./targets/otpauth-list.ts";
import { protonAuthenticator } from "./targets/proton-authenticator.ts";
import { stratum } from "./targets/stratum.ts";
import { twofas } from "./targets/twofas.ts";
import { twofauth } from "./targets/twofauth.ts";

/** Every format that is written. */
export const EXPORT_TARGETS: readonly ExportTarget[] = [
  aegis,
  twofas,
  stratum,
  ente,
  protonAuthenticator,
  bitwarden,
  authenticatorExtension,
  andotp,
  googleAuthenticator,
  freeotpPlus,
  keepassXml,
  keepassxcCsv,
  twofauth,
  otpauthList,
];

export const exportTarget = (id: string): ExportTarget | undefined => EXPORT_TARGETS.find((target) => target.id === id);

/** What becomes of each account in a target, in their order: told before anything is written. */
export function fitAll(target: ExportTarget, drafts: readonly AccountDraft[]): readonly Fit[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const fit = target.fit(draft);
    if (fit.kind === "left-out" || target.uniqueBy === undefined) return fit;
    const key = target.uniqueBy.keyOf(draft);
    if (taken.has(key)) return { kind: "left-out", obstacle: target.uniqueBy.obstacle };
    taken.add(key);
    return fit;
  });
}

export type Exported = { readonly bytes: Bytes; readonly extension: string; readonly count: number };

export type ExportFailure =
  /** The target holds none of the accounts. */
  | { readonly kind: "nothing-to-write" }
  | { readonly kind: "not-sealable" }
  /** The file, read again, did not hold what it should: it is not handed out. */
  | { readonly kind: "not-read-back" }
  | Extract<ImportFailure, { readonly kind: "kdf-too-costly" | "cancelled" }>;

/**
 * Writes accounts in a target's format and reads the file back before anybody relies on it.
 * @param password Encrypts the file, where the target can; absent: in clear.
 */
export async function exportTo(
  target: ExportTarget,
  drafts: readonly AccountDraft[],
  tools: ExportTools,
  password?: string,
): Promise<Result<Exported, ExportFailure>> {
  const fits = fitAll(target, drafts);
  const held = drafts.filter((_, index) => fits[index]?.kind === "held");
  if (held.length === 0) return fail({ kind: "nothing-to-write" });
  if (password === undefined) return checked(held, utf8(target.write(held, tools)), target.extension);
  if (target.seal === undefined) return fail({ kind: "not-sealable" });
  const sealed = await target.seal(held, password, tools);
  if (sealed.ok) return checked(held, sealed.value, target.sealedExtension ?? target.extension, password);
  const { failure } = sealed;
  // The parameters of each target are its own and right, so nothing else can fail.
  return failure.kind === "kdf-too-costly" || failure.kind === "cancelled"
    ? fail(failure)
    : fail({ kind: "not-read-back" });
}

async function checked(
  held: readonly AccountDraft[],
  bytes: Bytes,
  extension: string,
  password?: string,
): Promise<Result<Exported, ExportFailure>> {
  const read = await importFile({ name: `export.${extension}`, bytes }, password === undefined ? {} : { password });
  const back = read.ok ? read.value.rows.flatMap((row) => (row.kind === "account" ? [row.draft] : [])) : [];
  const isSame = areSame(back.map(printOf), held.map(printOf)) && (!read.ok || read.value.rows.length === held.length);
  return isSame ? ok({ bytes, extension, count: held.length }) : fail({ kind: "not-read-back" });
}

/** What makes an account's codes, as text. */
function printOf({ parameters }: { readonly parameters: CodeParameters }): string {
  const { secret, ...rest } = parameters;
  return JSON.stringify([toBase32(secret.reveal()), Object.entries(rest).sort()]);
}

/** Whether both have the same members, in any order: formats with groups put accounts of one group together. */
function areSame(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [a.toSorted(), b.toSorted()];
  return left.length === right.length && left.every((each, index) => each === right[index]);
}
