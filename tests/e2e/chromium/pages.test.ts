/** Every page of the demo site in a real Chromium: what is offered there, what a scan by hand answers, what is filled. */
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { clickInPrompt, findInPrompt, launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { formPages } from "../../site/form-pages.ts";
import { qrPages } from "../../site/qr-pages.ts";
import { startSite, type Site } from "../../site/server.ts";
import { createVault, waitForText } from "../support/tock.ts";

/** Nobody wants to wait half a minute for each next code. */
const PERIOD_SECONDS = 6;
/** Long enough for every offer that was seen to come. */
const NO_OFFER_MS = 3000;
/** Every prompt can be waved away by a button of this name. */
const ANY_PROMPT = "Not now";

const showAccount = qrPages.filter(({ id, payload }) => payload === undefined && id !== "many").map(({ id }) => id);
const areFilled = formPages.filter(({ id, wantsCode }) => wantsCode && id !== "iframe").map(({ id }) => id);
const areLeftAlone = ["iframe", ...formPages.filter(({ wantsCode }) => !wantsCode).map(({ id }) => id)];

let site: Site;
let chromium: Chromium;
let page: Page;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A tab of its own: proposals belong to tabs. */
async function open(path: string): Promise<void> {
  page = await chromium.newPage();
  await page.goto(`${site.origin}${path}`, { waitUntil: "networkidle0" });
  await page.bringToFront();
}

const expectNoOffer = (name = ANY_PROMPT): Promise<void> =>
  expect(findInPrompt(page, name, NO_OFFER_MS)).rejects.toThrow("no button");

/** The label that the first proposed account has in the popup. */
const proposedLabel = (popup: Page): Promise<string | undefined> =>
  popup
    .waitForSelector('[data-testid="proposal"]', { timeout: 15_000 })
    .then((card) => card?.evaluate((form) => [...form.querySelectorAll("input")].map(({ value }) => value)[1]));

beforeAll(async () => {
  site = await startSite({ practicePeriodSeconds: PERIOD_SECONDS });
  chromium = await launchChromium();
  await createVault(chromium);
});

afterEach(() => page.close());

afterAll(async () => {
  await chromium.close();
  await site.close();
});

describe("scanning a tab by hand in Chromium, by a click on the toolbar button alone", () => {
  async function scan(): Promise<Page> {
    const popup = await chromium.openPopup(page);
    await popup.locator('[data-testid="scan-tab"]').click();
    return popup;
  }

  it.each(showAccount)("finds the account at /qr/%s", async (id) => {
    await open(`/qr/${id}`);
    // One page shows its code after a second.
    await page.waitForSelector(".qr");
    expect(await proposedLabel(await scan())).toBe(`${id}@example.org`);
  });

  it("finds the accounts of a page that shows hundreds", async () => {
    await open("/qr/many");
    expect(await proposedLabel(await scan())).toMatch(/^many-\d+@example\.org$/);
  });

  it("shows as text what a code holds that is no key", async () => {
    await open("/qr/web-address");
    const popup = await scan();
    await waitForText(popup, "https://example.org/invitation?from=poster");
    expect(await popup.$("a")).toBeNull();
  });

  it("names what is wrong with a broken key, and does not repeat it", async () => {
    await open("/qr/malformed");
    const popup = await scan();
    await waitForText(popup, /its “secret” cannot be used/);
    expect(await popup.content()).not.toContain("NOT-BASE-32");
  });

  it("says so where there is no code", async () => {
    await open("/login");
    await waitForText(await scan(), /No QR code was found/);
  });
});

describe("offers beside QR codes in Chromium, once all sites are allowed", () => {
  beforeAll(() => chromium.grantAllSites());

  it.each(showAccount)("offers the account at /qr/%s", async (id) => {
    await open(`/qr/${id}`);
    await findInPrompt(page, "Add to Tock", 15_000);
    expect(await proposedLabel(await chromium.openPopup(page))).toBe(`${id}@example.org`);
  });

  it.each(["web-address", "malformed"])("offers nothing at /qr/%s", async (id) => {
    await open(`/qr/${id}`);
    await expectNoOffer();
  });

  it("U9: shows one prompt on a page with hundreds of codes, which stays quick", async () => {
    await open("/qr/many");
    await findInPrompt(page, "Add to Tock");
    const slowFrames = await page.evaluate(async () => {
      let slow = 0;
      for (let last = performance.now(), end = last + 3000; last < end;) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        if (now - last > 250) slow++;
        last = performance.now();
      }
      return slow;
    });
    expect(slowFrames).toBeLessThan(3);
    const tree = JSON.stringify(await page.accessibility.snapshot());
    expect(tree.split('"Add to Tock').length - 1).toBe(1);
  });

  it("keeps what is accepted, and says of another key for the same account that both will be kept", async () => {
    await open("/practice");
    await clickInPrompt(page, "Add to Tock");
    await findInPrompt(page, "Fill");
    await page.goto(`${site.origin}/qr/again`);
    await clickInPrompt(page, "Add to Tock");
    const popup = await chromium.browser.waitForTarget((target) => target.url().includes("/popup/"));
    await waitForText(await popup.asPage(), /another key/i);
  });

  it("says of an account that is there already that it is", async () => {
    await open("/practice");
    await page.waitForSelector(".qr");
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('[data-testid="account"]');
    await expectNoOffer("Add to Tock");
  });
});

describe("code fields in Chromium, with the practice account kept", () => {
  it.each(areFilled)("fills /forms/%s with a code that the server accepts", async (id) => {
    await open(`/forms/${id}`);
    const before = site.events.all("practice-code").length;
    await clickInPrompt(page, "Fill");
    // The prompt may have to wait for the next code, and leaves before it fills.
    while (await findInPrompt(page, ANY_PROMPT, 100).catch(() => undefined)) await pause(100);
    await pause(500);
    // Also in a closed shadow tree, where only the tree of names leads.
    const verify = await findInPrompt(page, "Verify");
    await Promise.all([page.waitForNavigation(), verify.click()]);
    const { page: sentFrom, verdict } = await site.events.next("practice-code", before);
    expect({ sentFrom, verdict }).toMatchObject({ sentFrom: `/forms/${id}`, verdict: { kind: "accepted" } });
  });

  it.each(areLeftAlone)("offers nothing at /forms/%s", async (id) => {
    await open(`/forms/${id}`);
    await expectNoOffer();
  });
});
