import type { FieldSnapshot } from "../field.ts";
import { VETO, type Signal } from "./signal.ts";

const tokens = (field: FieldSnapshot): readonly string[] => field.autocomplete.split(" ");

/** Whether the page itself says "one-time code". HTML allows it on text inputs; it is common and meant on number and tel. */
export const isDeclared = (field: FieldSnapshot): boolean => tokens(field).includes("one-time-code");

/** Sites drop the token on purpose, and put it on recovery codes: neither its absence nor its presence decides alone. */
export const declared: Signal = {
  id: "declared",
  weigh: ({ group }) => (group.fields.some(isDeclared) ? 5 : 0),
};

/** Tokens that name another kind of content, or start one (cc-number, tel-national). */
const OTHER =
  /^(?:cc-|tel|postal-code|bday|email|username|current-password|new-password|name|given-|family-|additional-name|nickname|honorific|address|street|country|organization|transaction|language|sex|url|impp)/;

export const declaredOtherwise: Signal = {
  id: "declared-otherwise",
  weigh: ({ field, group }) =>
    !group.fields.some(isDeclared) && tokens(field).some((token) => OTHER.test(token)) ? VETO : 0,
};
