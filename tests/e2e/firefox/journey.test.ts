/** The main job, in a real Firefox with the built extension, on a server that verifies with code of its own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys, launchFirefox, type Firefox } from "../../drivers/firefox.ts";
import { startSite, type Site } from "../../site/server.ts";
import { closes, openedPopup, setUp, shows, textOf, unlock } from "../support/firefox-tock.ts";

const MEMBER = "ada@example.org";
const SITE_PASSWORD = "lovelace-1843-notes";

let site: Site;
let firefox: Firefox;

/** Presses the button of the page's form, and waits for the page after it. */
async function submit(): Promise<void> {
  await firefox.inPage(() => document.documentElement.setAttribute("data-before", ""));
  await firefox.click("form:has(input[name]) > button");
  await firefox.waitFor(
    () => !document.documentElement.hasAttribute("data-before") && document.readyState === "complete",
  );
}

async function signIn(): Promise<void> {
  await firefox.type("input[name=name]", MEMBER);
  await firefox.type("input[name=password]", SITE_PASSWORD);
  await submit();
}

/** Takes the offer at the code field; the popup opens with the account ready, and Enter fills, if need be the next code. */
async function fillFromPrompt(): Promise<void> {
  await firefox.clickInPrompt("Fill");
  const popup = await openedPopup(firefox);
  await popup.type("#search", keys.enter);
  await closes(popup);
  const code = await firefox.inPage(() => document.querySelector<HTMLInputElement>("input[name=code]")?.value);
  expect(code?.replace(/\s/g, "")).toMatch(/^\d{6}$/);
}

beforeAll(async () => {
  site = await startSite();
  firefox = await launchFirefox();
  await setUp(firefox);
  await firefox.goto(`${site.origin}/register`);
  await signIn();
});

afterAll(async () => {
  await firefox.close();
  await site.close();
});

describe("the main job in Firefox", () => {
  it("offers the account that the page shows as a QR code, and keeps it at a click in the popup", async () => {
    await firefox.goto(`${site.origin}/account/two-step`);
    await firefox.clickInPrompt("Add to Tock");
    const popup = await openedPopup(firefox);
    await shows(popup, '[data-testid="proposal"]');
    await popup.click('[data-testid="proposal-accept"]');
    await shows(popup, '[data-testid="account"][data-issuer="Fernleaf"]');
    await popup.close();
  });

  it("fills the first code, which the server accepts", async () => {
    await fillFromPrompt();
    await submit();
    const { verdict } = await site.events.next("enrolment-code");
    expect(verdict).toMatchObject({ kind: "accepted" });
  });

  it("offers to keep the backup codes that the site shows then, and keeps them after a look in the popup", async () => {
    const shown = await firefox.inPage(() =>
      [...document.querySelectorAll(".backup-codes code")].map((code) => code.textContent),
    );
    expect(shown).toHaveLength(10);
    await firefox.clickInPrompt("Look and keep", 20_000);
    const popup = await openedPopup(firefox);
    const found = await popup.waitFor(
      () => document.querySelector<HTMLTextAreaElement>('[data-testid="backup-codes-text"]')?.value,
    );
    expect(found.split("\n")).toEqual(shown);
    await popup.click('[data-testid="keep-backup-codes"]');
    await popup.waitFor(() => document.body.innerText.includes("10 of 10 left"));
    // Hidden until somebody asks for them.
    expect(await textOf(popup)).not.toContain(shown[1]);
    await popup.click('[data-testid="show-backup-codes"]');
    await shows(popup, '[data-testid="backup-code"]');
    expect(await textOf(popup)).toContain(shown[1]);
    await popup.close();
  });

  it("marks the account as proven once the site has gone on", async () => {
    const popup = await firefox.openPopup();
    await shows(popup, '[data-testid="account"][data-proven="true"]');
    await popup.close();
  });

  it("shows the account for its site, with a live code", async () => {
    const popup = await firefox.openPopup();
    await shows(popup, '[data-testid="code"]');
    const account = await popup.inPage(() => {
      const row = document.querySelector<HTMLElement>('[data-testid="account"]');
      return [row?.dataset["issuer"], row?.dataset["label"], row?.querySelector('[data-testid="code"]')?.textContent];
    });
    expect(account).toEqual(["Fernleaf", MEMBER, expect.stringMatching(/^\d{3}\s?\d{3}$/)]);
    expect(await textOf(popup)).toContain("localhost");
    await popup.close();
  });

  it("logs in with an autofilled code, never one that was sent before", async () => {
    await firefox.goto(`${site.origin}/account`);
    await firefox.click("form[action='/logout'] button");
    await firefox.waitFor(() => location.pathname === "/");
    await firefox.goto(`${site.origin}/login?boxes=split`);
    await signIn();
    await fillFromPrompt();
    await submit();
    const { verdict } = await site.events.next("login-code");
    expect(verdict).toMatchObject({ kind: "accepted" });
  });

  it("logs in with one of the kept backup codes, and ticks it off", async () => {
    await firefox.goto(`${site.origin}/account`);
    await firefox.click("form[action='/logout'] button");
    await firefox.waitFor(() => location.pathname === "/");
    await firefox.goto(`${site.origin}/login`);
    await signIn();
    await firefox.goto(`${site.origin}/login/backup-code`);
    await firefox.clickInPrompt("Use a backup code");
    const popup = await openedPopup(firefox);
    await popup.click('[data-testid="fill-backup-code"]');
    await closes(popup);
    await submit();
    expect(await site.events.next("backup-code")).toMatchObject({ verdict: "accepted" });
    const after = await firefox.openPopup();
    await shows(after, '[data-testid="edit-account"]');
    await after.click('[data-testid="edit-account"]');
    await after.waitFor(() => document.body.innerText.includes("9 of 10 left"));
    await after.close();
  });

  it("locks, and gives nothing away until it is unlocked", async () => {
    const popup = await firefox.openPopup();
    await shows(popup, '[data-testid="account"]');
    await popup.click('[data-testid="lock"]');
    await shows(popup, '[data-testid="unlock-passphrase"]');
    expect(await textOf(popup)).not.toContain("Fernleaf");
    await unlock(popup, "not the passphrase");
    await popup.waitFor(() => document.querySelector("#unlock-failure")?.textContent);
    expect(await popup.inPage(() => document.querySelector('[data-testid="account"]'))).toBeNull();
    await unlock(popup);
    await shows(popup, '[data-testid="account"]');
    await popup.close();
  });

  it("still has everything after the browser was closed, behind its lock", async () => {
    await firefox.restart();
    await firefox.goto(site.origin);
    const popup = await firefox.openPopup();
    await unlock(popup);
    await shows(popup, '[data-testid="account"][data-issuer="Fernleaf"]');
    await popup.close();
  });
});
