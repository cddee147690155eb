/** Failures and warnings of imports in words, beside failure-text.ts: the popup needs none of them. */
import type { UriWarning } from "#core/account/otpauth-uri.ts";
import type { SecretFailure } from "#core/account/secret.ts";
import type { ImportFailure, ImportNotice, KdfCost, RowFailure, UnsupportedReason } from "#core/import/format.ts";
import { t, uiLanguage } from "#platform/i18n.ts";

const MIB = 1024 * 1024;

const number = (value: number): string => value.toLocaleString(uiLanguage());

/** What a key derivation asks for, in the figure that a person can judge. */
function costText(cost: KdfCost): string {
  switch (cost.kdf) {
    case "pbkdf2":
    case "aes-kdf":
      return t("importCostRounds", number(cost.rounds));
    case "scrypt":
      return t("importCostMemory", number(Math.round(cost.memoryBytes / MIB)));
    case "argon2":
      return t("importCostMemory", number(Math.round(cost.memoryKiB / 1024)));
  }
}

export const derivingText = (cost: KdfCost | undefined): string =>
  cost === undefined ? t("importDeriving") : t("importDerivingCost", costText(cost));

/** @param app The app's name; absent where the file belongs to none. */
export function importFailureText(
  failure: ImportFailure | { readonly kind: "stuck" | "gone" },
  app: string | undefined,
): string {
  const named = app ?? t("importThisFile");
  switch (failure.kind) {
    case "not-recognised":
      return failure.maybeSealed ? t("importMaybeSealed") : t("importNotRecognised");
    case "empty":
      return t("importEmpty");
    case "no-accounts":
      return failure.app === "picture" ? t("importNoCodeInPicture") : t("importNoAccounts");
    case "needs-password":
      return failure.app === "tock" ? t("importNeedsTockPassword") : t("importNeedsPassword", named);
    case "wrong-password":
      return failure.orDamaged ? t("importWrongPasswordOrDamaged") : t("importWrongPassword");
    case "damaged":
      return t("importDamaged", named);
    case "unsupported":
      return unsupportedText(failure.reason, named);
    case "needs-file":
      return failure.file === "manifest" ? t("importNeedsManifest") : t("importNeedsMaFile");
    case "too-big":
      return tooBigText(failure.limit);
    case "kdf-too-costly":
      return t("importTooCostly", costText(failure.cost));
    case "cancelled":
      return t("importCancelled");
    case "stuck":
      return t("importStuck");
    case "gone":
      return t("importGone");
  }
}

/** Each says the way out. */
function unsupportedText(reason: UnsupportedReason, app: string): string {
  switch (reason) {
    case "openpgp":
      return t("importOpenPgp");
    case "account-bound":
      return t("importAccountBound", app);
    case "no-codes-in-export":
      return t("importNoCodesInExport", app);
    case "cipher":
      return t("importCipher", app);
    case "version":
      return app === "Tock" ? t("importNewerTock") : t("importVersion", app);
    case "keyring":
      return t("importKeyring");
    case "icon-pack":
      return t("importIconPack");
    case "picture":
      return t("importNoCodeInPicture");
  }
}

function tooBigText(limit: Extract<ImportFailure, { kind: "too-big" }>["limit"]): string {
  switch (limit) {
    case "file":
    case "inflated":
      return t("importTooBig");
    case "entries":
      return t("importTooMany");
    case "depth":
      return t("importTooDeep");
  }
}

export function importNoticeText(notice: ImportNotice): string {
  switch (notice.kind) {
    case "icons-dropped":
      return t("importIconsDropped", number(notice.count));
    case "other-secrets-dropped":
      return t("importOtherSecretsDropped");
    case "parts-missing":
      return t("importPartsMissing", notice.missing, notice.of);
    case "log-missing":
      return t("importLogMissing");
  }
}

export function rowFailureText(failure: RowFailure): string {
  switch (failure.kind) {
    case "bad-secret":
      return secretText(failure.reason);
    case "unsupported-algorithm":
      return failure.name === "unknown" ? t("rowUnknownAlgorithm") : t("rowUnsupportedAlgorithm", failure.name);
    case "not-a-whole-number":
    case "out-of-range":
      return numberText(failure.parameter);
    case "not-otpauth":
      return t("rowNoLink");
    case "too-long":
      return t("rowTooLong");
    case "unsupported-type":
      return typeText(failure.type);
    case "malformed":
      return t("rowMalformed");
    case "damaged-code":
      return t("rowDamagedCode");
    case "not-portable":
      return t("rowNotPortable");
    case "in-bin":
      return t("rowInBin");
    case "locked":
      return t("rowLocked");
  }
}

function secretText(failure: SecretFailure): string {
  switch (failure.kind) {
    case "empty":
      return t("rowNoKey");
    case "too-long":
      return t("rowKeyTooLong");
    case "not-base32":
      return failure.hint === "misread-digit" ? t("rowKeyMisread") : t("rowKeyNotBase32");
  }
}

function numberText(parameter: "digits" | "period" | "counter"): string {
  switch (parameter) {
    case "digits":
      return t("rowBadDigits");
    case "period":
      return t("rowBadPeriod");
    case "counter":
      return t("rowBadCounter");
  }
}

function typeText(type: "yandex" | "motp" | "unknown"): string {
  switch (type) {
    case "yandex":
      return t("rowUnsupportedType", "Yandex");
    case "motp":
      return t("rowUnsupportedType", "mOTP");
    case "unknown":
      return t("rowUnknownType");
  }
}

export function rowWarningText(warning: UriWarning): string {
  switch (warning.kind) {
    case "few-digits":
      return t("warnFewDigits");
    case "short-secret":
      return t("warnShortKey");
    case "counter-assumed":
      return t("warnCounterStart");
    case "issuer-mismatch":
      return t("warnOtherIssuer", warning.prefix);
    case "repeated-parameter":
      return t("warnRepeated");
    case "name-cleaned":
      return t("warnNameCleaned");
    case "name-shortened":
      return t("warnNameShortened");
    case "steam-assumed":
      return t("warnSteamAssumed");
  }
}
