/** The stored vault in a real Firefox: what is on the disk, also of what a tab's fields were holding. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchFirefox, type Firefox } from "../../drivers/firefox.ts";
import { filesIn, traces, tracesIn } from "../support/profile-search.ts";

const URI = `otpauth://totp/${encodeURIComponent(`${traces.issuer}:${traces.label}`)}?secret=${traces.key}&issuer=${encodeURIComponent(traces.issuer)}`;
/** Another account with one name in common: a proposal shows the names of what it is about. */
const OTHER_URI = URI.replace(traces.key, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
const POPUP = "src/ui/popup/index.html";
/** As WebDriver writes it. */
const F2 = "\uE032";

let profileDir: string;
let firefox: Firefox;
let isOpen = true;

const find = (id: string): string => `[data-testid="${id}"]`;
const shown = (css: string): Promise<unknown> =>
  firefox.waitFor((wanted) => document.querySelector(wanted) !== null, css);
const click = async (id: string): Promise<void> => {
  await shown(`${find(id)}:enabled`);
  await firefox.click(find(id));
};
/** What the browser would write down of its tabs at this moment. */
const rememberedTabs = (): Promise<string> =>
  firefox.inBrowser(
    `async () => {
      const { SessionStore } = ChromeUtils.importESModule("resource:///modules/sessionstore/SessionStore.sys.mjs");
      const { TabStateFlusher } = ChromeUtils.importESModule("resource:///modules/sessionstore/TabStateFlusher.sys.mjs");
      await TabStateFlusher.flushWindow(Services.wm.getMostRecentWindow("navigator:browser"));
      return SessionStore.getBrowserState();
    }`,
  ) as Promise<string>;
const type = async (id: string, text: string): Promise<void> => {
  await shown(find(id));
  await firefox.type(find(id), text);
};

beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), "tock-vault-"));
  firefox = await launchFirefox({ profileDir, preferences: { "browser.sessionstore.interval": 500 } });
});

afterAll(async () => {
  if (isOpen) await firefox.close();
  rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

describe("a vault in Firefox", () => {
  it("is set up, takes an account, and has it after the browser was closed", async () => {
    await firefox.newTab(firefox.extensionUrl("src/ui/welcome/index.html"));
    await type("choose-passphrase", traces.passphrase);
    await type("choose-passphrase-again", traces.passphrase);
    await click("create-vault");
    await firefox.waitFor(() => document.querySelector('[data-testid="create-vault"]') === null);
    await firefox.goto(firefox.extensionUrl(POPUP));
    await click("add-account");
    await type("add-uri", URI);
    await click("add-uri-submit");
    await click("proposal-accept");
    await shown(find("account"));
    await firefox.restart();
    await firefox.newTab(firefox.extensionUrl(POPUP));
    await type("unlock-passphrase", traces.passphrase);
    await click("unlock-submit");
    await firefox.waitFor((issuer) => document.body.innerText.includes(issuer), traces.issuer);
  });

  it("P3: cannot be seen by a page that knows the extension's address", async () => {
    const here = await firefox.currentTab();
    await firefox.newTab("data:text/html,<p>page</p>");
    const reached = await firefox.inPage(
      (address) =>
        new Promise<boolean>((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = address;
        }),
      firefox.extensionUrl("icons/16.png"),
    );
    expect(reached).toBe(false);
    await firefox.closeTab();
    await firefox.switchTo(here);
  });

  it.each([
    ["a link that is being typed", () => click("add-account"), "add-uri", URI],
    ["a proposal", () => click("add-account"), "add-uri", OTHER_URI],
    ["an account that is being edited", () => firefox.type(find("search"), F2), "edit-note", traces.label],
  ] as const)("S13: leaves nothing of %s where the browser remembers its tabs", async (what, open, field, text) => {
    await firefox.goto(firefox.extensionUrl(POPUP));
    await shown(find("account"));
    await open();
    await type(field, text);
    if (what === "a proposal") {
      await click("add-uri-submit");
      await shown(find("proposal"));
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const remembered = await rememberedTabs();
    expect(remembered).toContain(POPUP);
    for (const trace of Object.values(traces)) expect(remembered).not.toContain(trace);
  });

  it("S13: leaves no byte of key, names or passphrase in the profile on the disk", async () => {
    await firefox.close();
    isOpen = false;
    expect(filesIn(profileDir)).toBeGreaterThan(20);
    expect(tracesIn(profileDir)).toEqual([]);
  });
});
