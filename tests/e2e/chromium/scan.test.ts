/** Codes outside the page, by the camera and off a shared screen: Chromium plays a video for the one, shares a tab for the other. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { buildMigrationUris } from "#core/account/migration-uri.ts";
import { launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { qrDataUrl } from "../../site/qr-image.ts";
import { cameraArguments, writeCameraVideo } from "../support/fake-camera.ts";
import { createVault, waitForText } from "../support/tock.ts";

const SHARED_TITLE = "Slides with a code";
const SCREEN_URI = "otpauth://totp/Harbour:slides@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Harbour";

/** Eleven accounts: ten are in the first code, one in the second. */
function exportParts(): readonly string[] {
  const drafts = Array.from("ABCDEFGHIJK", (letter) => {
    const parsed = parseOtpauthUri(`otpauth://totp/${letter}@example.org?secret=GEZDGNBVGY3TQOJ${letter}`);
    if (!parsed.ok) throw new Error("the URI is right");
    return parsed.value.draft;
  });
  return buildMigrationUris(drafts, 7).uris;
}

let folder: string;
let chromium: Chromium;
let page: Page;

const answerForCamera = (state: "granted" | "denied"): Promise<void> =>
  chromium.browser
    .defaultBrowserContext()
    .setPermission(`chrome-extension://${chromium.extensionId}`, { permission: { name: "camera" }, state });

const open = async (source: "camera" | "screen"): Promise<void> => {
  page = await chromium.extensionPage(`src/ui/scan/index.html#${source}`);
  await page.bringToFront();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tock-camera-"));
  const video = join(folder, "camera.y4m");
  const [first, second] = exportParts();
  writeCameraVideo(video, [
    { seconds: 1 },
    { seconds: 3, text: "https://example.org/menu" },
    { seconds: 3, text: first ?? "" },
    { seconds: 3, text: second ?? "" },
  ]);
  chromium = await launchChromium({
    args: [...cameraArguments(video), `--auto-select-tab-capture-source-by-title=${SHARED_TITLE}`],
  });
  await createVault(chromium);
});

afterEach(() => page.close());

afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

describe("the page for camera and screen", () => {
  it("says what to do where the camera is refused", async () => {
    await answerForCamera("denied");
    await open("camera");
    await waitForText(page, "did not let Tock use the camera");
    expect(await page.$("video")).toBeNull();
  });

  it("opens from the popup, answers each code, gathers an export in parts, and turns the camera off", async () => {
    await answerForCamera("granted");
    page = await chromium.newPage("about:blank");
    const popup = await chromium.openPopup(page);
    await popup.locator('[data-testid="add-account"]').click();
    await popup.locator('[data-testid="scan-camera"]').click();
    await page.close();
    page = await chromium.openedPage("src/ui/scan/index.html#camera");
    await waitForText(page, "holds a web address, not a two-factor key");
    await waitForText(page, "https://example.org/menu");
    expect(await page.$("a")).toBeNull();
    await waitForText(page, /1 of 2/);
    await page.waitForSelector('[data-testid="proposal"]');
    // Whoever has seen enough does not go on looking.
    expect(await page.$("video")).toBeNull();
    await page.locator('[data-testid="accept-all"]').click();
    await waitForText(page, /Added: A@example\.org,.* K@example\.org/);
  });

  it("finds a code on a screen that is shared by a click, says that it is kept, and stops by a click", async () => {
    const slides = await chromium.newPage();
    await slides.setContent(
      `<title>${SHARED_TITLE}</title><h1>Join us</h1><img src="${await qrDataUrl(SCREEN_URI)}" width="240">`,
    );
    await open("screen");
    await page.locator('[data-testid="start-screen"]').click();
    await page.waitForSelector('[data-testid="proposal"]');
    await page.locator('[data-testid="proposal-accept"]').click();
    await waitForText(page, "Added: Harbour: slides@example.org");
    await page.locator('[data-testid="scan-again"]').click();
    await page.locator('[data-testid="start-screen"]').click();
    await waitForText(page, /already/);
    await slides.close();
  });
});
