import type { Evidence } from "./evidence.ts";
import type { UnitKind } from "./field.ts";
import { wantsRecoveryCode } from "./recovery.ts";
import { offersToSend, showsSetupKey, speaksOfSending } from "./signals/context.ts";

/** Part of a phone number or an address, as pages show it to say where a code went. */
const MASKED_ADDRESS =
  /[*•·●xX×]{2,}[\s-]?\d{2,4}\b|\d[*•●xX×]{2,}|\p{L}[*•●]{2,}|[\p{L}\d.*•]+@[\p{L}\d*•-]+\.|[*•…]{1,}\s?\d{2,4}/u;

/** "smsCode", "email_confirmation_code", "phoneConfirmationCode". */
const isNamedAfterMessage = ({ names, label }: Evidence): boolean =>
  label.has("channel", "phone", "sent") ||
  (names.has("channel", "phone", "login") &&
    !names.has("app", "factor") &&
    /\b(?:sms|e?mail|phone|mobile)\b/.test(names.text));

/** Statements decide, not links: "use a text message instead" is on most pages that want an authenticator's code. */
export function kindOf(evidence: Evidence): UnitKind {
  const { near, hint, label, names } = evidence;
  if (wantsRecoveryCode(evidence)) return "recovery";
  const statements = [label, hint, near.headings, near.text];

  const isSent = speaksOfSending(evidence);
  const isApp = statements.some((reading) => reading.has("app")) || names.has("app") || label.namesApp;
  const showsKey = near.region.hasQrPicture || showsSetupKey(evidence);
  if ((showsKey && isApp) || (!isSent && (showsKey || statements.some((reading) => reading.has("enrol")))))
    return "enrolment";

  if (isApp && isSent) {
    const sentFirst =
      near.text.first("sent") < near.text.first("app") && !near.headings.has("app") && !label.has("app");
    return sentFirst || MASKED_ADDRESS.test(near.region.text) || label.has("sent") ? "sent" : "totp";
  }
  if (isApp) return "totp";
  if (isSent || isNamedAfterMessage(evidence)) return "sent";
  if (near.headings.has("channel")) return "sent";
  return offersToSend(evidence) ? "sent" : "totp";
}
