/**
 * Filling in a real Firefox, by every way that leads to it. Nothing vouches there for what a person saw of a page's prompt, so
 * the toolbar popup asks before anything is filled. The account belongs to the site's other name, as in Chromium's test.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys, launchFirefox, type Firefox, type FirefoxPopup } from "../../drivers/firefox.ts";
import { startSite, type Site } from "../../site/server.ts";
import { closes, openedPopup, setUp, shows, unlock } from "../support/firefox-tock.ts";

const PERIOD_SECONDS = 6;
/** Long enough for every offer that was seen to come. */
const NO_OFFER_MS = 2500;
const FIELD = "input[name=code]";

let site: Site;
let home: string;
let firefox: Firefox;

const byId = (id: string): string => `[data-testid="${id}"]`;
const open = (path: string, origin = home): Promise<string> => firefox.newTab(`${origin}${path}`);
const fillByKeys = (): Promise<void> => firefox.pressKeys(keys.alt, keys.shift, "o");
const says = (popup: FirefoxPopup, words: string): Promise<boolean> =>
  popup.waitFor((text) => document.body.innerText.includes(text), words);

const valueOf = (css = FIELD): Promise<string | undefined> =>
  firefox.inPage((selector) => document.querySelector<HTMLInputElement>(selector)?.value, css);
const filled = (css = FIELD): Promise<string | undefined> =>
  firefox.waitFor((selector) => {
    const value = document.querySelector<HTMLInputElement>(selector)?.value;
    return value?.length === 6 ? value : undefined;
  }, css);
async function isAccepted(): Promise<void> {
  const before = site.events.all("practice-code").length;
  await firefox.click("form button");
  expect(await site.events.next("practice-code", before)).toMatchObject({ verdict: { kind: "accepted" } });
}
const offersNothing = (name: string): Promise<void> =>
  expect(firefox.clickInPrompt(name, NO_OFFER_MS)).rejects.toThrow("in vain");

async function siteSheet(): Promise<FirefoxPopup> {
  const popup = await firefox.openPopup();
  await shows(popup, byId("site-settings"));
  await popup.click(byId("site-settings"));
  await shows(popup, byId("site-prompts"));
  return popup;
}

async function keep(path: string): Promise<void> {
  await open(path);
  await firefox.clickInPrompt("Add to Tock");
  const popup = await openedPopup(firefox);
  await popup.click(byId("proposal-accept"));
  await shows(popup, byId("account"));
  await popup.close();
}

beforeAll(async () => {
  site = await startSite({ practicePeriodSeconds: PERIOD_SECONDS });
  home = site.otherOrigin;
  firefox = await launchFirefox();
  await setUp(firefox);
  await keep("/practice");
});

afterAll(async () => {
  await firefox.close();
  await site.close();
});

describe("the ways to fill in Firefox", () => {
  it("C1: not by a click in the page alone: the popup asks", async () => {
    await open("/forms/single");
    await firefox.clickInPrompt("Fill");
    const popup = await openedPopup(firefox);
    expect(await valueOf()).toBe("");
    await popup.type("#search", keys.enter);
    await closes(popup);
    await filled();
    await isAccepted();
  });

  it("by the command", async () => {
    await open("/forms/single");
    await fillByKeys();
    await filled();
    await isAccepted();
  });

  it("F3: by command into a frame of another origin, once the popup has named it and was answered", async () => {
    await open("/forms/iframe", site.origin);
    await firefox.enterFrame("iframe");
    await firefox.waitFor((css) => document.querySelector(css) !== null, FIELD);
    await firefox.leaveFrame();
    await fillByKeys();
    const popup = await openedPopup(firefox);
    await says(popup, `A frame of ${new URL(home).host} on this page asks for a code.`);
    await popup.click(byId("fill-frame"));
    await closes(popup);
    await firefox.enterFrame("iframe");
    await filled();
    await firefox.leaveFrame();
  });

  it("by command while it is locked: it asks to unlock, and goes on", async () => {
    await open("/forms/single");
    await firefox.pressKeys(keys.alt, keys.shift, "l");
    await fillByKeys();
    const popup = await openedPopup(firefox);
    expect(await valueOf()).toBe("");
    await unlock(popup);
    await closes(popup);
    await filled();
    await isAccepted();
  });

  it("not where no account belongs to the site, and it says so", async () => {
    await open("/forms/single", site.origin);
    await fillByKeys();
    const popup = await openedPopup(firefox);
    await says(popup, "No account belongs to this site yet.");
    await popup.close();
    expect(await valueOf()).toBe("");
  });
});

describe("what the user says of a site in Firefox", () => {
  it("that this is the code field: it is offered a code from then on, until that is forgotten", async () => {
    await open("/forms/delivery");
    await offersNothing("Fill");
    const pointing = await siteSheet();
    await pointing.click(byId("pick-field"));
    await closes(pointing);
    await firefox.click("input[name=coupon]");
    const popup = await siteSheet();
    await shows(popup, byId("forget-field"));
    await popup.close();
    await open("/forms/delivery");
    await firefox.clickInPrompt("Not now");
    const forgetting = await siteSheet();
    await shows(forgetting, byId("forget-field"));
    await forgetting.click(byId("forget-field"));
    await forgetting.waitFor((css) => document.querySelector(css) === null, byId("forget-field"));
    await forgetting.close();
    await open("/forms/delivery");
    await offersNothing("Fill");
  });

  it("that it wants no prompts there: none come, and the command still fills", async () => {
    await open("/forms/single");
    await firefox.clickInPrompt("Not on this site");
    await open("/forms/single");
    await offersNothing("Fill");
    await fillByKeys();
    await filled();
    const popup = await siteSheet();
    await popup.click(byId("site-prompts"));
    await shows(popup, `${byId("site-prompts")}:checked`);
    await popup.close();
  });
});

describe("with a second account of the site in Firefox", () => {
  it("the command opens a chooser, where Enter fills the first", async () => {
    await keep("/qr/svg");
    await open("/forms/single");
    await fillByKeys();
    const popup = await openedPopup(firefox);
    await says(popup, "Several accounts belong to this site.");
    expect(await valueOf()).toBe("");
    await popup.type("#search", keys.enter);
    await closes(popup);
    await filled();
  });
});
