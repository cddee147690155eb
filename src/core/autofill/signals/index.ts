import { asksForCode, factorContext, sentContext } from "./context.ts";
import { declared, declaredOtherwise } from "./declared.ts";
import { captcha, cardForm, masked, otherMeaning } from "./other-meaning.ts";
import { elsewhere, fixedPin, newPin } from "./other-page.ts";
import { labelledOtherwise, ownLabel } from "./own-label.ts";
import { besidePassword, ownNames, wrapperNames } from "./own-names.ts";
import { alone, autofocus, chunks, codeLength, digits, phoneFormat, splitBoxes, tooLarge, tooSmall } from "./shape.ts";
import type { Signal } from "./signal.ts";

/** All that is weighed. A new signal is a new file, or a new export of the file of its kind, and its line here. */
export const signals: readonly Signal[] = [
  // What ends the matter.
  declaredOtherwise,
  tooSmall,
  phoneFormat,
  otherMeaning,
  masked,
  chunks,
  cardForm,
  captcha,
  newPin,
  fixedPin,
  elsewhere,
  // What adds up.
  declared,
  ownNames,
  ownLabel,
  wrapperNames,
  besidePassword,
  factorContext,
  sentContext,
  asksForCode,
  splitBoxes,
  digits,
  codeLength,
  autofocus,
  alone,
  labelledOtherwise,
  tooLarge,
];
