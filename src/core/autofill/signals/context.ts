import type { Evidence } from "../evidence.ts";
import type { Signal } from "./signal.ts";

/** A setup key in groups of four. Plain words in capitals lack the digits. */
const SETUP_KEY = /(?=[A-Za-z\s-]*[2-7])\b(?:[A-Z2-7]{4}[\s-]?){4,}\b|(?=[A-Za-z\s-]*[2-7])\b(?:[a-z2-7]{4}[\s-]){4,}/;
export const showsSetupKey = ({ near }: Evidence): boolean => SETUP_KEY.test(near.region.text);

/** Part of an address that something went to. Nobody masks an address that is asked for. */
const MASKED_MAIL = /[\p{L}\d][*•●…]{2,}[\p{L}\d]*@/u;

/** Whether the page speaks of authenticators, second factors or one-time codes, as a statement, or sets one up. */
export const speaksOfFactor = (evidence: Evidence): boolean => {
  const { near, hint, label } = evidence;
  return (
    [near.headings, near.text, hint].some((reading) => reading.has("app", "factor", "oneTime", "enrol")) ||
    label.namesApp ||
    showsSetupKey(evidence)
  );
};

/** Whether the page states that an authenticator makes the code. */
export const speaksOfApp = ({ near, hint, label, names }: Evidence): boolean =>
  [near.headings, near.text].some((reading) => reading.has("app")) ||
  [hint, label, names].some((reading) => reading.namesApp);

/** Whether the page states that a code was sent, or where to. */
export const speaksOfSending = ({ near, hint, label }: Evidence): boolean => {
  const statements = [near.headings, near.text, hint, label];
  if (statements.some((reading) => reading.has("sent"))) return true;
  return MASKED_MAIL.test(near.region.text) && !statements.some((reading) => reading.has("app", "factor"));
};

/** A button that sends the code stands by. Alone it says little: links offer other ways on every sign-in page. */
export const offersToSend = ({ near }: Evidence): boolean => near.actions.has("askToSend");

export const factorContext: Signal = {
  id: "factor-context",
  weigh: (evidence) => (speaksOfFactor(evidence) ? 2 : evidence.near.headings.has("verifyCode") ? 1 : 0),
};

export const sentContext: Signal = {
  id: "sent-context",
  weigh: (evidence) => (speaksOfSending(evidence) ? 2 : offersToSend(evidence) ? 1 : 0),
};

/** "Enter the 6-digit code", "the code from …". */
export const asksForCode: Signal = {
  id: "asks-for-code",
  weigh: ({ near }) => {
    const readings = [near.headings, near.text];
    return readings.some((reading) => reading.has("digits") && reading.namesCode)
      ? 1
      : readings.some((reading) => reading.has("code", "verifyCode", "oneTime"))
        ? 0.5
        : 0;
  },
};
