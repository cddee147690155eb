/** Every page of the demo site in a real Firefox: what is offered there, what a scan by hand answers, what is filled. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys, launchFirefox, type Firefox, type FirefoxPopup } from "../../drivers/firefox.ts";
import { formPages } from "../../site/form-pages.ts";
import { qrPages } from "../../site/qr-pages.ts";
import { startSite, type Site } from "../../site/server.ts";
import { closes, openedPopup, setUp, shows, unlock } from "../support/firefox-tock.ts";

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
let firefox: Firefox;

const expectNoOffer = (): Promise<void> =>
  expect(firefox.clickInPrompt(ANY_PROMPT, NO_OFFER_MS)).rejects.toThrow("in vain");

/** The label that the first proposed account has in the popup. */
async function proposedLabel(popup: FirefoxPopup): Promise<string | undefined> {
  await shows(popup, '[data-testid="proposal"]');
  return popup.inPage(
    () => [...document.querySelectorAll<HTMLInputElement>('[data-testid="proposal"] input')].map((i) => i.value)[1],
  );
}

async function scan(): Promise<FirefoxPopup> {
  const popup = await firefox.openPopup();
  await shows(popup, '[data-testid="scan-tab"]');
  await popup.click('[data-testid="scan-tab"]');
  return popup;
}

const says = (popup: FirefoxPopup, words: string): Promise<boolean> =>
  popup.waitFor((text) => document.body.innerText.includes(text), words);

beforeAll(async () => {
  site = await startSite({ practicePeriodSeconds: PERIOD_SECONDS });
  firefox = await launchFirefox();
  await setUp(firefox);
});

afterAll(async () => {
  await firefox.close();
  await site.close();
});

describe("offers beside QR codes in Firefox", () => {
  it.each(showAccount)("offers the account at /qr/%s, and has it ready in the popup", async (id) => {
    await firefox.goto(`${site.origin}/qr/${id}`);
    await firefox.clickInPrompt("Add to Tock", 15_000);
    const popup = await openedPopup(firefox);
    expect(await proposedLabel(popup)).toBe(`${id}@example.org`);
    await popup.click('[data-testid="proposal-dismiss"]');
    await popup.close();
  });

  it.each(["web-address", "malformed"])("offers nothing at /qr/%s", async (id) => {
    await firefox.goto(`${site.origin}/qr/${id}`);
    await expectNoOffer();
  });
});

describe("scanning a tab by hand in Firefox", () => {
  it.each([
    ["/qr/web-address", "https://example.org/invitation?from=poster"],
    ["/qr/malformed", "its “secret” cannot be used"],
    ["/login", "No QR code was found"],
  ])("answers at %s: %s", async (path, words) => {
    await firefox.newTab(`${site.origin}${path}`);
    const popup = await scan();
    await says(popup, words);
    await popup.close();
  });
});

describe("code fields in Firefox, with the practice account kept", () => {
  beforeAll(async () => {
    await firefox.newTab(`${site.origin}/practice`);
    await firefox.clickInPrompt("Add to Tock");
    const popup = await openedPopup(firefox);
    await popup.click('[data-testid="proposal-accept"]');
    await shows(popup, '[data-testid="account"]');
    await popup.close();
  });

  it.each(areFilled)("fills /forms/%s with a code that the server accepts", async (id) => {
    await firefox.newTab(`${site.origin}/forms/${id}`);
    const before = site.events.all("practice-code").length;
    await firefox.clickInPrompt("Fill");
    const popup = await openedPopup(firefox);
    await popup.type("#search", keys.enter);
    await closes(popup);
    // Also in a closed shadow tree, which the driver sees into.
    await firefox.clickInPrompt("Verify");
    const { page, verdict } = await site.events.next("practice-code", before);
    expect({ page, verdict }).toMatchObject({ page: `/forms/${id}`, verdict: { kind: "accepted" } });
  });

  it.each(areLeftAlone)("offers nothing at /forms/%s", async (id) => {
    await firefox.newTab(`${site.origin}/forms/${id}`);
    await expectNoOffer();
  });
});

/** With the keys a person presses: some chords belong to Firefox's own menus. */
describe("keyboard commands in Firefox", () => {
  const press = (key: string): Promise<void> => firefox.pressKeys(keys.alt, keys.shift, key);

  it("opens the popup", async () => {
    await firefox.newTab(site.origin);
    await press("k");
    const popup = await firefox.popup();
    await shows(popup, '[data-testid="account"]');
    await popup.close();
  });

  it("says so where there is no field to fill, and none to scan", async () => {
    await firefox.newTab(`${site.origin}/login`);
    await press("o");
    let popup = await openedPopup(firefox);
    await says(popup, "No code field was found");
    await popup.close();
    await press("q");
    popup = await openedPopup(firefox);
    await says(popup, "No QR code was found");
    await popup.close();
  });

  it("locks, and then offers unlocking at a code field", async () => {
    await press("l");
    await firefox.newTab(`${site.origin}/forms/single`);
    await firefox.clickInPrompt("Unlock Tock");
    const popup = await openedPopup(firefox);
    await unlock(popup);
    await shows(popup, '[data-testid="account"]');
    await popup.close();
  });
});
