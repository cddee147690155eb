/** Everything that the popup is for beside the main job, in a real Chromium with the built extension. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clickInPrompt, findInPrompt, launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { qrPng } from "../../site/qr-image.ts";
import { provisioningUri, SecondFactor } from "../../site/second-factor.ts";
import { startSite, type Site } from "../../site/server.ts";
import { axeFindings } from "../support/axe.ts";
import { createVault, textOf, unlock, waitForText } from "../support/tock.ts";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const OTHER_SECRET = "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK";
const PERIOD_SECONDS = 10;
/** RFC 4226 appendix D. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

let site: Site;
let chromium: Chromium;
let page: Page;
let popup: Page;
let folder: string;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const byId = (id: string): string => `[data-testid="${id}"]`;
const account = (issuer: string): string => `${byId("account")}[data-issuer="${issuer}"]`;
const gone = (css: string): Promise<unknown> => popup.waitForSelector(css, { hidden: true });
const shownIssuers = (): Promise<(string | undefined)[]> =>
  popup.$$eval(byId("account"), (rows) => rows.map((row) => (row as HTMLElement).dataset["issuer"]));

async function openPopup(): Promise<Page> {
  popup = await chromium.openPopup(page);
  await popup.waitForSelector("main");
  return popup;
}

/** The popup that a command, a menu or a prompt opens. */
async function openedPopup(): Promise<Page> {
  const target = await chromium.browser.waitForTarget((each) => each.url().includes("/popup/"));
  popup = await target.asPage();
  await popup.waitForSelector("main");
  return popup;
}

async function openAddSheet(): Promise<void> {
  await openPopup();
  await popup.locator(byId("add-account")).click();
  await popup.waitForSelector(byId("add-save"));
}

async function addByUri(uri: string): Promise<void> {
  await openAddSheet();
  await popup.locator(byId("add-uri")).fill(uri);
  await popup.locator(byId("add-uri-submit")).click();
  await popup.locator(byId("proposal-accept")).click();
  await gone(byId("proposal"));
}

async function addPicture(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await openAddSheet();
  const input = (await popup.$(byId("add-image"))) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

const faultOf = (field: string): Promise<string> => popup.$eval(`#add-${field}-fault`, (fault) => fault.textContent);

/** Also closes the popup: only a page in front may read the clipboard. */
async function clipboard(): Promise<string> {
  await page.bringToFront();
  return page.evaluate(() => navigator.clipboard.readText());
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tock-pictures-"));
  site = await startSite({ practicePeriodSeconds: PERIOD_SECONDS });
  chromium = await launchChromium();
  await createVault(chromium);
  await chromium.browser.setPermission(site.origin, { permission: { name: "clipboard-read" }, state: "granted" });
  page = await chromium.newPage(site.origin);
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the popup", () => {
  it("teaches how to begin where nothing is kept", async () => {
    await openPopup();
    await waitForText(popup, "Add your first account");
    await popup.waitForSelector(byId("scan-tab"));
  });

  it("says at each field what is wrong with an account added by hand", async () => {
    await openAddSheet();
    await popup.locator(byId("add-save")).click();
    await waitForText(popup, "Give the account at least one name.");
    expect(await faultOf("secret")).toBe("Enter the key that the site shows.");
    await popup.locator(byId("add-issuer")).fill("Harbour Mail");
    await popup.locator(byId("add-secret")).fill("JBSW Y3D0");
    await popup.locator(byId("add-save")).click();
    await waitForText(popup, "A key has no 0, 1 or 8.");
    expect(await faultOf("issuer")).toBe("");
  });

  it("keeps an account added by hand", async () => {
    await popup.locator(byId("add-label")).fill("ada@example.org");
    await popup.locator(byId("add-secret")).fill(SECRET.toLowerCase().replace(/.{4}/g, "$& "));
    await popup.locator(byId("add-save")).click();
    await popup.waitForSelector(account("Harbour Mail"));
  });

  it("keeps an account by its setup link, and names what is wrong with another", async () => {
    await openAddSheet();
    await popup.locator(byId("add-uri")).fill(`otpauth://totp/Library?secret=${SECRET}&digits=99`);
    await popup.locator(byId("add-uri-submit")).click();
    await waitForText(popup, /“digits” cannot be used/);
    await addByUri(`otpauth://totp/Library:ada?secret=${OTHER_SECRET}&issuer=Library`);
    await popup.waitForSelector(account("Library"));
  });

  it("keeps an account by its picture", async () => {
    await addPicture("code.png", await qrPng(provisioningUri("ada@example.org", RFC_SECRET)));
    await popup.locator(byId("proposal-accept")).click();
    await popup.waitForSelector(account("Fernleaf"));
  });

  it("says of a picture without a code that it has none, and of another file that it is no picture", async () => {
    await addPicture("blank.png", PNG.sync.write(new PNG({ width: 120, height: 120 })));
    await waitForText(popup, /No QR code was found/);
    await addPicture("notes.png", Buffer.from("not a picture"));
    await waitForText(popup, "This file could not be read as a picture.");
  });

  it("counts with each code that a counter makes", async () => {
    await addByUri(`otpauth://hotp/Workshop:ada?secret=${RFC_SECRET}&issuer=Workshop&counter=0`);
    const copy = `${account("Workshop")} ${byId("copy")}`;
    await popup.locator(copy).click();
    await waitForText(popup, /Copied 755\s224/);
    await popup.locator(copy).click();
    await waitForText(popup, /Copied 287\s082/);
    expect(await clipboard()).toBe("287082");
  });

  it("shows the five characters of a Steam code", async () => {
    await openAddSheet();
    await popup.locator(".by-hand summary").click();
    await popup.select(byId("add-type"), "steam");
    await popup.locator(byId("add-issuer")).fill("Steam");
    await popup.locator(byId("add-secret")).fill(SECRET);
    await popup.locator(byId("add-save")).click();
    const code = await popup.waitForSelector(`${account("Steam")} ${byId("code")}`);
    await waitForText(popup, "Added");
    expect(await code?.evaluate((element) => element.textContent)).toMatch(/^[2-9BCDFGHJKMNPQRTVWXY]{5}$/);
  });

  it("filters as one types, and copies the first at Enter", async () => {
    await openPopup();
    await popup.waitForSelector(account("Library"));
    await popup.keyboard.type("harb");
    await gone(account("Library"));
    expect(await shownIssuers()).toEqual(["Harbour Mail"]);
    await popup.keyboard.press("Enter");
    await popup.waitForSelector(byId("copy-toast"));
    expect(new SecondFactor(SECRET).check(await clipboard(), Date.now()).kind).toBe("accepted");
  });

  it("keeps what was edited", async () => {
    await openPopup();
    await popup.locator(`${account("Library")} ${byId("edit-account")}`).click();
    await popup.locator(byId("edit-issuer")).fill("City Library");
    await popup.locator(byId("edit-save")).click();
    await popup.waitForSelector(account("City Library"));
    await openPopup();
    await popup.waitForSelector(account("City Library"));
  });

  it("brings back what was deleted", async () => {
    await popup.locator(`${account("City Library")} ${byId("edit-account")}`).click();
    await popup.locator(byId("delete-account")).click();
    await gone(account("City Library"));
    await popup.locator(byId("undo")).click();
    await popup.waitForSelector(account("City Library"));
  });

  it("opens with the account of a picture that was chosen in the context menu", async () => {
    await page.goto(`${site.origin}/qr/data`);
    const srcUrl = await page.$eval("img.qr", (image) => image.src);
    await chromium.chooseMenuEntry({ menuItemId: "scan-image", srcUrl }, page);
    await openedPopup();
    const card = await popup.waitForSelector(byId("proposal"));
    const names = await card?.evaluate((form) => [...form.querySelectorAll("input")].map(({ value }) => value));
    expect(names?.slice(0, 2)).toEqual(["Fernleaf", "data@example.org"]);
  });
});

describe("commands and the lock", () => {
  beforeAll(async () => {
    await chromium.grantAllSites();
    await page.bringToFront();
    await page.goto(`${site.origin}/practice`);
    await clickInPrompt(page, "Add to Tock");
    await findInPrompt(page, "Fill");
  });

  it("fills by keyboard command", async () => {
    await page.goto(`${site.origin}/forms/single`);
    await findInPrompt(page, "Fill");
    // With a code that is about to end, the command would have the popup wait for the next.
    while (Date.now() % (PERIOD_SECONDS * 1000) > (PERIOD_SECONDS * 1000) / 2) await pause(100);
    await chromium.runCommand("fill", page);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("input[name=code]")?.value.length === 6);
    await page.locator("form button").click();
    expect(await site.events.next("practice-code")).toMatchObject({ verdict: { kind: "accepted" } });
  });

  it("says so where a command finds no field to fill", async () => {
    await page.goto(site.origin);
    await chromium.runCommand("fill", page);
    await openedPopup();
    await waitForText(popup, /No code field was found/);
  });

  it("answers a scan by command where there is no code", async () => {
    await page.goto(`${site.origin}/login`);
    await chromium.runCommand("scan", page);
    await openedPopup();
    await waitForText(popup, /No QR code was found/);
  });

  it("locks by command, and then offers unlocking at a code field", async () => {
    await page.goto(`${site.origin}/forms/single`);
    await findInPrompt(page, "Fill");
    await chromium.runCommand("lock", page);
    await page.reload();
    await clickInPrompt(page, "Unlock Tock");
    await openedPopup();
    await popup.waitForSelector(byId("unlock-passphrase"));
  });

  it("says that a passphrase is wrong, and takes the right one", async () => {
    await unlock(popup, "seven quiet herons at noon");
    await waitForText(popup, "That is not the passphrase.");
    expect(await textOf(popup)).not.toContain("Harbour Mail");
    await unlock(popup);
    await popup.waitForSelector(account("Harbour Mail"));
    await page.bringToFront();
    await findInPrompt(page, "Fill");
  });
});

describe.each(["light", "dark"] as const)("for people with other eyes and hands, in %s", (scheme) => {
  async function violations(shown: Page): Promise<readonly string[]> {
    await shown.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      // A colour on its way to another is neither.
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    return axeFindings(shown);
  }

  it("the popup with accounts has nothing in their way", async () => {
    await openPopup();
    await popup.waitForSelector(byId("code"));
    expect(await violations(popup)).toEqual([]);
  });

  it("the sheet for adding has nothing in their way", async () => {
    await openAddSheet();
    await popup.locator(byId("add-save")).click();
    await waitForText(popup, "Give the account at least one name.");
    expect(await violations(popup)).toEqual([]);
  });

  it.each(["welcome", "options"])("the %s page has nothing in their way", async (name) => {
    const own = await chromium.extensionPage(`src/ui/${name}/index.html`);
    await own.waitForSelector("main");
    expect(await violations(own)).toEqual([]);
    await own.close();
  });
});
