/** Backups and exports, in a real Chromium: what the browser downloads is opened by others than the page that made it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { decryptVault } from "../../tools/decrypt-vault.mjs";
import { axeFindings } from "../support/axe.ts";
import { aegisFile, ImportFolder, SECRET } from "../support/import-files.ts";
import { createVault, PASSPHRASE, waitForText } from "../support/tock.ts";

const FILE_PASSWORD = "lanterns over the harbour";
const folder = new ImportFolder();
const downloads = mkdtempSync(join(tmpdir(), "tock-downloads-"));
const byId = (id: string): string => `[data-testid="${id}"]`;

let chromium: Chromium;
let page: Page;

async function importFile(path: string, password?: string): Promise<readonly string[]> {
  const importPage = await chromium.extensionPage("src/ui/import/index.html");
  await importPage.bringToFront();
  const chooser = importPage.waitForFileChooser();
  await importPage.locator("label:has([data-testid='import-files'])").click();
  await (await chooser).accept([path]);
  if (password !== undefined) {
    await importPage.locator(byId("import-password")).fill(password);
    await importPage.locator(byId("import-open")).click();
  }
  await importPage.waitForSelector(byId("row-status"));
  const statuses = await importPage.$$eval(byId("row-status"), (cells) => cells.map((cell) => cell.textContent.trim()));
  const save = await importPage.$(`${byId("import-save")}:not([disabled])`);
  if (save !== null && statuses.includes("New")) {
    await save.click();
    await importPage.waitForSelector(byId("import-done"));
  }
  await importPage.close();
  return statuses;
}

/** What the browser has put into its downloads under such a name. */
async function downloaded(name: RegExp): Promise<string> {
  const find = () => readdirSync(downloads).find((each) => name.test(each));
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  return join(downloads, find() ?? "");
}

async function chooseTarget(id: string): Promise<void> {
  await page.waitForSelector(`${byId("export-target")} option[value="${id}"]`);
  await page.select(byId("export-target"), id);
}

const goOn = (): Promise<void> => page.locator(byId("export-go-on")).click();

async function prove(passphrase: string): Promise<void> {
  await page.locator(byId("prove-passphrase")).fill(passphrase);
  await page.locator(byId("prove-submit")).click();
}

beforeAll(async () => {
  chromium = await launchChromium();
  await createVault(chromium);
  const accounts = aegisFile([
    { issuer: "Harbour", secret: SECRET },
    { issuer: "Museum", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", digits: 7 },
  ]);
  await importFile(folder.write("accounts.json", accounts));
});
afterAll(async () => {
  await chromium.close();
  folder.remove();
  rmSync(downloads, { recursive: true, force: true });
});
afterEach(() => page.close());
beforeEach(async () => {
  page = await chromium.extensionPage("src/ui/export/index.html");
  await page.bringToFront();
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
});

describe("the page for backups and exports", () => {
  it("makes a backup that opens without Tock, and counts it once it is where it should be", async () => {
    await waitForText(page, "No backup has been saved yet.");
    await page.locator(byId("make-backup")).click();
    const record = JSON.parse(readFileSync(await downloaded(/^tock-\d{4}.*\.tock$/), "utf8")) as unknown;
    const body = JSON.stringify(await decryptVault(record, "passphrase", PASSPHRASE));
    expect(body).toContain("Harbour");
    expect(body).toContain("Museum");
    await waitForText(page, "No backup has been saved yet.");
    await page.locator(byId("note-backup")).click();
    await waitForText(page, "It holds everything as it is.");
  });

  it("gives keys to their owner alone, names what stays behind, and makes a file that reads back", async () => {
    await chooseTarget("aegis");
    await goOn();
    await prove("somebody else's guess");
    await waitForText(page, "That is not the passphrase.");
    await prove(PASSPHRASE);
    await waitForText(page, "The app can hold all of it. Accounts: 2.");
    await page.locator(byId("choose-passphrase")).fill(FILE_PASSWORD);
    await page.locator(byId("choose-passphrase-again")).fill(FILE_PASSWORD);
    await page.locator(byId("export-make")).click();
    await page.waitForSelector(byId("export-made"));
    await waitForText(page, "The file was made and read again. Accounts in it: 2.");
    await page.locator(byId("export-save")).click();
    const path = await downloaded(/^tock-aegis\.json$/);
    expect(readFileSync(path, "utf8")).not.toContain("Harbour");
    expect(await importFile(path, FILE_PASSWORD)).toEqual(["Already here", "Already here"]);

    await page.bringToFront();
    await chooseTarget("google-authenticator");
    await goOn();
    await prove(PASSPHRASE);
    await waitForText(page, "Accounts that the file will hold: 1 of 2.");
    await waitForText(page, "Stays behind: the app shows no codes of 7 digits.");
  });

  it("asks for each file that anybody can read, and leaves out what is not wanted", async () => {
    await chooseTarget("otpauth-uri");
    await waitForText(page, "Whoever gets this one can make all of your codes");
    await page.locator(byId("export-scope")).click();
    await page.locator(".choose-accounts label:nth-child(2) input").click();
    await waitForText(page, "Accounts: 1 of 2");
    await goOn();
    await prove(PASSPHRASE);
    await page.locator(byId("export-make")).click();
    await page.locator(byId("export-save")).click();
    const text = readFileSync(await downloaded(/^tock-otpauth-uri\./), "utf8");
    expect(text).toContain(`secret=${SECRET}`);
    expect(text).not.toContain("Museum");
    // The owner was there a moment ago, and is asked again all the same.
    await chooseTarget("aegis");
    await page.locator(byId("export-clear")).click();
    await goOn();
    await page.waitForSelector(byId("prove-passphrase"));
  });

  it.each(["light", "dark"] as const)("can be used by everybody in %s", async (scheme) => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await chooseTarget("google-authenticator");
    await page.locator(byId("export-scope")).click();
    expect(await axeFindings(page)).toEqual([]);
  });

  it("forgets what it shows when the vault locks", async () => {
    await page.waitForSelector(byId("export"));
    await page.evaluate(() =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }
      ).chrome.runtime.sendMessage({ name: "lock", body: {} }),
    );
    await page.waitForSelector(byId("export"), { hidden: true });
    await waitForText(page, "Unlock Tock to back up or take out what it keeps.");
  });
});
