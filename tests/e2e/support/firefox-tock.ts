import type { Firefox, FirefoxPopup } from "../../drivers/firefox.ts";
import { PASSPHRASE } from "./tock.ts";

/** The popup takes no input for half a second after a page had it opened. */
const IGNORES_INPUT_MS = 800;

/** Sets Tock up as a person does, on the welcome page that it opens at install: a passphrase, then all sites. */
export async function setUp(firefox: Firefox, passphrase = PASSPHRASE): Promise<void> {
  await firefox.openedTab("src/ui/welcome/index.html");
  await firefox.waitFor(() => document.querySelector('[data-testid="create-vault"]') !== null);
  await firefox.type('[data-testid="choose-passphrase"]', passphrase);
  await firefox.type('[data-testid="choose-passphrase-again"]', passphrase);
  await firefox.click('[data-testid="create-vault"]');
  await firefox.waitFor(() => document.querySelector('[data-testid="skip-kit"]') !== null);
  await firefox.click('[data-testid="skip-kit"]');
  await firefox.waitFor(() => document.querySelector('[data-testid="allow-all-sites"]') !== null);
  await firefox.click('[data-testid="allow-all-sites"]');
  await firefox.waitFor(() => document.querySelector('[data-testid="first-account"]') !== null);
}

/** Waits until the popup shows something that `css` selects. */
export const shows = (popup: FirefoxPopup, css: string): Promise<boolean> =>
  popup.waitFor((selector) => document.querySelector(selector) !== null, css);

/** The popup that a page or a command has opened, once it listens. */
export async function openedPopup(firefox: Firefox): Promise<FirefoxPopup> {
  const popup = await firefox.popup();
  await shows(popup, "main");
  await new Promise((resolve) => setTimeout(resolve, IGNORES_INPUT_MS));
  return popup;
}

/** Waits until the popup has given the page back, as it does a moment after it has filled a code. */
export async function closes(popup: FirefoxPopup): Promise<void> {
  while (await popup.isOpen()) await new Promise((resolve) => setTimeout(resolve, 50));
}

export async function unlock(popup: FirefoxPopup, passphrase = PASSPHRASE): Promise<void> {
  await shows(popup, '[data-testid="unlock-passphrase"]');
  await popup.inPage(() => document.querySelector<HTMLInputElement>('[data-testid="unlock-passphrase"]')?.select());
  await popup.type('[data-testid="unlock-passphrase"]', passphrase);
  await popup.click('[data-testid="unlock-submit"]');
}

/** What the popup says, as a person reads it. */
export const textOf = (popup: FirefoxPopup): Promise<string> => popup.inPage(() => document.body.innerText);
