import { groupDigits } from "#core/account/group-digits.ts";

/** A code in the groups in which people read it. The space does not break. */
export const groupedCode = (code: string): string => groupDigits(code).join("\u00a0");

/** A code as a screen reader should say it: digit by digit, with a rest between the groups. */
export const spokenCode = (code: string): string =>
  groupDigits(code)
    .map((group) => group.split(/(?=.)/u).join(" "))
    .join(", ");
