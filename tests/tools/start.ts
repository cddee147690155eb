/** `npm start`: Chromium with Tock in it, and the demo site to try it on. Where no window can be shown: the demo. */
import { launchChromium } from "../drivers/chromium.ts";
import { startSite, type Site } from "../site/server.ts";
import { hasDisplay, requireBrowser } from "./browsers.ts";
import { ensureBuilt } from "./build.ts";
import { runDemo } from "./demo-journey.ts";

try {
  requireBrowser("chromium");
  if (hasDisplay()) {
    await openWindow();
  } else {
    console.log("There is no display here, so this is the demo without a window (npm run demo).\n");
    process.exitCode = (await runDemo()) ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function openWindow(): Promise<void> {
  console.log("Building the extension …");
  const extensionDir = ensureBuilt("chromium");
  const site = await startDemoSite();
  const chromium = await launchChromium({ extensionDir, headless: false });
  await chromium.grantAllSites();
  const page = await chromium.newPage(site.origin);
  await page.bringToFront();
  console.log(`
Chromium is open, with a fresh profile that is thrown away when you close it.
Tock is in its toolbar (behind the puzzle piece), and was allowed to notice codes on all sites.
The demo site is ${site.origin}

Close the browser to end.`);
  await chromium.closed();
  await chromium.close();
  await site.close();
}

/**
 * On the same port at each start, so that an address that was noted down still works, or on a free one when another
 * program has that.
 */
function startDemoSite(): Promise<Site> {
  return startSite({ port: 8787 }).catch(() => startSite());
}
