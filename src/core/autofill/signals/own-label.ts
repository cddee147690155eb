import type { Evidence } from "../evidence.ts";
import type { Signal } from "./signal.ts";

/** What its readers call it; where a field has no label, the text beside it serves as one. */
export const ownLabel: Signal = {
  id: "own-label",
  weigh: ({ label, hint }) =>
    label.has("oneTime") || label.namesApp
      ? 3.5
      : label.namesOneTimeCode
        ? 2.5
        : label.has("code")
          ? hint.namesOneTimeCode
            ? 2
            : 1.5
          : hint.namesOneTimeCode
            ? 2
            : hint.has("code")
              ? 1
              : 0,
};

const saysSomething = (text: string): boolean => /\p{L}{2}/u.test(text.replace(/x+|input|field/g, ""));

/** A field that has a label without any word for a code is more likely the device's name, whatever the page is about. */
export const labelledOtherwise: Signal = {
  id: "labelled-otherwise",
  weigh: ({ label, group }: Evidence) =>
    !group.isSplit && saysSomething(label.text) && !label.namesCode && !label.has("digits", "sent") ? -3 : 0,
};
