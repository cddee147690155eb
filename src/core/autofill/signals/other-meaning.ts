import type { Evidence, OwnWords, Reading } from "../evidence.ts";
import type { Concept } from "../words/concepts.ts";
import { speaksOfApp, speaksOfFactor, speaksOfSending } from "./context.ts";
import { isDeclared } from "./declared.ts";
import { VETO, type Signal } from "./signal.ts";

/** What has a code, or a field, of its own. */
const OTHERS: readonly Concept[] = [
  "coupon",
  "postal",
  "card",
  "invite",
  "booking",
  "phone",
  "login",
  "password",
  "secret",
  "search",
  "captcha",
  "other",
];

/**
 * Says something else, and nothing of a code: "Coupon code" is one phrase, in which "code" does not count, and "Issuer name
 * in authenticator apps" speaks of apps, but of no code.
 */
const meansOther = (reading: Reading): boolean =>
  !reading.has("oneTime", "verifyCode", "code") && reading.first(...OTHERS) < reading.first("app", "factor");

/** "Mobile number (a one-time password will be sent)": the first thing that a label names is the field. */
const namesOtherFirst = (reading: Reading): boolean =>
  reading.first(...OTHERS) < reading.first("oneTime", "verifyCode", "code", "app", "factor");

const speaksOfCode = (evidence: Evidence): boolean => speaksOfApp(evidence) || speaksOfSending(evidence);

/** The field has a name of its own. The label is trusted more than ids, which are often those of the form. */
export const otherMeaning: Signal = {
  id: "other-meaning",
  weigh: (evidence) => {
    const { names, label, hint, field } = evidence;
    if (label.first("search", "secret") < label.first("oneTime", "verifyCode", "code")) return VETO;
    // In many languages a one-time code is a kind of password.
    const isOneTimePassword = label.has("password") && names.has("oneTime") && speaksOfCode(evidence);
    if (meansOther(label) && !isOneTimePassword) return VETO;
    if (label.text === "" && meansOther(hint) && !names.namesCode) return VETO;
    if (!meansOther(names)) return 0;
    const isCode = label.has("code") || hint.namesCode;
    const saved = isDeclared(field) || label.namesOneTimeCode || (isCode && speaksOfCode(evidence));
    return saved && !namesOtherFirst(label) ? 0 : VETO;
  },
};

const isCard = ({ names, label }: OwnWords): boolean => names.has("card") || label.has("card");

/** Card forms call their check digits "verification code" and "security code". */
export const cardForm: Signal = {
  id: "card-form",
  weigh: ({ siblings, names, label }) =>
    siblings.some((sibling) => sibling.field.autocomplete.includes("cc-") || isCard(sibling)) ||
    (isCard({ names, label } as OwnWords) && !label.has("oneTime", "app"))
      ? VETO
      : 0,
};

/** In Chinese, Vietnamese, Arabic and Persian the plain word for both is the same: a picture beside decides. */
export const captcha: Signal = {
  id: "captcha",
  weigh: (evidence) => {
    const { names, label, hint, field, near } = evidence;
    const isSaid = [names, label, hint].some((reading) => reading.has("captcha"));
    if (isSaid && !label.has("oneTime") && !names.has("oneTime")) return VETO;
    if (isDeclared(field) || speaksOfFactor(evidence) || speaksOfSending(evidence)) return 0;
    return field.pictureBeside || near.text.has("captcha") ? VETO : 0;
  },
};

/** A masked field is a password unless it says that it is none. */
export const masked: Signal = {
  id: "masked",
  weigh: (evidence) => {
    const { field, group, names, label, hint } = evidence;
    if (field.type !== "password" || group.fields.some(isDeclared)) return 0;
    const isNamed = names.namesOneTimeCode || label.namesOneTimeCode || hint.namesOneTimeCode;
    const isCode =
      (label.has("code") || hint.has("code") || group.isSplit) &&
      (speaksOfFactor(evidence) || speaksOfSending(evidence));
    return isNamed || isCode ? 0 : VETO;
  },
};
