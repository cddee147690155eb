import { Reading } from "./evidence.ts";
import { fold } from "./fold.ts";
import { languagesOf } from "./words/choose.ts";
import { lexiconsOf } from "./words/lexicon.ts";

/**
 * Whether a form's only submit button may be taken for the one that sends the code. One that asks for another message, or
 * leads to another way of signing in, must not be pressed by anybody but a person.
 * @param lang The page's `lang`.
 */
export function maySendCode(buttonText: string, lang: string): boolean {
  const reading = new Reading(() => fold(buttonText), lexiconsOf(languagesOf(lang, buttonText), "text"));
  return !reading.has("askToSend", "channel", "recovery", "elsewhere");
}
