import type { Evidence } from "../evidence.ts";
import { hasTwin } from "../groups.ts";
import type { Concept } from "../words/concepts.ts";
import { speaksOfApp, speaksOfSending } from "./context.ts";
import { isDeclared } from "./declared.ts";
import { VETO, type Signal } from "./signal.ts";

const isAbout = ({ near, label, hint, names }: Evidence, concept: Concept): boolean =>
  [near.headings, near.text, label, hint, names].some((reading) => reading.has(concept));

/** A PIN is invented here. Two equal groups of boxes are the same without words. */
export const newPin: Signal = {
  id: "new-pin",
  weigh: (evidence) => {
    const { near, label, group, groups } = evidence;
    // "Choose a PIN to open the app": an app by the way is not where the code comes from.
    const isTitle = near.headings.has("newPin") && !near.headings.namesOneTimeCode && !label.namesOneTimeCode;
    if (isTitle && !speaksOfSending(evidence) && !isDeclared(evidence.field)) return VETO;
    if (speaksOfApp(evidence)) return 0;
    if (hasTwin(group, groups)) return VETO;
    return isAbout(evidence, "newPin") && !speaksOfSending(evidence) ? VETO : 0;
  },
};

/** A PIN that stays the same, as of a card or a parent. */
export const fixedPin: Signal = {
  id: "fixed-pin",
  weigh: (evidence) =>
    isAbout(evidence, "fixedPin") &&
    !speaksOfApp(evidence) &&
    !speaksOfSending(evidence) &&
    !evidence.label.has("oneTime") &&
    !isDeclared(evidence.field)
      ? VETO
      : 0,
};

/** The code stands on a television, in a letter, on a bank statement. */
export const elsewhere: Signal = {
  id: "elsewhere",
  weigh: (evidence) => {
    const isByMessage =
      speaksOfSending(evidence) && (evidence.near.text.has("channel") || evidence.near.headings.has("channel"));
    return isAbout(evidence, "elsewhere") && !speaksOfApp(evidence) && !isByMessage ? VETO : 0;
  },
};
