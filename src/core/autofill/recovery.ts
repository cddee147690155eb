import type { Evidence, Reading } from "./evidence.ts";

/** "Code or recovery code" asks for a code; "enter a recovery code" does not, whatever follows. */
const asksForRecoveryCode = (reading: Reading): boolean =>
  reading.first("recovery") < reading.first("oneTime", "verifyCode", "code", "app", "sent");

/**
 * Whether a kept recovery code is wanted. Many such fields are declared as one-time codes, and share their ids with the
 * authenticator's (WordPress, Jetstream, Misskey, authentik): a one-time code must never go there.
 */
export function wantsRecoveryCode({ names, label, hint, near, field }: Evidence): boolean {
  if (asksForRecoveryCode(label)) return true;
  // Longer than any one-time code, and no sentence: "^[A-Z0-9]{32}$".
  if (/\{(?:1[1-9]|[2-9]\d)(?:,|\})/.test(field.pattern)) return true;
  if (label.namesOneTimeCode) return false;
  if (names.has("recovery") || asksForRecoveryCode(hint)) return true;
  if (near.headings.has("recovery") && !near.headings.namesOneTimeCode) return true;
  return asksForRecoveryCode(near.text) && !near.text.has("app", "sent");
}

/** Whether the field is one for a kept recovery code by its own words, or the only one of a page that asks for one. */
export function isForRecoveryCode(evidence: Evidence): boolean {
  const { names, label, hint, siblings } = evidence;
  const isNamed = [names, label, hint].some((reading) => reading.has("recovery"));
  return (isNamed || siblings.length === 0) && wantsRecoveryCode(evidence);
}
