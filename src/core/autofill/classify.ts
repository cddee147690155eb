import { gatherEvidence, type Evidence } from "./evidence.ts";
import type { FieldUnit, PageSnapshot } from "./field.ts";
import { groupFields } from "./groups.ts";
import { kindOf } from "./kind.ts";
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
  const { group, names, label, hint } = evidence;
  if (group.fields.some(isDeclared)) return true;
  if (names.has("oneTime", "verifyCode") || label.has("oneTime", "verifyCode")) return true;
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
 * Finds where the page wants one-time codes.
 * @returns The best unit and those nearly as good, in document order; units for recovery codes besides.
 */
export function classify(page: PageSnapshot): readonly FieldUnit[] {
  const groups = groupFields(page.fields);
  const spoken = page.regions.map(({ headings, text, actions }) => `${headings} ${text} ${actions}`).join(" ");
  const labels = page.fields.map(({ label, placeholder, hint }) => `${label} ${placeholder} ${hint}`).join(" ");
  const languages = languagesOf(page.lang, `${spoken} ${labels}`);

  const units = gatherEvidence(page, groups, languages).flatMap((evidence): readonly FieldUnit[] => {
    const { score, reasons } = weigh(evidence);
    if (score < OFFER_AT || !isGrounded(evidence) || !isCodeLike(evidence)) return [];
    return [
      {
        kind: kindOf(evidence),
        fieldIds: evidence.group.fields.map(({ id }) => id),
        length: lengthOf(evidence),
        score,
        reasons,
      },
    ];
  });
  const best = Math.max(...units.filter(({ kind }) => kind !== "recovery").map(({ score }) => score));
  return units.filter(({ kind, score }) => kind === "recovery" || score >= best - NEARLY_AS_GOOD);
}

/** Split boxes tell; so does a short limit. Longer limits leave room for spaces, hyphens and recovery codes. */
function lengthOf({ group, field }: Evidence): number | null {
  if (group.isSplit) return group.fields.length * (group.isChunked ? field.maxLength : 1);
  return field.maxLength >= 4 && field.maxLength <= 6 ? field.maxLength : null;
}
