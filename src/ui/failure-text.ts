/** The one place where a failure, an outcome or a warning becomes words. A new kind does not compile until it has some. */
import type {
  BackupFailure,
  DraftFaults,
  FillOutcome,
  ProposalRelation,
  ProposalWarning,
  SaveFailure,
  ScanReport,
  UnlockFailure,
  UriFailureView,
  VaultNotice,
  WayFailure,
} from "#messages/views.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import type { PasskeyFailure } from "#platform/passkey.ts";
import type { CaptureFailure } from "./scan/capture.ts";

const clockTime = (ms: number): string =>
  new Date(ms).toLocaleTimeString(uiLanguage(), { hour: "numeric", minute: "2-digit", second: "2-digit" });

const dateAndTime = (ms: number): string =>
  new Date(ms).toLocaleString(uiLanguage(), { dateStyle: "medium", timeStyle: "short" });

export function unlockFailureText(failure: UnlockFailure): string {
  switch (failure.kind) {
    case "wrong-passphrase":
      return t("unlockWrongPassphrase");
    case "wrong-passkey":
      return t("unlockWrongPasskey");
    case "wrong-recovery-code":
      return t("unlockWrongRecoveryCode");
    case "mistyped-recovery-code":
      return t("unlockMistypedRecoveryCode");
    case "too-many-attempts":
      return t("unlockTooManyAttempts", clockTime(failure.retryAtMs));
    case "out-of-memory":
      return t("unlockOutOfMemory");
    case "damaged":
      return t("unlockDamaged");
    case "newer-format":
      return t("newerText");
  }
}

export function saveFailureText(failure: SaveFailure): string {
  switch (failure.kind) {
    case "locked":
      return t("saveLocked");
    case "storage-full":
      return t("saveStorageFull");
    case "storage-refused":
      return t("saveStorageRefused");
    case "damaged":
      return t("saveDamaged");
    case "rolled-back":
      return t("saveRolledBack");
    case "newer-format":
      return t("newerText");
    case "already-there":
      return t("saveAlreadyThere");
    case "out-of-memory":
      return t("saveOutOfMemory");
    case "no-such-account":
      return t("saveNoSuchAccount");
  }
}

export function passkeyFailureText(failure: PasskeyFailure): string {
  switch (failure.kind) {
    case "cancelled":
      return t("passkeyCancelled");
    case "no-prf":
      return t("passkeyNoPrf");
    case "not-allowed":
      return t("noPasskeysHere");
  }
}

/** A backup file can be of no use, or not open. */
export function drillFailureText(failure: BackupFailure | UnlockFailure): string {
  switch (failure.kind) {
    case "not-a-vault":
      return t("drillNotABackup");
    case "damaged":
      return t("drillDamaged");
    case "newer-format":
      return t("newerText");
    case "wrong-passphrase":
    case "wrong-passkey":
    case "wrong-recovery-code":
    case "mistyped-recovery-code":
    case "too-many-attempts":
    case "out-of-memory":
      return unlockFailureText(failure);
  }
}

/** Changing the ways in can fail as an unlocking and as a saving. */
export function wayFailureText(failure: WayFailure): string {
  switch (failure.kind) {
    case "wrong-passphrase":
    case "wrong-passkey":
    case "wrong-recovery-code":
    case "mistyped-recovery-code":
    case "too-many-attempts":
      return unlockFailureText(failure);
    case "locked":
    case "storage-full":
    case "storage-refused":
    case "damaged":
    case "rolled-back":
    case "newer-format":
    case "already-there":
    case "out-of-memory":
    case "no-such-account":
      return saveFailureText(failure);
    case "no-such-way":
      return t("wayGone");
    case "last-way":
      return t("wayLast");
    case "needs-new-key":
      return t("wayNeedsNewKey");
    case "too-many-ways":
      return t("wayTooMany");
  }
}

export function fillOutcomeText(outcome: FillOutcome): string {
  switch (outcome.kind) {
    case "filled":
      return t("fillFilled");
    case "waiting":
      return t("fillWaiting", clockTime(outcome.untilMs));
    case "no-field":
      return t("fillNoField");
    case "wrong-site":
      return t("fillWrongSite", outcome.siteName);
    case "no-account":
      return t("fillNoAccount");
    case "not-accepted-by-page":
      return t("fillNotAccepted");
    case "page-not-allowed":
      return t("pageNotAllowed");
    case "page-changed":
      return t("fillPageChanged");
    case "locked":
      return t("saveLocked");
    case "not-saved":
      return saveFailureText(outcome.failure);
  }
}

export function scanReportText(report: ScanReport): string {
  switch (report.kind) {
    case "proposals":
      return t("scanFound");
    case "partial-export":
      return t("scanPartialExport", report.have.length, report.of);
    case "other-content":
      return otherContentText(report.what);
    case "invalid-uri":
      return uriFailureText(report.failure);
    case "nothing-found":
      return t("scanNothingFound");
    case "unreadable-image":
      return t("scanUnreadableImage");
    case "page-not-allowed":
      return t("pageNotAllowed");
    case "locked":
      return t("saveLocked");
  }
}

function otherContentText(what: Extract<ScanReport, { kind: "other-content" }>["what"]): string {
  switch (what) {
    case "web-address":
      return t("scanHoldsWebAddress");
    case "text":
      return t("scanHoldsText");
    case "wifi":
      return t("scanHoldsWifi");
    case "contact":
      return t("scanHoldsContact");
  }
}

/** Why no picture comes from the camera or the screen. */
export function captureFailureText(failure: CaptureFailure): string {
  switch (failure.kind) {
    case "refused":
      return t("captureRefused");
    case "no-camera":
      return t("captureNoCamera");
    case "busy":
      return t("captureBusy");
    case "not-shared":
      return t("captureNotShared");
    case "unavailable":
      return t("captureUnavailable");
  }
}

export const uriFailureText = (failure: UriFailureView): string => t("scanInvalidUri", failure.parameter);

/** @param reason Why the field was refused, as the background names it; the field alone says enough where it is not known. */
export function draftFaultText(field: keyof DraftFaults, reason: string): string {
  switch (field) {
    case "issuer":
    case "label":
      return reason === "name-too-long" ? t("faultNameTooLong") : t("faultNameMissing");
    case "secret":
      return secretFaultText(reason);
    case "digits":
      return t("faultDigits");
    case "period":
      return t("faultPeriod");
    case "counter":
      return t("faultCounter");
  }
}

/** Reasons: those of `SecretFailure` in core/account/secret.ts, its hint where it has one. */
function secretFaultText(reason: string): string {
  switch (reason) {
    case "empty":
      return t("faultSecretEmpty");
    case "too-long":
      return t("faultSecretTooLong");
    case "misread-digit":
      return t("faultMisreadDigit");
    case "hex":
      return t("faultHex");
    case "base64":
      return t("faultBase64");
    default:
      return t("faultSecret");
  }
}

/** Nothing to say about an account that is simply new. */
export function relationText(relation: ProposalRelation): string | undefined {
  switch (relation.kind) {
    case "new":
      return undefined;
    case "already-kept":
      return t("proposalAlreadyKept", namesOf(relation));
    case "other-key":
      return t("proposalOtherKey", namesOf(relation));
    case "other-parameters":
      return t("proposalOtherParameters", namesOf(relation));
  }
}

const namesOf = ({ issuer, label }: { readonly issuer: string; readonly label: string }): string =>
  [issuer, label].filter(Boolean).join(", ");

export function proposalWarningText(warning: ProposalWarning): string {
  switch (warning) {
    case "short-secret":
      return t("warningShortSecret");
    case "unusual-digits":
      return t("warningUnusualDigits");
    case "names-cleaned":
      return t("warningNamesCleaned");
    case "issuer-mismatch":
      return t("warningIssuerMismatch");
    case "counter-assumed":
      return t("warningCounterAssumed");
    case "from-other-frame":
      return t("warningFromOtherFrame");
    case "repeated-parameter":
      return t("warningRepeatedParameter");
    case "issuer-elsewhere":
      return t("warningIssuerElsewhere");
    case "look-alike":
      return t("warningLookAlike");
    case "insecure-page":
      return t("warningInsecurePage");
  }
}

export function vaultNoticeText(notice: VaultNotice): string {
  switch (notice.kind) {
    case "older-copy-restored":
      return t("noticeOlderCopy", dateAndTime(notice.savedAt), notice.newestGeneration - notice.generation);
    case "copy-healed":
      return t("noticeCopyHealed");
    case "single-copy":
      return t("noticeSingleCopy");
  }
}
