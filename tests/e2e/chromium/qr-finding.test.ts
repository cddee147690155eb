/** Codes in every place where a page may show one, in a real Chromium: each is found and its account offered. */
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findInPrompt, launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { labelOf, qrPlaces, servePlaces, type Places } from "../support/qr-places.ts";
import { createVault } from "../support/tock.ts";

let places: Places;
let chromium: Chromium;
let page: Page;

async function open(path: string): Promise<void> {
  page = await chromium.newPage(`${places.origin}/${path}`);
  await page.bringToFront();
}

/** Waits for a prompt that names the account which `id` stands for. */
async function expectOffer(id: string): Promise<void> {
  const label = labelOf(id);
  let tree = "";
  for (let tries = 0; tries < 150; tries++) {
    tree = JSON.stringify(await page.accessibility.snapshot({ includeIframes: true }).catch(() => null));
    if (tree.includes(label) && tree.includes('"Add to Tock')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect.fail(`no offer of ${label}; the page says ${tree.slice(0, 500)}`);
}

beforeAll(async () => {
  places = await servePlaces();
  chromium = await launchChromium();
  await createVault(chromium);
  await chromium.grantAllSites();
});

afterEach(() => page.close());

afterAll(async () => {
  await chromium.close();
  places.close();
});

describe("the always-on script", () => {
  it.each(Object.keys(qrPlaces))("finds a code shown as: %s", async (id) => {
    await open(id);
    await expectOffer(id);
  });

  it("finds a code that is scrolled into view, and not before", async () => {
    await open("nothing");
    await page.evaluate(() => {
      document.body.innerHTML = '<div style="height: 3000px"></div><img src="/scrolled.png">';
    });
    await expect(findInPrompt(page, "Add to Tock", 1500)).rejects.toThrow("no button");
    await page.evaluate(() => scrollTo(0, 4000));
    await expectOffer("scrolled");
  });

  it("reads a code again when it changes, each time", async () => {
    await open("img");
    await expectOffer("img");
    for (const id of ["second", "third"]) {
      await page.evaluate((src) => {
        const image = document.querySelector("img");
        if (image) image.src = src;
      }, `/${id}.png`);
      await expectOffer(id);
    }
  });

  it("has the prompt there within a third of a second, in the median", async () => {
    await open("nothing");
    const delays = [];
    for (let index = 0; index < 11; index++) {
      const delay = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        document.body.replaceChildren(image);
        const start = performance.now();
        // The prompt's element is all of it that a page can see.
        await new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(document.documentElement, { childList: true });
        });
        return performance.now() - start;
      }, `/quick${index}.png`);
      await expectOffer(`quick${index}`);
      delays.push(delay);
      // As from one page to the next.
      await page.evaluate(() => document.body.replaceChildren());
      await page.reload();
    }
    const [median = Infinity] = delays.toSorted((a, b) => a - b).slice(5);
    console.log(`from a code to its prompt: ${delays.map(Math.round).join(", ")} ms`);
    expect(median).toBeLessThan(300);
  });
});
