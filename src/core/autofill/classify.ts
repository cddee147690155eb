import { gatherEvidence, type Evidence } from "./evidence.ts";
import type { FieldUnit, PageSnapshot } from "./field.ts";
import { groupFields } from "./groups.ts";
import { kindOf } from "./kind.ts";
import { isForRecoveryCode } from "./recovery.ts";
import { offersToSend, speaksOfFactor, speaksOfSending } from "./signals/context.ts";
import { isDeclared } from "./signals/declared.ts";
import { signals } from "./signals/index.ts";
import { VETO } from "./signals/signal.ts";
import { languagesOf } from "./words/choose.ts";

/** A unit is offered from this score on. */
export const OFFER_AT = 4.5;
/** Others that are nearly as good as the best are kept: AWS asks for two consecutive codes. */
const NEARLY_AS_GOOD = 1.5;

/** Something must say that the code is a one-time code; a field called "code" in a numeric shape is any code. */
function isGrounded(evidence: Evidence): boolean {
  const { group, names, label, hint, near } = evidence;
  if (group.fields.some(isDeclared)) return true;
  if (names.has("oneTime", "verifyCode") || label.has("oneTime", "verifyCode")) return true;
  // Boxes for single digits are called "Digit 1"; what they make up together stands in their legend or over them.
  if (group.isSplit && near.headings.has("oneTime", "verifyCode")) return true;
  return (
    speaksOfFactor(evidence) ||
    speaksOfSending(evidence) ||
    (offersToSend(evidence) && (label.namesCode || hint.namesCode))
  );
}

/** The field itself must have something of a code, unless it is the only one on a page that asks for one. */
function isCodeLike(evidence: Evidence): boolean {
  const { group, names, label, hint, wrapper, siblings, near } = evidence;
  if (group.isSplit || group.fields.some(isDeclared)) return true;
  if ([names, label, hint, wrapper].some((reading) => reading.namesCode)) return true;
  if (siblings.length > 0 || startsSending(evidence)) return false;
  return near.text.namesCode || near.headings.namesCode;
}

/** "We will text you a code. [Send code]": a number or an address is asked for, not the code. */
function startsSending({ field, near: { actions, text } }: Evidence): boolean {
  if (!actions.has("askToSend") || (field.maxLength >= 4 && field.maxLength <= 10)) return false;
  const pieces = actions.text.split(".").filter((piece) => /\p{L}/u.test(piece)).length;
  const sending = actions.hits.filter(({ concept }) => concept === "askToSend").length;
  return sending >= pieces || text.has("phone", "login");
}

/** Adds up the signals, vetoes first: most inputs of a page end there. */
function weigh(evidence: Evidence): { readonly score: number; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  let score = 0;
  for (const { id, weigh } of signals) {
    const points = weigh(evidence);
    if (points !== 0) reasons.push(id);
    score += points;
    if (score <= VETO / 2) break;
  }
  return { score, reasons };
}

/**
 * Prepares what there is to judge: each place that a code could go into, with all that is known about it. Cheap; the texts are read when
 * a judgement asks.
 */
export function placesOf(page: PageSnapshot): readonly Evidence[] {
  const spoken = page.regions.map(({ headings, text, actions }) => `${headings} ${text} ${actions}`).join(" ");
  const labels = page.fields.map(({ label, placeholder, hint }) => `${label} ${placeholder} ${hint}`).join(" ");
  const languages = languagesOf(page.lang, `${spoken.slice(0, 3000)} ${labels.slice(0, 1000)}`);
  return gatherEvidence(page, groupFields(page.fields), languages);
}

/** @returns The place as a unit, if it is one for a code. */
export function judge(evidence: Evidence): FieldUnit | undefined {
  const { score, reasons } = weigh(evidence);
  const fieldIds = evidence.group.fields.map(({ id }) => id);
  // What adds up for one-time codes says little of a field that is called after another kind of code.
  if (score > VETO / 2 && isForRecoveryCode(evidence)) {
    return { kind: "recovery", fieldIds, length: null, score, reasons };
  }
  if (score < OFFER_AT || !isGrounded(evidence) || !isCodeLike(evidence)) return undefined;
  return { kind: kindOf(evidence), fieldIds, length: lengthOf(evidence), score, reasons };
}

/** @returns The best unit and those nearly as good, in document order; units for recovery codes besides. */
export function bestOf(units: readonly FieldUnit[]): readonly FieldUnit[] {
  const best = Math.max(...units.filter(({ kind }) => kind !== "recovery").map(({ score }) => score));
  return units.filter(({ kind, score }) => kind === "recovery" || score >= best - NEARLY_AS_GOOD);
}

/** Finds where the page wants codes. */
export const classify = (page: PageSnapshot): readonly FieldUnit[] =>
  bestOf(placesOf(page).flatMap((place) => judge(place) ?? []));

/** Split boxes tell; so does a short limit. Longer limits leave room for spaces, hyphens and recovery codes. */
function lengthOf({ group, field }: Evidence): number | null {
  if (group.isSplit) return group.fields.length * (group.isChunked ? field.maxLength : 1);
  return field.maxLength >= 4 && field.maxLength <= 6 ? field.maxLength : null;
}
