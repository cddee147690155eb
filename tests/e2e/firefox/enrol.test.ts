/**
 * Enrolling and keeping, in a real Firefox with the built extension. Firefox cannot vouch for what its user saw of a page, so
 * a click in a prompt opens the toolbar popup with the matter at hand, and the popup acts.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchFirefox, type Firefox, type FirefoxPopup } from "../../drivers/firefox.ts";
import { startSite, type Site } from "../../site/server.ts";

const PASSPHRASE = "seven quiet herons at dawn";
/** The popup takes no input in its first half second, so that no page can lure a click into it. */
const GUARD_MS = 700;

let site: Site;
let firefox: Firefox;

const byId = (id: string): string => `[data-testid="${id}"]`;
const isShown = (css: string): boolean => document.querySelector(css) !== null;
const guard = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, GUARD_MS));

async function unlock(popup: FirefoxPopup): Promise<void> {
  await popup.waitFor(isShown, byId("unlock-passphrase"));
  await guard();
  await popup.type(byId("unlock-passphrase"), PASSPHRASE);
  await popup.click(byId("unlock-submit"));
  await popup.waitFor(isShown, byId("account"));
}

beforeAll(async () => {
  site = await startSite();
  firefox = await launchFirefox();
  await firefox.goto(firefox.extensionUrl("src/ui/welcome/index.html"));
  await firefox.waitFor(isShown, byId("choose-passphrase"));
  await firefox.type(byId("choose-passphrase"), PASSPHRASE);
  await firefox.type(byId("choose-passphrase-again"), PASSPHRASE);
  await firefox.click(byId("create-vault"));
  await firefox.waitFor((css) => document.querySelector(css) === null, byId("create-vault"));
  await firefox.grantAllSites();
});

afterAll(async () => {
  await firefox.close();
  await site.close();
});

describe("enrolling in Firefox", () => {
  it("offers the account that the page shows as a QR code, and keeps it once the popup has asked", async () => {
    await firefox.goto(`${site.origin}/practice`);
    await firefox.clickInPrompt("Add to Tock");
    const popup = await firefox.popup();
    await popup.waitFor(isShown, byId("proposal-accept"));
    await guard();
    await popup.click(byId("proposal-accept"));
    await popup.waitFor(isShown, byId("account"));
    await popup.close();
  });

  it("shows the account with a live code", async () => {
    const popup = await firefox.openPopup();
    const code = await popup.waitFor((css) => document.querySelector(css)?.textContent, byId("code"));
    expect(code).toMatch(/^\d{3}\s?\d{3}$/);
    await popup.close();
  });

  it("locks, and gives nothing away until it is unlocked", async () => {
    const popup = await firefox.openPopup();
    await popup.waitFor(isShown, byId("lock"));
    await guard();
    await popup.click(byId("lock"));
    await popup.waitFor(isShown, byId("unlock-passphrase"));
    expect(await popup.inPage(() => document.body.textContent)).not.toContain("Fernleaf");
    await unlock(popup);
    await popup.close();
  });

  it("still has everything after the browser was closed, behind its lock", async () => {
    await firefox.restart();
    await firefox.goto(site.origin);
    await unlock(await firefox.openPopup());
  });
});
