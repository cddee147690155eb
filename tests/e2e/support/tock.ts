import type { Page } from "puppeteer-core";
import type { Chromium } from "../../drivers/chromium.ts";

export const PASSPHRASE = "seven quiet herons at dawn";

/** Sets Tock up as a person does: on the welcome page that it opens at install. */
export async function createVault(chromium: Chromium, passphrase = PASSPHRASE): Promise<void> {
  const page = await chromium.openedPage("src/ui/welcome/index.html");
  await page.locator('[data-testid="choose-passphrase"]').fill(passphrase);
  await page.locator('[data-testid="choose-passphrase-again"]').fill(passphrase);
  await page.locator('[data-testid="create-vault"]').click();
  await page.waitForSelector('[data-testid="create-vault"]', { hidden: true });
  await page.close();
}

export async function unlock(popup: Page, passphrase = PASSPHRASE): Promise<void> {
  await popup.locator('[data-testid="unlock-passphrase"]').fill(passphrase);
  await popup.locator('[data-testid="unlock-submit"]').click();
}

/** What the popup says, as a person reads it. */
export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

/** Waits until the page says `words`. @throws With what it says instead. */
export async function waitForText(page: Page, words: string | RegExp, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let text = "";
  while (Date.now() < deadline) {
    text = await textOf(page).catch(() => "");
    if (typeof words === "string" ? text.includes(words) : words.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`"${String(words)}" did not appear; the page says: ${text}`);
}
