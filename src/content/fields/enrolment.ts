/**
 * Accompanies an enrolment in one document: tells the background when the page changes, so that it can see whether the code was
 * accepted, and offers to keep the backup codes that the page shows then.
 */
import { findRecoveryCodes } from "#core/enrollment/recovery-codes.ts";
import { findSetupKey } from "#core/enrollment/setup-key.ts";
import { ask } from "../ask.ts";
import { load } from "../world.ts";
import { elementShowing, visibleLines, visiblePieces } from "./lines.ts";
import { isUsable } from "./visible.ts";

/** Reading a page's text costs it a layout, and this runs only in tabs where somebody has just added an account. */
const LOOK_EVERY_MS = 1000;
/** Whoever takes longer reads the codes from the account's own sheet. */
const LOOK_FOR_MS = 15 * 60_000;

export const backupCodesHere = (): readonly string[] =>
  findRecoveryCodes(visibleLines()) ?? findRecoveryCodes(visiblePieces()) ?? [];
export const setupKeyHere = (): string | undefined => findSetupKey(visibleLines());

/** @param inputsAsked The fields for codes that were found last. */
export function accompany(inputsAsked: () => readonly HTMLInputElement[]): void {
  const startedMs = Date.now();
  /** The list that was told of last, and whether the person has been asked about it. */
  let told = "";
  let askedBefore = inputsAsked().length > 0;

  const moved = (): void => void ask("enrolmentMoved", {});

  function noteFields(): void {
    const asks = inputsAsked().some((input) => input.isConnected && isUsable(input));
    if (askedBefore && !asks) moved();
    askedBefore = asks;
  }

  async function lookForCodes(): Promise<void> {
    const codes = backupCodesHere();
    const [first] = codes;
    const list = codes.join();
    if (first === undefined || list === told) return;
    const offer = await ask("backupCodesSeen", { codes: [...codes] });
    if (offer?.kind !== "offer") {
      told = list;
      return;
    }
    const anchor = elementShowing(first) ?? document.body;
    const isOffered = (await load("prompt"))?.offerToKeepCodes(anchor, offer) ?? false;
    if (isOffered) told = list;
  }

  async function look(): Promise<void> {
    if (document.visibilityState === "visible") {
      noteFields();
      await lookForCodes();
    }
    if (Date.now() - startedMs < LOOK_FOR_MS) setTimeout(() => void look(), LOOK_EVERY_MS);
  }

  addEventListener("pagehide", moved);
  void look();
}
