import type { AccountDraft } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import type { RandomBytes } from "#core/bytes.ts";
import { drawQr, type DrawnQr } from "#core/qr/draw.ts";
import type { QrReader } from "#core/qr/reader.ts";
import { fitAll } from "./index.ts";
import { googleAuthenticator, transferCodes } from "./targets/google-authenticator.ts";

/** One account on a printed sheet. */
export type PaperAccount = {
  readonly issuer: string;
  readonly label: string;
  /** Undefined where the code could not be drawn so that it reads: its owner is told. */
  readonly qr: DrawnQr | undefined;
  /** The site's own backup codes that are still good. */
  readonly recoveryCodes: readonly string[];
};

/** A sheet that any app reads: a code for each account. */
export async function paperSheet(drafts: readonly AccountDraft[], read: QrReader): Promise<readonly PaperAccount[]> {
  const sheet: PaperAccount[] = [];
  for (const draft of drafts) {
    const { issuer, label, recoveryCodes } = draft;
    const unused = recoveryCodes.filter(({ usedAt }) => usedAt === undefined).map(({ code }) => code);
    sheet.push({ issuer, label, qr: await drawQr(buildOtpauthUri(draft), read), recoveryCodes: unused });
  }
  return sheet;
}

/** The codes that move accounts to Google Authenticator on a phone, to be scanned one after the other. */
export async function paperTransfer(
  drafts: readonly AccountDraft[],
  read: QrReader,
  random: RandomBytes,
): Promise<{ readonly pages: readonly (DrawnQr | undefined)[]; readonly count: number }> {
  const fits = fitAll(googleAuthenticator, drafts);
  const held = drafts.filter((_, index) => fits[index]?.kind === "held");
  const pages: (DrawnQr | undefined)[] = [];
  for (const uri of transferCodes(held, random)) pages.push(await drawQr(uri, read));
  return { pages, count: held.length };
}
