import { expect, it } from "vitest";
import { groupDigits } from "#core/account/group-digits.ts";

it.each([
  ["1234", "1234"],
  ["FR8RV", "FR8RV"],
  ["123456", "123 456"],
  ["1234567", "123 4567"],
  ["12345678", "1234 5678"],
  ["123456789", "123 456 789"],
  ["1234567890", "123 456 7890"],
])("groups %s as %s", (code, groups) => {
  expect(groupDigits(code).join(" ")).toBe(groups);
});
