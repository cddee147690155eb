/** Bringing accounts from other apps, in a real Chromium, through its own file picker. */
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { axeFindings } from "../support/axe.ts";
import { aegisFile, ImportFolder, SECRET, slowFile } from "../support/import-files.ts";
import { createVault, waitForText } from "../support/tock.ts";

const folder = new ImportFolder();
const byId = (id: string): string => `[data-testid="${id}"]`;

let chromium: Chromium;
let page: Page;

/** Chooses files as a person does: by the button, in the browser's picker. */
async function chooseFiles(...paths: readonly string[]): Promise<void> {
  const chooser = page.waitForFileChooser();
  await page.locator("label:has([data-testid='import-files'])").click();
  await (await chooser).accept([...paths]);
}

const statuses = (): Promise<string[]> =>
  page.$$eval(byId("row-status"), (cells) => cells.map((cell) => cell.textContent.trim()));

async function waitForStatuses(...expected: readonly string[]): Promise<void> {
  await expect.poll(statuses, { timeout: 10_000 }).toEqual(expected);
}

const accounts = async (): Promise<readonly string[]> => {
  const envelope = await page.evaluate(() =>
    (
      globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }
    ).chrome.runtime.sendMessage({ name: "accountRows", body: {} }),
  );
  return (envelope as { reply: { issuer: string; digits: number }[] }).reply.map(
    ({ issuer, digits }) => `${issuer} ${digits}`,
  );
};

beforeAll(async () => {
  chromium = await launchChromium();
  await createVault(chromium);
});
afterAll(async () => {
  await chromium.close();
  folder.remove();
});
afterEach(() => page.close());
beforeEach(async () => {
  page = await chromium.extensionPage("src/ui/import/index.html");
  await page.bringToFront();
});

const plain = folder.write(
  "export.json",
  aegisFile([
    { issuer: "Harbour", secret: SECRET },
    { issuer: "Museum", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" },
    { issuer: "Broken", secret: "10" },
  ]),
);

describe("the import page", () => {
  it("shows what a file holds with live codes, keeps what is ticked, and takes it back", async () => {
    await chooseFiles(plain);
    await waitForStatuses("New", "New", "Unreadable");
    await expect
      .poll(() => page.$$eval(byId("row-code"), (codes) => codes.map(({ textContent }) => textContent)))
      .toEqual([expect.stringMatching(/^\d{3}\s\d{3}$/), expect.stringMatching(/^\d{3}\s\d{3}$/)]);
    expect(await accounts()).toEqual([]);
    await page.locator(`tr:nth-child(2) ${byId("row-take")}`).click();
    await page.locator(byId("import-save")).click();
    await page.waitForSelector(byId("import-done"));
    expect(await accounts()).toEqual(["Harbour 6"]);
    await page.locator(byId("import-undo")).click();
    await waitForText(page, "Everything is as it was before.");
    expect(await accounts()).toEqual([]);
  });

  it("tells what is there already, and asks about what differs", async () => {
    await chooseFiles(plain);
    await waitForStatuses("New", "New", "Unreadable");
    await page.locator(byId("import-save")).click();
    await page.waitForSelector(byId("import-done"));
    const other = folder.write("other.json", aegisFile([{ issuer: "Harbour", secret: SECRET, digits: 8 }]));
    await chooseFiles(other, plain);
    await waitForStatuses("Changed", "Already here", "Already here", "Unreadable");
    await page.select(byId("row-choice"), "replace");
    await page.locator(byId("import-save")).click();
    await page.waitForSelector(byId("import-done"));
    expect(await accounts()).toEqual(["Harbour 8", "Museum 6"]);
  });

  it("reads pasted text and pictures, and refuses what it cannot read in words", async () => {
    await page.locator("summary").click();
    await page.locator(byId("import-text")).fill(`otpauth://totp/Pasted:ada?secret=${SECRET}&digits=7\nnonsense`);
    await page.locator(byId("import-text-submit")).click();
    await waitForStatuses("Changed", "Unreadable");
    await chooseFiles(folder.write("note.bin", Uint8Array.from([1, 2, 3])), folder.write("letter.txt", "Dear diary"));
    await waitForText(page, "Nothing in it tells which app made this file.");
  });

  it("lets a slow key derivation be stopped at once, and lives on", async () => {
    await chooseFiles(folder.write("ente.json", slowFile()));
    await waitForText(page, "Encrypted by Ente Auth");
    await page.locator(byId("import-password")).fill("words");
    await page.locator(byId("import-open")).click();
    await waitForText(page, "1,024 MB of memory");
    await page.waitForFunction(
      (css) => document.querySelector(css)?.checkVisibility({ visibilityProperty: true }),
      {},
      byId("import-cancel"),
    );
    const stoppedMs = await page.evaluate(async (css) => {
      const button = document.querySelector<HTMLElement>(css);
      const start = performance.now();
      button?.click();
      while (document.querySelector(css) !== null) await new Promise((resolve) => setTimeout(resolve, 1));
      return performance.now() - start;
    }, byId("import-cancel"));
    expect(stoppedMs).toBeLessThan(200);
    await waitForText(page, "Stopped. Type the password to try again.");
    await chooseFiles(plain);
    await expect.poll(statuses).toHaveLength(3);
  });

  it.each(["light", "dark"] as const)("can be used by everybody in %s", async (scheme) => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const other = folder.write("changed.json", aegisFile([{ issuer: "Harbour", secret: SECRET, digits: 7 }]));
    await chooseFiles(other, plain, folder.write("slow.json", slowFile()));
    await expect.poll(statuses).toHaveLength(4);
    expect(await axeFindings(page)).toEqual([]);
  });
});
