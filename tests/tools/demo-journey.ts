import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { clickInPrompt, findInPrompt, launchChromium, screenshot, type Chromium } from "../drivers/chromium.ts";
import { startSite, type Site } from "../site/server.ts";
import { ensureBuilt, PROJECT } from "./build.ts";

const MEMBER = "ada@example.org";
const SITE_PASSWORD = "lovelace-1843-notes";
const PASSPHRASE = "seven quiet herons at dawn";
const PERIOD_MS = 30_000;
const FADE_MS = 400;
const OUT = join(PROJECT, "demo-out");

/**
 * Does the main job with the real extension in a real Chromium without a window: enrols by the QR code on the demo site,
 * keeps the backup codes, and logs in with a filled code and with one of those. Prints each step, and saves pictures to demo-out/.
 * @returns Whether the site's server accepted the code.
 */
export async function runDemo(): Promise<boolean> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const extensionDir = await step("Build the extension", () => ensureBuilt("chromium"));
  const site = await startSite();
  let chromium: Chromium | undefined;
  try {
    chromium = await step("Open Chromium with Tock in it", () => launchChromium({ extensionDir }));
    await journey(chromium, site);
    console.log(`\nThe server accepted the code. Pictures are in ${OUT}`);
    return true;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    const [page] = (await chromium?.browser.pages())?.slice(-1) ?? [];
    if (page) await picture(page, "failed");
    return false;
  } finally {
    await chromium?.close();
    await site.close();
  }
}

async function journey(chromium: Chromium, site: Site): Promise<void> {
  await step("Create a vault with a passphrase, on the welcome page", () => createVault(chromium));
  await step("Allow Tock to notice codes on all sites (granted through the browser, in place of its dialog)", () =>
    chromium.grantAllSites(),
  );

  const page = await chromium.newPage(`${site.origin}/register`);
  await step("Register at the demo site", () => register(page));

  await step("Show the QR code: Tock offers to add the account", async () => {
    await page.goto(`${site.origin}/account/two-step`);
    await findInPrompt(page, "Add to Tock");
    await picture(page, "1-offer");
  });
  await step("Accept the offer", () => clickInPrompt(page, "Add to Tock"));
  await step("Let Tock fill the first code", () => fillCode(page, "2-first-code"));
  const { verdict } = await step("Verify: the server accepts the first code", async () => {
    await submit(page);
    return accepted(await site.events.next("enrolment-code"));
  });
  await picture(page, "3-backup-codes");
  await step("Keep the backup codes, after a look at them in the popup", () => keepBackupCodes(chromium, page));

  await step("Look at the popup", async () => {
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('[data-testid="account"] [data-testid="code"], [data-testid="code"]');
    await picture(popup, "4-popup");
    await popup.close();
  });

  const nextStepMs = (verdict.step + 1) * PERIOD_MS;
  await step("Wait for the next code, since each is accepted once", () => waitUntil(nextStepMs));

  await step("Sign out, and sign in again with the password", () => signInAgain(page, site));
  await step("Let Tock fill the code, into six boxes", () => fillCode(page, "5-login-code"));
  await step("Sign in: the server accepts the filled code", async () => {
    await submit(page);
    return accepted(await site.events.next("login-code"));
  });
  await picture(page, "6-signed-in");

  await step("Sign out, and sign in again without the authenticator: with a kept backup code", async () => {
    await signInAgain(page, site);
    await page.goto(`${site.origin}/login/backup-code`);
    await clickInPrompt(page, "Use a backup code");
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("input[name=backup-code]")?.value !== "");
    await picture(page, "7-backup-code");
    await submit(page);
    const { verdict: used } = await site.events.next("backup-code");
    if (used !== "accepted") throw new Error(`The server refused the backup code: ${used}.`);
  });
}

async function createVault(chromium: Chromium): Promise<void> {
  const page = await chromium.openedPage("src/ui/welcome/index.html");
  await page.locator('[data-testid="choose-passphrase"]').fill(PASSPHRASE);
  await page.locator('[data-testid="choose-passphrase-again"]').fill(PASSPHRASE);
  await picture(page, "0-welcome");
  await page.locator('[data-testid="create-vault"]').click();
  await page.waitForSelector('[data-testid="create-vault"]', { hidden: true });
  await page.close();
}

async function keepBackupCodes(chromium: Chromium, page: Page): Promise<void> {
  await clickInPrompt(page, "Look and keep", 20_000);
  const popup = await chromium.openedPopup();
  await picture(popup, "3-keep-backup-codes");
  await popup.locator('[data-testid="keep-backup-codes"]').click();
  await popup.waitForFunction(() => document.body.innerText.includes("10 of 10 left"));
  await popup.close();
}

async function register(page: Page): Promise<void> {
  await page.locator("input[name=name]").fill(MEMBER);
  await page.locator("input[name=password]").fill(SITE_PASSWORD);
  await submit(page);
}

async function signInAgain(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.origin}/account`);
  await Promise.all([page.waitForNavigation(), page.locator("form[action='/logout'] button").click()]);
  await page.goto(`${site.origin}/login?boxes=split`);
  await register(page);
}

async function fillCode(page: Page, name: string): Promise<void> {
  await findInPrompt(page, "Fill");
  await picture(page, name);
  await clickInPrompt(page, "Fill");
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("input[name=code]")?.value.replace(/\s/g, "").length === 6,
    { timeout: 5_000 },
  );
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator("form:has(input[name]) > button").click()]);
}

/** @throws When the server refused the code: the page may say what it likes. */
function accepted<Event extends { readonly verdict: { readonly kind: string } }>(
  event: Event,
): Event & { readonly verdict: Extract<Event["verdict"], { readonly kind: "accepted" }> } {
  if (event.verdict.kind !== "accepted") throw new Error(`The server refused the code: ${event.verdict.kind}.`);
  return event as ReturnType<typeof accepted<Event>>;
}

async function step<Outcome>(text: string, work: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  const startedMs = Date.now();
  try {
    const outcome = await work();
    console.log(`✓ ${text} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
    return outcome;
  } catch (error) {
    console.log(`✗ ${text}`);
    throw error;
  }
}

/** Saves what `page` shows, once what has just appeared has faded in. */
async function picture(page: Page, name: string): Promise<void> {
  await waitUntil(Date.now() + FADE_MS);
  await screenshot(page, `${OUT}/${name}.png`);
}

const waitUntil = (timeMs: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.max(0, timeMs - Date.now())));
