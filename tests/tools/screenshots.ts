/**
 * `npm run screenshots`: takes the pictures of the documents in docs/images/, from the built extension in a real Chromium
 * with a real vault, and one page of each size and colour scheme.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { launchChromium, type Chromium, type ColorScheme } from "../drivers/chromium.ts";
import { startSite } from "../site/server.ts";
import { hasDisplay } from "./browsers.ts";
import { ensureBuilt, PROJECT } from "./build.ts";

const OUT = join(PROJECT, "docs/images");
const PASSPHRASE = "seven quiet herons at dawn";
const PERIOD_MS = 30_000;
/** Enough of a period left that the pictures of one account's code show the same state. */
const EARLY_MS = 12_000;
const SETTLE_MS = 500;

type Account = { readonly issuer: string; readonly label: string; readonly secret: string } & Partial<{
  readonly type: "totp" | "hotp" | "steam";
  readonly digits: string;
  readonly site: string;
}>;

const ACCOUNTS: readonly Account[] = [
  { issuer: "Fernleaf", label: "ada@example.org", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" },
  { issuer: "Cloudflare", label: "ops@example.org", secret: "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU" },
  { issuer: "Fjordbank", label: "Savings", secret: "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", digits: "8" },
  { issuer: "GitHub", label: "ada@example.org", secret: "NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE" },
  { issuer: "Mastodon", label: "@ada@example.social", secret: "ONSWG4TFOQQGC3TEONSWG4TFOQQGC3TE" },
  { issuer: "npm", label: "ada", secret: "PJQXEYLQOBQXG43XPJQXEYLQOBQXG43X" },
  { issuer: "Steam", label: "ada_l", secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", type: "steam" },
  { issuer: "Harbour VPN", label: "ada.lovelace", secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJR", type: "hotp" },
];

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const byId = (id: string): string => `[data-testid="${id}"]`;

/** Takes `name-light.png` and `name-dark.png`. */
async function picture(page: Page, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] satisfies readonly ColorScheme[]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await sleep(SETTLE_MS);
    await page.screenshot({ path: join(OUT, `${name}-${scheme}.png`) });
  }
  console.log(`${name}-light.png, ${name}-dark.png`);
}

/** Asks the background as the extension's own pages do. */
const ask = (page: Page, name: string, body: object): Promise<unknown> =>
  page.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { name, body },
  );

const addByHand = (
  page: Page,
  { issuer, label, secret, type = "totp", digits = "6", site }: Account,
): Promise<unknown> =>
  ask(page, "addByHand", {
    ...{ type, issuer, label, secret, digits },
    ...{ algorithm: "SHA1", period: "30", counter: "0", site: site ?? null },
  });

/** Waits for the early part of a period, in which nothing is about to end. */
async function earlyInPeriod(): Promise<void> {
  const spentMs = Date.now() % PERIOD_MS;
  if (spentMs > EARLY_MS) await sleep(PERIOD_MS - spentMs + 200);
}

/** Opens the real popup over `page`, takes its pictures after `act`, and closes it. */
async function popupPicture(
  chromium: Chromium,
  page: Page,
  name: string,
  act: (popup: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const popup = await chromium.openPopup(page);
  await popup.waitForSelector("#app > *");
  await sleep(SETTLE_MS);
  await act(popup);
  await picture(popup, name);
  await popup.close();
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const site = await startSite();
  const chromium = await launchChromium({
    extensionDir: ensureBuilt("chromium"),
    headless: false,
    args: ["--force-device-scale-factor=2"],
  });
  try {
    await takeAll(chromium, site.origin);
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function takeAll(chromium: Chromium, origin: string): Promise<void> {
  const welcome = await chromium.openedPage("src/ui/welcome/index.html");
  await welcome.setViewport({ width: 900, height: 820, deviceScaleFactor: 2 });
  await welcome.locator(byId("choose-passphrase")).fill(PASSPHRASE);
  await welcome.locator(byId("choose-passphrase-again")).fill(PASSPHRASE);
  await picture(welcome, "welcome");
  await welcome.locator(byId("create-vault")).click();
  await welcome.locator(byId("skip-kit")).click();
  await welcome.waitForSelector(byId("skip-all-sites"));
  await picture(welcome, "welcome-all-sites");

  const page = await chromium.newPage(origin);
  await popupPicture(chromium, page, "popup-empty");

  const [ofSite, ...others] = ACCOUNTS;
  if (ofSite) await addByHand(welcome, { ...ofSite, site: origin });
  for (const account of others) await addByHand(welcome, account);

  await page.goto(`${origin}/forms/single`);
  await earlyInPeriod();
  await popupPicture(chromium, page, "popup", async (popup) => {
    await popup.waitForSelector(byId("fill"), { timeout: 5000 });
  });
  await popupPicture(chromium, page, "popup-search", (popup) => popup.locator(byId("search")).fill("ada"));
  await popupPicture(chromium, page, "popup-add", (popup) => popup.locator(byId("add-account")).click());
  await popupPicture(chromium, page, "popup-edit", (popup) => popup.keyboard.press("F2"));
  await popupPicture(chromium, page, "popup-copied", async (popup) => {
    await popup.keyboard.press("Enter");
    await popup.waitForSelector(byId("copy-toast"));
  });
  await page.goto(`${origin}/practice`);
  await popupPicture(chromium, page, "popup-offer", async (popup) => {
    await popup.locator(byId("add-account")).click();
    await popup.locator(byId("scan-tab")).click();
    await popup.waitForSelector(byId("proposal"), { timeout: 10_000 });
  });

  const options = await chromium.extensionPage("src/ui/options/index.html");
  await options.setViewport({ width: 900, height: 960, deviceScaleFactor: 2 });
  await picture(options, "settings");
  await options.close();

  const exporting = await chromium.extensionPage("src/ui/export/index.html");
  await exporting.locator(byId("export-target")).fill("google-authenticator");
  await exporting.waitForSelector(byId("export-warning"));
  await picture(exporting, "export");
  await exporting.close();

  await popupPicture(chromium, page, "popup-locked", async (popup) => {
    await popup.locator(byId("lock")).click();
    await popup.waitForSelector(byId("unlock-passphrase"));
  });
}

/** The popup has its own size only on a screen. Where there is none, a virtual one does. */
function onVirtualScreen(): void {
  const command = ["-a", "-s", "-screen 0 2600x2400x24", process.execPath, ...process.execArgv, import.meta.filename];
  const { error, status } = spawnSync("xvfb-run", command, { stdio: "inherit" });
  if (error)
    console.error("No display. Install a virtual one (Debian: apt-get install xvfb) or run this on a desktop.");
  process.exitCode = status ?? 1;
}

if (hasDisplay()) await main();
else onVirtualScreen();
