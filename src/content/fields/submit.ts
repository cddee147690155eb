/** Sends the form of a filled field, where the user has asked for that on this site. */
import { maySendCode } from "#core/autofill/submit-button.ts";

/** The page's own handlers are through by then, and one that sends by itself has begun to. */
const AFTER_FILL_MS = 300;
/** Some buttons are enabled only once the page has looked at the code. */
const ENABLED_WITHIN_MS = 1000;
const LOOK_EVERY_MS = 50;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type SubmitButton = HTMLButtonElement | HTMLInputElement;

const isSubmitButton = (control: Element): control is SubmitButton =>
  (control instanceof HTMLButtonElement && control.type === "submit") ||
  (control instanceof HTMLInputElement && (control.type === "submit" || control.type === "image"));

/** The one button that sends `form`; undefined where a person has a choice to make. */
function onlyButton(form: HTMLFormElement): SubmitButton | undefined {
  const buttons = [...form.elements].filter(isSubmitButton).filter((button) => button.checkVisibility());
  const [only] = buttons;
  if (only === undefined || buttons.length > 1) return undefined;
  const text = only instanceof HTMLInputElement ? only.value || only.alt : only.textContent;
  return maySendCode(only.getAttribute("aria-label") ?? text.trim(), document.documentElement.lang) ? only : undefined;
}

/** Notices whether the page sends anything by itself from now on. */
export function watchSubmits(): { readonly seen: () => boolean; readonly stop: () => void } {
  let hasSeen = false;
  const note = (): void => void (hasSeen = true);
  for (const name of ["submit", "pagehide"]) addEventListener(name, note, true);
  return {
    seen: () => hasSeen,
    stop: () => {
      for (const name of ["submit", "pagehide"]) removeEventListener(name, note, true);
    },
  };
}

/**
 * Presses the form's own button, unless the page was quicker.
 * @param wasSent Whether the page has sent something since the filling began.
 */
export async function submitFormOf(input: HTMLInputElement, wasSent: () => boolean): Promise<void> {
  const { form, value } = input;
  // A page that has emptied the field has taken the code.
  if (form === null || value === "") return;
  await sleep(AFTER_FILL_MS);
  // The page went on, or thinks about the code.
  const isOver = (): boolean => wasSent() || !input.isConnected || input.disabled || input.value !== value;
  const button = onlyButton(form);
  for (let waitedMs = 0; button?.disabled === true && waitedMs < ENABLED_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
  }
  if (isOver() || button === undefined || button.disabled) return;
  button.click();
}
