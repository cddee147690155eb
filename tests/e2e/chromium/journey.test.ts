/** The main job, in a real Chromium with the built extension, on a server that verifies with code of its own. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clickInPrompt, findInPrompt, launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { BACKUP_CODE_LISTS, SHOWN_CODES } from "../../site/backup-code-pages.ts";
import { startSite, type Site } from "../../site/server.ts";
import { createVault, textOf, unlock, waitForText } from "../support/tock.ts";

const MEMBER = "ada@example.org";
const SITE_PASSWORD = "lovelace-1843-notes";

let site: Site;
let chromium: Chromium;
let page: Page;

const submit = (): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.locator("form:has(input[name]) > button").click()]);

async function signIn(): Promise<void> {
  await page.locator("input[name=name]").fill(MEMBER);
  await page.locator("input[name=password]").fill(SITE_PASSWORD);
  await submit();
}

const codeIsIn = (): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("input[name=code]")?.value.replace(/\s/g, "").length === 6,
    { timeout: 40_000 },
  );

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium();
  await createVault(chromium);
  await chromium.grantAllSites();
  page = await chromium.newPage(`${site.origin}/register`);
  await signIn();
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

describe("the main job in Chromium", () => {
  it("offers the account that the page shows as a QR code, and keeps it at a click", async () => {
    await page.goto(`${site.origin}/account/two-step`);
    await clickInPrompt(page, "Add to Tock");
    await findInPrompt(page, "Fill");
  });

  it("fills the first code, which the server accepts", async () => {
    await clickInPrompt(page, "Fill");
    await codeIsIn();
    await submit();
    const { verdict } = await site.events.next("enrolment-code");
    expect(verdict).toMatchObject({ kind: "accepted" });
  });

  it("offers to keep the backup codes that the site shows then, and keeps them after a look in the popup", async () => {
    const shown = await page.$$eval(".backup-codes code", (codes) => codes.map((code) => code.textContent));
    expect(shown).toHaveLength(10);
    await clickInPrompt(page, "Look and keep", 20_000);
    const popup = await chromium.openedPopup();
    const text = await popup.waitForSelector('[data-testid="backup-codes-text"]');
    await popup.waitForFunction(
      (first: string) =>
        document.querySelector<HTMLTextAreaElement>('[data-testid="backup-codes-text"]')?.value.startsWith(first),
      {},
      shown[0] ?? "",
    );
    expect(await text?.evaluate((area) => (area as HTMLTextAreaElement).value.split("\n"))).toEqual(shown);
    await popup.locator('[data-testid="keep-backup-codes"]').click();
    await popup.waitForFunction(() => document.body.innerText.includes("10 of 10 left"));
    // Hidden until somebody asks for them.
    expect(await textOf(popup)).not.toContain(shown[1]);
    await popup.locator('[data-testid="show-backup-codes"]').click();
    await popup.waitForSelector('[data-testid="backup-code"]');
    expect(await textOf(popup)).toContain(shown[1]);
    await popup.close();
  });

  it("marks the account as proven once the site has gone on", async () => {
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('[data-testid="account"][data-proven="true"]', { timeout: 20_000 });
  });

  it("shows the account for its site, with a live code", async () => {
    const popup = await chromium.openPopup(page);
    const account = await popup.waitForSelector('[data-testid="account"]');
    const names = await account?.evaluate((element) => [
      element.getAttribute("data-issuer"),
      element.getAttribute("data-label"),
    ]);
    expect(names).toEqual(["Fernleaf", MEMBER]);
    const code = await popup.waitForSelector('[data-testid="code"]');
    expect(await code?.evaluate((element) => element.textContent)).toMatch(/^\d{3}\s?\d{3}$/);
    expect(await textOf(popup)).toContain("localhost");
  });

  it("logs in with an autofilled code, never one that was sent before", async () => {
    await page.bringToFront();
    await page.goto(`${site.origin}/account`);
    await Promise.all([page.waitForNavigation(), page.locator("form[action='/logout'] button").click()]);
    await page.goto(`${site.origin}/login?boxes=split`);
    await signIn();
    await clickInPrompt(page, "Fill");
    await codeIsIn();
    await submit();
    const { verdict } = await site.events.next("login-code");
    expect(verdict).toMatchObject({ kind: "accepted" });
  });

  it.each(Object.keys(BACKUP_CODE_LISTS))(
    "reads backup codes off a page whose list is of the form: %s",
    async (shape) => {
      await page.bringToFront();
      await page.goto(`${site.origin}/backup-codes/${shape}`);
      const popup = await chromium.openPopup(page);
      await popup.locator('[data-testid="edit-account"]').click();
      await popup.locator('[data-testid="open-backup-codes"]').click();
      await popup.locator('[data-testid="backup-codes-from-page"]').click();
      const text = await popup.waitForFunction(
        () => document.querySelector<HTMLTextAreaElement>('[data-testid="backup-codes-text"]')?.value,
      );
      expect((await text.jsonValue())?.split("\n")).toEqual(SHOWN_CODES);
      await popup.close();
    },
  );

  it("logs in with one of the kept backup codes, and ticks it off", async () => {
    await page.goto(`${site.origin}/account`);
    await Promise.all([page.waitForNavigation(), page.locator("form[action='/logout'] button").click()]);
    await page.goto(`${site.origin}/login`);
    await signIn();
    await page.goto(`${site.origin}/login/backup-code`);
    await clickInPrompt(page, "Use a backup code");
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("input[name=backup-code]")?.value.length === 9,
    );
    await submit();
    expect(await site.events.next("backup-code")).toMatchObject({ verdict: "accepted" });
    const popup = await chromium.openPopup(page);
    await popup.locator('[data-testid="edit-account"]').click();
    await waitForText(popup, "9 of 10 left");
    await popup.close();
  });

  it("locks, and gives nothing away until it is unlocked", async () => {
    const popup = await chromium.openPopup(page);
    await popup.locator('[data-testid="lock"]').click();
    await popup.waitForSelector('[data-testid="unlock-passphrase"]');
    expect(await textOf(popup)).not.toContain("Fernleaf");
    await unlock(popup, "not the passphrase");
    await waitForText(popup, "That is not the passphrase");
    expect(await popup.$('[data-testid="account"]')).toBeNull();
    await unlock(popup);
    await popup.waitForSelector('[data-testid="account"]');
  });

  it("still has everything after the browser was closed, behind its lock", async () => {
    await chromium.restart();
    page = await chromium.newPage(site.origin);
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('[data-testid="unlock-passphrase"]');
    await unlock(popup);
    await popup.waitForSelector('[data-testid="account"][data-issuer="Fernleaf"]');
  });
});
