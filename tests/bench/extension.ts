/** One extension in a running browser: filling its stores, stopping its worker, opening its popup. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sleep, type Browser, type BrowserPage } from "./browser.ts";
import type { Seed, Subject } from "./subjects.ts";

const PROBE = readFileSync(join(import.meta.dirname, "probe.js"), "utf8");
const WAIT_MS = 30_000;
/** Between the popup of Chromium, which is as small as its page wants, and the widest that it allows. */
const POPUP_SIZE = { width: 400, height: 600 };

/** In ms since the navigation began, and the popup's main thread up to then. */
export type Opening = { readonly inDomMs: number; readonly paintedMs: number; readonly mainThreadMs: number };

export class Extension {
  readonly id: string;
  readonly #browser: Browser;
  /**
   * A page of the extension's origin that runs none of its code. It reaches the stores, and keeps the extension's process
   * alive, so that every subject is opened in one that is warm.
   */
  readonly #anchor: BrowserPage;

  private constructor(browser: Browser, id: string, anchor: BrowserPage) {
    this.#browser = browser;
    this.id = id;
    this.#anchor = anchor;
  }

  static async install(browser: Browser, folder: string): Promise<Extension> {
    const id = await browser.install(folder);
    const anchor = await ownPageOf(browser, id);
    await anchor.send("ServiceWorker.enable");
    return new Extension(browser, id, anchor);
  }

  /** Puts `seed` in the place of all that the extension has stored, and stops its worker, which knows what was there. */
  async fill({ local, session = {}, script = "" }: Seed): Promise<void> {
    await this.#anchor.evaluate(`(async () => {
      await chrome.storage.local.clear();
      await chrome.storage.session.clear();
      await chrome.storage.local.set(${JSON.stringify(local)});
      await chrome.storage.session.set(${JSON.stringify(session)});
      ${script}
    })()`);
    await this.stopWorker();
  }

  /** As a browser does with a worker that had nothing to do for half a minute. */
  async stopWorker(): Promise<void> {
    const origin = `chrome-extension://${this.id}/`;
    const isWorker = ({ type, url }: { type: string; url: string }) =>
      type === "service_worker" && url.startsWith(origin);
    await until(async () => {
      // Again each time: an event that was on its way, such as that of a closed tab, starts the worker anew.
      await this.#anchor.send("ServiceWorker.stopAllWorkers");
      await sleep(200);
      return !(await this.#browser.targets()).some(isWorker);
    }, "the worker to stop");
  }

  /** Another page of the extension's origin that runs none of its code. */
  ownPage(): Promise<BrowserPage> {
    return ownPageOf(this.#browser, this.id);
  }

  /** Wakes the worker. */
  async startWorker(): Promise<void> {
    await this.#anchor.evaluate(`chrome.runtime.sendMessage("wake").catch(() => undefined)`);
  }

  /** Lets the extension into all sites, as its own offer to do so would, and waits until its script is registered. */
  async allowAllSites(): Promise<void> {
    const settings = await this.#browser.newPage("chrome://extensions");
    await settings.evaluate(`chrome.developerPrivate.addHostPermission("${this.id}", "<all_urls>")`);
    await settings.close();
    await this.#anchor.evaluate(`chrome.permissions.request({ origins: ["<all_urls>"] })`);
    const count = `chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)`;
    await until(async () => (await this.#anchor.evaluate<number>(count)) > 0, "a content script");
  }

  /** Opens the popup's page in a tab of the popup's size. */
  async openPopup({
    popup,
    codeSelector,
  }: Subject): Promise<{ readonly page: BrowserPage; readonly opening: Opening }> {
    const page = await this.#browser.newPage();
    await page.resize(POPUP_SIZE);
    await page.countTasks();
    await page.runFirst(`globalThis.benchCodeSelector = ${JSON.stringify(codeSelector)};\n${PROBE}`);
    await page.navigate(`chrome-extension://${this.id}/${popup}`);
    const firstCode = page.evaluate<Omit<Opening, "mainThreadMs">>("bench.firstCode");
    const code = await within(WAIT_MS, firstCode, `a code in ${popup}`);
    return { page, opening: { ...code, mainThreadMs: await page.mainThreadMs() } };
  }
}

async function ownPageOf(browser: Browser, id: string): Promise<BrowserPage> {
  const page = await browser.newPage(`chrome-extension://${id}/manifest.json`);
  // The tab is there before its document is.
  await until(() => page.evaluate<boolean>("globalThis.chrome?.runtime?.id !== undefined"), "the extension's origin");
  return page;
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await sleep(50);
  }
}

export function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  const late = sleep(ms).then(() => {
    throw new Error(`waited ${ms} ms in vain for ${what}`);
  });
  return Promise.race([promise, late]);
}
