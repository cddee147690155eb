/**
 * The ways into a vault in a real Chromium, by hand: each kind of key slot, a recovery kit, a forgotten passphrase, a new
 * vault key, locking, the trash, a restore drill. What the extension has written is opened by a program that shares no code
 * with it. The passkeys are a virtual authenticator's, which computes the PRF as a real one does (CTAP 2.1 hmac-secret).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findInPrompt, launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { startSite } from "../../site/server.ts";
import { decryptVault, recoveryBytes } from "../../tools/decrypt-vault.mjs";
import { PASSPHRASE, unlock, waitForText } from "../support/tock.ts";

type Extension = {
  readonly chrome: {
    readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
    readonly storage: {
      readonly local: { get(keys: null): Promise<Record<string, unknown>> };
    };
  };
};
type Stored = { readonly gen: number; readonly slots: readonly { readonly id: string; readonly type: string }[] };

const WELCOME = "src/ui/welcome/index.html";
const OPTIONS = "src/ui/options/index.html";
const POPUP = "src/ui/popup/index.html";
const ISSUERS = ["Fernleaf", "Harbour", "Mastodon"];

let chromium: Chromium;
let options: Page;
let folder: string;
let code = "";
const find = (id: string): string => `[data-testid="${id}"]`;

const ask = async (page: Page, name: string, body: object = {}): Promise<unknown> => {
  const envelope = await page.evaluate((m) => (globalThis as unknown as Extension).chrome.runtime.sendMessage(m), {
    name,
    body,
  });
  return (envelope as { readonly reply: unknown }).reply;
};

const click = (page: Page, id: string): Promise<void> => page.locator(find(id)).click();
const type = (page: Page, id: string, text: string): Promise<void> => page.locator(find(id)).fill(text);
const stateOf = async (page: Page) => ((await ask(page, "vaultStatus")) as { state: string }).state;
const ways = async (page: Page) =>
  ((await ask(page, "waysIn")) as { list: { type: string; label: string }[] }).list.map((way) => way.type);

/** The newest generation that is stored. */
async function record(page: Page): Promise<Stored> {
  const items = await page.evaluate(() => (globalThis as unknown as Extension).chrome.storage.local.get(null));
  return [items["v1.a"], items["v1.b"]].map((each) => each as Stored).toSorted((a, b) => b.gen - a.gen)[0]!;
}

const issuersIn = (body: unknown) =>
  (body as { accounts: { issuer: string }[] }).accounts.map(({ issuer }) => issuer).sort();

/** Types the two groups of the kit that it asks for, and leaves it. @returns The code. */
async function takeKit(page: Page): Promise<string> {
  await page.waitForSelector(find("kit-code"));
  const groups = await page.$$eval(`${find("kit-code")} span`, (spans) => spans.map((span) => span.textContent));
  await type(page, "kit-group-0", (groups[2] ?? "").toLowerCase());
  await type(page, "kit-group-1", groups[5] ?? "");
  await click(page, "kit-done");
  await page.waitForSelector(find("kit-code"), { hidden: true });
  return groups.join("-");
}

/** Gives `page` an authenticator with a fingerprint that always fits. It forgets its keys with the page. */
async function withAuthenticator(page: Page): Promise<void> {
  const cdp = await page.createCDPSession();
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  });
}

/** All that the page offers to press, also in closed shadow trees, as one text. */
async function buttonsOn(page: Page): Promise<string> {
  return JSON.stringify(await page.accessibility.snapshot({ includeIframes: true }));
}

/** Closes the browser and opens it again. The driver's install opens the welcome page each time; it is closed here. */
async function restarted(): Promise<void> {
  await chromium.restart();
  await (await chromium.openedPage(WELCOME)).close();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tock-ways-"));
  chromium = await launchChromium();
});

afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the ways into a vault", () => {
  it("begin with a passphrase and a recovery kit, which is shown once and made for paper", async () => {
    const page = await chromium.openedPage(WELCOME);
    await type(page, "choose-passphrase", PASSPHRASE);
    await type(page, "choose-passphrase-again", PASSPHRASE);
    await click(page, "create-vault");
    await click(page, "make-kit");
    await page.waitForSelector(find("kit-code"));
    await page.emulateMediaType("print");
    expect(await page.$eval(find("print-kit"), (button) => button.checkVisibility())).toBe(false);
    expect(await page.$eval(find("kit-code"), (text) => text.checkVisibility())).toBe(true);
    await page.emulateMediaType(undefined);
    await type(page, "kit-group-0", "XXXX");
    await type(page, "kit-group-1", "XXXX");
    await click(page, "kit-done");
    await waitForText(page, "not what the code says");
    code = await takeKit(page);
    await page.waitForSelector(find("skip-all-sites"));
    for (const issuer of ISSUERS) {
      const form = { type: "totp", issuer, label: "ada", secret: "JBSWY3DPEHPK3PXP", site: null };
      await ask(page, "addByHand", { ...form, algorithm: "SHA1", digits: "6", period: "30", counter: "0" });
    }
    expect(issuersIn(await decryptVault(await record(page), "passphrase", PASSPHRASE))).toEqual(ISSUERS);
    expect(issuersIn(await decryptVault(await record(page), "recovery", recoveryBytes(code)))).toEqual(ISSUERS);
    await page.close();
  });

  it("are joined by a passkey, after their owner has shown who they are", async () => {
    options = await chromium.extensionPage(OPTIONS);
    await options.bringToFront();
    await withAuthenticator(options);
    await click(options, "add-passkey");
    await type(options, "prove-passphrase", "not the passphrase");
    await click(options, "prove-submit");
    await waitForText(options, "That is not the passphrase");
    await type(options, "prove-passphrase", PASSPHRASE);
    await click(options, "prove-submit");
    await type(options, "way-label", "Laptop");
    await click(options, "create-passkey");
    await waitForText(options, "It opens your vault from now on");
    expect(await ways(options)).toEqual(["passphrase", "recovery", "passkey"]);
    await waitForText(options, "Laptop");
  });

  it("open the vault by the passkey, which the popup sends to a tab", async () => {
    const popup = await chromium.extensionPage(POPUP);
    await popup.bringToFront();
    await ask(popup, "lock");
    await popup.waitForSelector(find("use-passkey"));
    await popup.close();
    await options.bringToFront();
    await click(options, "unlock-by-passkey");
    await click(options, "unlock-passkey");
    await options.waitForSelector(find("ways-in"));
    expect(await stateOf(options)).toBe("unlocked");
  });

  it("say so when the passkey is not there, and open by another", async () => {
    await ask(options, "lock");
    await click(options, "unlock-by-passkey");
    const cdp = await options.createCDPSession();
    await cdp.send("WebAuthn.enable");
    await cdp.send("WebAuthn.disable");
    await withAuthenticator(options);
    await click(options, "unlock-passkey");
    await waitForText(options, /passkey was not used/);
    await click(options, "unlock-by-recovery");
    await type(options, "unlock-recovery-code", code.replace("-", "").toLowerCase());
    await click(options, "unlock-submit");
    await options.waitForSelector(find("ways-in"));
  });

  it("lead whoever has forgotten the passphrase to a new one", async () => {
    await ask(options, "lock");
    await click(options, "forgot-passphrase");
    await click(options, "unlock-by-recovery");
    await type(options, "unlock-recovery-code", code);
    await click(options, "unlock-submit");
    await options.waitForSelector(find("forgotten-passphrase"));
    await type(options, "choose-passphrase", "a passphrase to remember");
    await type(options, "choose-passphrase-again", "a passphrase to remember");
    await click(options, "save-passphrase");
    await options.waitForSelector(find("ways-in"));
    const now = await record(options);
    await expect(decryptVault(now, "passphrase", PASSPHRASE)).rejects.toThrow();
    expect(issuersIn(await decryptVault(now, "passphrase", "a passphrase to remember"))).toEqual(ISSUERS);
  });

  it("are closed by a new vault key unless they are kept, and the kit is printed anew", async () => {
    // Whoever has just come in by the recovery code is not asked again.
    await click(options, "rotate-key");
    await type(options, "keep-passphrase", "a passphrase to remember");
    await click(options, "confirm-rotation");
    const former = code;
    code = await takeKit(options);
    expect(code).not.toBe(former);
    expect(await ways(options)).toEqual(["passphrase", "recovery"]);
    const now = await record(options);
    await expect(decryptVault(now, "recovery", recoveryBytes(former))).rejects.toThrow();
    expect(issuersIn(await decryptVault(now, "recovery", recoveryBytes(code)))).toEqual(ISSUERS);
  });

  it("include the browser itself, for those who want no lock, and a new key takes that back", async () => {
    await click(options, "add-device");
    await type(options, "prove-passphrase", "a passphrase to remember");
    await click(options, "prove-submit");
    await click(options, "confirm");
    await waitForText(options, "Not locked.");
    await restarted();
    const popup = await chromium.extensionPage(POPUP);
    expect(await stateOf(popup)).toBe("unlocked");
    await popup.close();
    options = await chromium.extensionPage(OPTIONS);
    await options.bringToFront();
    await click(options, "set-passphrase");
    await type(options, "choose-passphrase", PASSPHRASE);
    await type(options, "choose-passphrase-again", PASSPHRASE);
    await click(options, "save-passphrase");
    code = await takeKit(options);
    expect(await ways(options)).toEqual(["passphrase", "recovery"]);
    await restarted();
    options = await chromium.extensionPage(OPTIONS);
    await options.bringToFront();
    expect(await stateOf(options)).toBe("locked");
  });
});

describe("a lock", () => {
  it("takes every name and code off an open popup and the settings at once", async () => {
    const popup = await chromium.extensionPage(POPUP);
    await popup.bringToFront();
    await unlock(popup);
    await waitForText(popup, "Fernleaf");
    await popup.waitForFunction(() => /\d{3}\s?\d{3}/.test(document.body.innerText));
    await options.waitForSelector(find("ways-in"));
    const startMs = Date.now();
    await ask(options, "lock");
    await popup.waitForSelector(find("unlock-passphrase"));
    expect(Date.now() - startMs).toBeLessThan(1000);
    const html = await popup.content();
    for (const issuer of ISSUERS) expect(html).not.toContain(issuer);
    expect(await popup.evaluate(() => document.body.innerText)).not.toMatch(/\d{3}\s?\d{3}/);
    await options.waitForSelector(find("unlock-panel"));
    expect(await options.content()).not.toContain("Recovery code, added");
    await popup.close();
  });

  it("takes the prompt off a page that shows an account's name", async () => {
    const site = await startSite();
    try {
      await chromium.grantAllSites();
      const popup = await chromium.extensionPage(POPUP);
      await popup.bringToFront();
      await unlock(popup);
      await waitForText(popup, "Fernleaf");
      const [first] = (await ask(popup, "accountRows")) as { id: string }[];
      const sites = [{ kind: "origin", value: site.origin }];
      await ask(popup, "editAccount", { id: first?.id, changes: { sites } });
      await popup.close();
      const page = await chromium.newPage(`${site.origin}/forms/single`);
      await page.bringToFront();
      await findInPrompt(page, "Fill");
      await ask(options, "lock");
      await expect.poll(() => buttonsOn(page), { timeout: 3000 }).not.toContain("Fill");
      await page.close();
    } finally {
      await site.close();
    }
  });

  it("falls right after a code was copied, if its owner wants that", async () => {
    const popup = await chromium.extensionPage(POPUP);
    await popup.bringToFront();
    await unlock(popup);
    await waitForText(popup, "Fernleaf");
    await ask(popup, "changeSettings", { lockAfterCopy: true });
    await popup.reload();
    await waitForText(popup, "Fernleaf");
    await chromium.browser.setPermission(`chrome-extension://${chromium.extensionId}`, {
      permission: { name: "clipboard-read" },
      state: "granted",
    });
    await popup.keyboard.press("Enter");
    await waitForText(popup, "Copied. Tock has locked.");
    expect(await popup.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{6}$/);
    expect(await stateOf(popup)).toBe("locked");
    await unlock(popup);
    await waitForText(popup, "Fernleaf");
    await ask(popup, "changeSettings", { lockAfterCopy: false });
    await popup.close();
  });
});

describe("what was deleted or changed", () => {
  it("lies in the trash until it is restored, or given up by a typed word", async () => {
    const rows = (await ask(options, "accountRows")) as { id: string; issuer: string }[];
    for (const { id, issuer } of rows) if (issuer !== "Fernleaf") await ask(options, "moveToTrash", { id });
    await options.bringToFront();
    await options.waitForSelector(find("trashed"));
    await options.locator(`[data-issuer="Harbour"] ${find("restore")}`).click();
    await options.waitForSelector('[data-issuer="Harbour"]', { hidden: true });
    await options.locator(`[data-issuer="Mastodon"] ${find("delete-for-good")}`).click();
    await waitForText(options, "These go for good");
    expect(await options.$eval(find("confirm-by-word"), (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    await type(options, "confirm-word", "Delete");
    await click(options, "confirm-by-word");
    await waitForText(options, "There are none.");
    const left = (await ask(options, "accountRows")) as { issuer: string }[];
    expect(left.map(({ issuer }) => issuer).sort()).toEqual(["Fernleaf", "Harbour"]);
  });

  it("comes back, also a key that was changed by mistake", async () => {
    const popup = await chromium.extensionPage(POPUP);
    await popup.bringToFront();
    await waitForText(popup, "Fernleaf");
    await popup.keyboard.press("F2");
    await click(popup, "change-key");
    await type(popup, "new-secret", "not base32 at all 1!");
    await click(popup, "save-key");
    await popup.waitForSelector('[data-testid="new-secret"][aria-invalid="true"]');
    await type(popup, "new-secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    await click(popup, "save-key");
    await popup.waitForSelector(find("former-key"));
    await click(popup, "revert-key");
    await popup.waitForSelector(find("former-key"), { hidden: true });
    await waitForText(popup, "The former key makes the codes again");
    await popup.close();
  });
});

describe("a restore drill", () => {
  it("says how many accounts a backup would give back, by each way in, and changes nothing", async () => {
    const before = await record(options);
    // A backup is the vault's own record; see docs/VAULT-FORMAT.md.
    const files = ["first.tock", "second.tock"].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, JSON.stringify(before));
    await options.bringToFront();
    const input = (await options.waitForSelector(find("drill-file"))) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(files[0] ?? "");
    await type(options, "drill-passphrase", PASSPHRASE);
    await click(options, "drill-submit");
    await waitForText(options, "2 of 2 accounts would come back");
    await input.uploadFile(files[1] ?? "");
    await click(options, "drill-by-recovery");
    await type(options, "drill-recovery-code", code);
    await click(options, "drill-submit");
    await waitForText(options, "2 of 2 accounts would come back");
    expect(await record(options)).toEqual(before);
  });
});

describe("starting afresh", () => {
  it("asks for the word, and leaves a new user", async () => {
    await click(options, "start-afresh");
    await type(options, "confirm-word", "delete");
    await click(options, "confirm-by-word");
    const welcome = await chromium.openedPage(WELCOME);
    await welcome.waitForSelector(find("create-vault"));
    expect(await stateOf(welcome)).toBe("new");
    const items = await welcome.evaluate(() => (globalThis as unknown as Extension).chrome.storage.local.get(null));
    expect(Object.keys(items).filter((key) => key.startsWith("v1."))).toEqual([]);
  });
});
