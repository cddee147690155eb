import type { Page } from "puppeteer-core";
import { clickInPrompt, findInPrompt, launchChromium, LOOK_MS, screenshot } from "../drivers/chromium.ts";
import { createVault } from "../e2e/support/tock.ts";
import { PASSWORD, pause, readLastInput, type Actor } from "./actor.ts";

const CLOSED_WITHIN_MS = 3000;

/** Signs in with Chromium, where a click in the page's own prompt fills. */
export async function chromiumActor(extensionDir: string): Promise<Actor> {
  const chromium = await launchChromium({ extensionDir });
  let page: Page | undefined;

  const current = (): Page => {
    if (page === undefined) throw new Error("no page is open");
    return page;
  };
  async function go(url: string): Promise<Page> {
    page = await chromium.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  }

  return {
    browser: "Chromium",
    setUp: async () => {
      await createVault(chromium);
      await chromium.grantAllSites();
    },
    enrol: async (url) => {
      await clickInPrompt(await go(url), "Add to Tock");
      // It says that it was added, and leaves.
      await findInPrompt(current(), "Not now");
      await current().close();
    },
    open: async (url, { first }) => {
      await go(url);
      if (first === "password") {
        await current().locator("input[type=password]").fill(PASSWORD);
        await Promise.all([current().waitForNavigation(), current().locator("form > button").click()]);
      }
      if (first === "continue") await current().locator("main button").click();
    },
    fill: async (account, ready) => {
      const button = await findInPrompt(current(), `Fill ${account}`);
      await pause(LOOK_MS);
      await ready();
      await button.click();
      return Date.now();
    },
    lastInputAtMs: async () => {
      const noted = await Promise.all(
        current()
          .frames()
          .map((frame) => frame.evaluate(readLastInput).catch(() => undefined)),
      );
      const timesMs = noted.flatMap((text) => (text === undefined ? [] : [Number(text)]));
      return timesMs.length > 0 ? Math.max(...timesMs) : undefined;
    },
    press: async (name) => (await findInPrompt(current(), name)).click(),
    leave: async () => {
      const left = page;
      page = undefined;
      // A tab that is closed on its way to the next page is at times never reported as closed.
      await left?.waitForNetworkIdle({ idleTime: 200, timeout: CLOSED_WITHIN_MS }).catch(() => undefined);
      await Promise.race([left?.close(), pause(CLOSED_WITHIN_MS)]);
    },
    screenshot: (path) => screenshot(current(), path),
    close: () => chromium.close(),
  };
}
