/** Looking for codes by hand in a real Chromium: each way answers within a second of the click, whatever there is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { qrPng } from "../../site/qr-image.ts";
import { labelOf, OTHER_TEXT, servePlaces, uriOf, type Places } from "../support/qr-places.ts";
import { createVault, waitForText } from "../support/tock.ts";

const MOST_MS = 1000;

let folder: string;
let places: Places;
let chromium: Chromium;
let page: Page;

async function open(path: string): Promise<void> {
  page = await chromium.newPage(`${places.origin}/${path}`);
  await page.bringToFront();
}

async function openAddSheet(): Promise<Page> {
  const popup = await chromium.openPopup(page);
  await popup.locator('[data-testid="add-account"]').click();
  await popup.waitForSelector('[data-testid="add-uri"]');
  return popup;
}

/** Clicks, and waits until the popup says `answer`, in its words or as the value of a field. */
async function answers(popup: Page, click: () => Promise<unknown>, answer: string): Promise<void> {
  const start = performance.now();
  await click();
  await popup.waitForFunction(
    (words) =>
      document.body.innerText.includes(words) ||
      [...document.querySelectorAll("input")].some(({ value }) => value === words),
    { timeout: 10_000 },
    answer,
  );
  expect(performance.now() - start).toBeLessThan(MOST_MS);
}

const scanTab = (popup: Page) => async (): Promise<void> => (await popup.$('dialog [data-testid="scan-tab"]'))?.click();

const choose = (popup: Page, name: string) => async (): Promise<void> => {
  const input = (await popup.$('[data-testid="add-image"]')) as Awaited<ReturnType<typeof popup.$<"input">>>;
  await input?.uploadFile(join(folder, name));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tock-pictures-"));
  writeFileSync(join(folder, "key.png"), await qrPng(uriOf("from-file")));
  writeFileSync(join(folder, "menu.png"), await qrPng(OTHER_TEXT));
  writeFileSync(join(folder, "notes.png"), "no picture at all");
  places = await servePlaces();
  chromium = await launchChromium();
  await createVault(chromium);
  // The first scan starts the reader; a person's first may take that moment longer.
  await open("nothing");
  const popup = await openAddSheet();
  await scanTab(popup)();
  await waitForText(popup, "No QR code was found");
  await page.close();
});

afterEach(() => page.close());

afterAll(async () => {
  await chromium.close();
  places.close();
  rmSync(folder, { recursive: true });
});

describe("scanning the tab", () => {
  it.each([
    ["an account", "img", labelOf("img")],
    ["a web address, which is shown and not opened", "web-address", OTHER_TEXT],
    ["nothing, and what to try", "nothing", "Make sure that it is fully in view"],
  ])("answers with %s", async (_, path, answer) => {
    await open(path);
    const popup = await openAddSheet();
    await answers(popup, scanTab(popup), answer);
    expect(await popup.$(`a[href*="example.org"]`)).toBeNull();
  });

  it("answers where no script may run, by the tab's picture alone", async () => {
    page = await chromium.newPage("chrome://version");
    const popup = await openAddSheet();
    await answers(popup, scanTab(popup), "No QR code was found");
  });

  it("says of an account that is kept that it is", async () => {
    await open("svg");
    const popup = await openAddSheet();
    await answers(popup, scanTab(popup), labelOf("svg"));
    await popup.locator('[data-testid="proposal-accept"]').click();
    await popup.waitForSelector('[data-testid="account"]');
    await popup.close();
    await page.reload();
    const again = await openAddSheet();
    await answers(again, scanTab(again), "already");
  });
});

describe("a picture file", () => {
  it.each([
    ["an account", "key.png", labelOf("from-file")],
    ["a web address", "menu.png", OTHER_TEXT],
    ["that it is no picture", "notes.png", "could not be read as a picture"],
  ])("is answered with %s", async (_, file, answer) => {
    await open("nothing");
    const popup = await openAddSheet();
    await answers(popup, choose(popup, file), answer);
  });
});

describe("the menu of a picture", () => {
  it("answers with the code that was pointed at, not with its neighbour", async () => {
    await open("two");
    await chromium.openPopup(page).then((popup) => popup.close());
    const start = performance.now();
    await chromium.chooseMenuEntry({ menuItemId: "scan-image", srcUrl: `${places.origin}/second.png` }, page);
    const target = await chromium.browser.waitForTarget((each) => each.url().includes("/popup/"));
    const popup = await target.asPage();
    await popup.waitForSelector('[data-testid="proposal"]');
    expect(performance.now() - start).toBeLessThan(MOST_MS);
    const values = await popup.$$eval('[data-testid="proposal"] input', (inputs) => inputs.map(({ value }) => value));
    expect(values).toContain(labelOf("second"));
    expect(values).not.toContain(labelOf("first"));
  });
});
