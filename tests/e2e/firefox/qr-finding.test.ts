/** Codes in places that each browser reaches in its own way, in a real Firefox: each is found and its account offered. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchFirefox, type Firefox, type FirefoxPopup } from "../../drivers/firefox.ts";
import { openedPopup, setUp, shows } from "../support/firefox-tock.ts";
import { labelOf, servePlaces, type Places } from "../support/qr-places.ts";

/** Long enough for each code to be found. */
const FOUND_MS = 2500;

let places: Places;
let firefox: Firefox;

beforeAll(async () => {
  places = await servePlaces();
  firefox = await launchFirefox();
  await setUp(firefox);
});

afterAll(async () => {
  await firefox.close();
  places.close();
});

/** @returns What the fields of the accounts that wait in the popup say. */
async function waitingIn(popup: FirefoxPopup): Promise<readonly string[]> {
  await shows(popup, '[data-testid="proposal"]');
  const values = await popup.inPage(() => [...document.querySelectorAll("input")].map(({ value }) => value));
  await popup.click('[data-testid="proposal-dismiss"]');
  await popup.close();
  return values;
}

describe("the always-on script in Firefox", () => {
  it.each([
    "cross-origin",
    "tainted-canvas",
    "styled-svg",
    "background-cross-origin",
    "content",
    "video",
    "table",
    "shadows",
    "blocks",
    "closed-shadow",
    "late-shadow",
    "replaced",
  ])("finds a code shown as: %s", async (id) => {
    await firefox.goto(`${places.origin}/${id}`);
    await firefox.clickInPrompt("Add to Tock", 15_000);
    expect(await waitingIn(await openedPopup(firefox))).toContain(labelOf(id));
  });

  // The driver clicks in the top document only; what was found waits in the popup as well.
  it.each(["frame-of-another-origin", "frame-with-a-foreign-picture", "srcdoc"])(
    "finds a code in a frame: %s",
    async (id) => {
      await firefox.goto(`${places.origin}/${id}`);
      await new Promise((resolve) => setTimeout(resolve, FOUND_MS));
      expect(await waitingIn(await firefox.openPopup())).toContain(labelOf(id));
    },
  );
});
