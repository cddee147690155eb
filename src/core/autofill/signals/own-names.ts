import type { Signal } from "./signal.ts";

/** What its programmers call it. */
export const ownNames: Signal = {
  id: "own-names",
  weigh: ({ names }) => (names.namesOneTimeCode ? 3 : names.has("code") ? 1.5 : 0),
};

/** A password is asked for as well, so this is where one signs in. */
export const besidePassword: Signal = {
  id: "beside-password",
  weigh: ({ siblings, label, names }) =>
    (label.has("oneTime") || names.has("oneTime")) && siblings.some(({ field }) => field.type === "password") ? 1 : 0,
};

/** Component libraries name their wrappers: `p-inputotp`, `two-factor-inputs`. */
export const wrapperNames: Signal = {
  id: "wrapper-names",
  weigh: ({ wrapper }) => (wrapper.namesOneTimeCode ? 1 : 0),
};
