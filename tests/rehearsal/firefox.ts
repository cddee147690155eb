import { keys, launchFirefox } from "../drivers/firefox.ts";
import { closes, openedPopup, setUp, shows, textOf } from "../e2e/support/firefox-tock.ts";
import { PASSWORD, pause, readLastInput, type Actor } from "./actor.ts";

/** It gives the page back once it has filled. */
const CLOSED_WITHIN_MS = 8000;

/** Signs in with Firefox, where the prompt opens the toolbar's popup, and Enter there fills. */
export async function firefoxActor(extensionDir: string): Promise<Actor> {
  const firefox = await launchFirefox({ extensionDir });
  const home = await firefox.currentTab();

  return {
    browser: "Firefox",
    setUp: () => setUp(firefox),
    enrol: async (url) => {
      await firefox.newTab(url);
      await firefox.clickInPrompt("Add to Tock");
      const popup = await openedPopup(firefox);
      await popup.click('[data-testid="proposal-accept"]');
      await shows(popup, '[data-testid="account"]');
      await popup.close();
    },
    open: async (url, { first }) => {
      await firefox.newTab(url);
      if (first === "password") {
        await firefox.type("input[type=password]", PASSWORD);
        await firefox.click("form > button");
      }
      if (first === "continue") await firefox.click("main button");
    },
    fill: async (account, ready) => {
      await firefox.clickInPrompt(`Fill ${account}`);
      const popup = await openedPopup(firefox);
      await ready();
      const givenAtMs = Date.now();
      await popup.type("#search", keys.enter);
      await Promise.race([closes(popup), pause(CLOSED_WITHIN_MS)]);
      if (await popup.isOpen()) {
        console.log(`  the popup stays open and says: ${(await textOf(popup)).replace(/\s+/g, " ")}`);
        await popup.close();
      }
      return givenAtMs;
    },
    lastInputAtMs: async () => {
      const ofPage = await firefox.inPage(readLastInput);
      const hasFrame = await firefox.inPage(() => document.querySelector("iframe") !== null);
      if (!hasFrame) return ofPage === undefined ? undefined : Number(ofPage);
      await firefox.enterFrame("iframe");
      const ofFrame = await firefox.inPage(readLastInput);
      await firefox.leaveFrame();
      return ofFrame === undefined ? undefined : Number(ofFrame);
    },
    press: (name) => firefox.clickInPrompt(name),
    leave: async () => {
      await firefox.closeTab();
      await firefox.switchTo(home);
    },
    screenshot: (path) => firefox.screenshot(path),
    close: () => firefox.close(),
  };
}
