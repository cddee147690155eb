/** Drives a real Chromium with the unpacked extension in it, through puppeteer-core. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import puppeteer, {
  TargetType,
  type Browser,
  type ElementHandle,
  type Extension,
  type Page,
  type SerializedAXNode,
  type Target,
} from "puppeteer-core";
import { requireBrowser, runsAsRoot } from "../tools/browsers.ts";

export type ChromiumOptions = {
  /** The unpacked extension. Left out: what `npm run build` made. */
  readonly extensionDir?: string;
  /** A profile to go on with. Left out: a new one, removed by `close`. */
  readonly profileDir?: string;
  /** Left out: true. */
  readonly headless?: boolean;
  /** The browser's language, like "de". */
  readonly language?: string;
  readonly args?: readonly string[];
};

export type ColorScheme = "light" | "dark";

/** What a click in the context menu carries, as far as Tock reads it. */
export type MenuClick = {
  readonly menuItemId: string;
  readonly srcUrl?: string;
  readonly linkUrl?: string;
  readonly editable?: boolean;
  readonly frameId?: number;
};

/** The parts of the browser's interface that the driver uses from inside, with those that only drivers know. */
type ExtensionGlobals = {
  readonly chrome: {
    readonly tabs: { query(filter: object): Promise<{ readonly url?: string }[]> };
    readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
    readonly permissions: { request(permissions: { readonly origins: readonly string[] }): Promise<boolean> };
    readonly commands: { readonly onCommand: { dispatch(command: string, tab: unknown): void } };
    readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: unknown): void } };
    readonly developerPrivate: { addHostPermission(extensionId: string, pattern: string): Promise<void> };
  };
};

/** A page of the extension that runs none of its scripts. */
const BLANK = "manifest.json";
const WAIT_MS = 10_000;
/** A prompt on a page acts only after it has been seen for a moment; a person needs that long too. */
export const LOOK_MS = 800;

export class Chromium {
  readonly profileDir: string;
  readonly #options: ChromiumOptions;
  readonly #ownsProfile: boolean;
  #browser: Browser;
  #extension: Extension;
  #hasAllSites = false;

  private constructor(options: ChromiumOptions, profileDir: string, running: Running) {
    this.#options = options;
    this.#ownsProfile = options.profileDir === undefined;
    this.profileDir = profileDir;
    this.#browser = running.browser;
    this.#extension = running.extension;
  }

  static async launch(options: ChromiumOptions = {}): Promise<Chromium> {
    const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), "tock-chromium-"));
    return new Chromium(options, profileDir, await launch(options, profileDir));
  }

  /** Puppeteer's own handle, for what this class has no word for. */
  get browser(): Browser {
    return this.#browser;
  }

  get extensionId(): string {
    return this.#extension.id;
  }

  /**
   * Closes the browser and opens it again on the same profile: session storage is gone, local storage is not. A driver's
   * extension is installed anew at each start, which takes granted sites back; a person's is not, so they are granted
   * again.
   */
  async restart(): Promise<void> {
    await this.#browser.close();
    const running = await launch(this.#options, this.profileDir);
    this.#browser = running.browser;
    this.#extension = running.extension;
    if (this.#hasAllSites) await this.grantAllSites();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    if (this.#ownsProfile) rmSync(this.profileDir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Resolves when the browser is gone, whoever closed it. */
  closed(): Promise<void> {
    return new Promise((resolve) => this.#browser.once("disconnected", () => resolve()));
  }

  async newPage(url?: string): Promise<Page> {
    const page = await this.#browser.newPage();
    if (url !== undefined) await page.goto(url);
    return page;
  }

  /** The address of one of the extension's files. */
  extensionUrl(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`;
  }

  /** Opens one of the extension's pages in a tab. */
  extensionPage(path: string): Promise<Page> {
    return this.newPage(this.extensionUrl(path));
  }

  /** Waits for the tab in which the extension itself opens one of its pages, and brings it to the front. */
  async openedPage(path: string): Promise<Page> {
    const url = this.extensionUrl(path);
    const target = await this.#browser.waitForTarget((t) => t.url() === url, { timeout: WAIT_MS });
    const page = await target.asPage();
    await page.bringToFront();
    return page;
  }

  /**
   * Clicks the toolbar button while `page` is in front, which also grants activeTab for it.
   * @returns The real popup. It closes when another page is brought to the front.
   */
  async openPopup(page: Page): Promise<Page> {
    await page.bringToFront();
    await this.#extension.triggerAction(page);
    const popup = this.extensionUrl(await this.#popupPath());
    const target = await this.#browser.waitForTarget((t) => t.url().startsWith(popup), {
      timeout: WAIT_MS,
    });
    return target.asPage();
  }

  /** Waits for the popup that a page's prompt, a command or a menu has opened, until it takes input. */
  async openedPopup(): Promise<Page> {
    const url = this.extensionUrl(await this.#popupPath());
    const target = await this.#browser.waitForTarget((t) => t.url().startsWith(url), { timeout: WAIT_MS });
    const popup = await target.asPage();
    await popup.waitForSelector("main");
    await sleep(LOOK_MS);
    return popup;
  }

  /** Grants what "Notice codes on all sites" asks for. */
  async grantAllSites(): Promise<void> {
    await this.preapproveAllSites();
    const page = await this.extensionPage(BLANK);
    const granted = await page.evaluate(() =>
      (globalThis as unknown as ExtensionGlobals).chrome.permissions.request({ origins: ["<all_urls>"] }),
    );
    await page.close();
    if (!granted) throw new Error("the browser did not grant the extension all sites");
    this.#hasAllSites = true;
  }

  /** A headless browser can show no dialog. Told beforehand, it answers the extension's own request with yes. */
  async preapproveAllSites(): Promise<void> {
    const admin = await this.newPage("chrome://extensions");
    await admin.evaluate(async (id) => {
      await (globalThis as unknown as ExtensionGlobals).chrome.developerPrivate.addHostPermission(id, "<all_urls>");
    }, this.extensionId);
    await admin.close();
  }

  /** Stops the background worker, as the browser does when it has been idle. The next event starts it again. */
  async stopWorker(): Promise<void> {
    const page = await this.extensionPage(BLANK);
    const session = await page.createCDPSession();
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    await page.close();
    const deadline = Date.now() + WAIT_MS;
    while (this.isWorkerRunning() && Date.now() < deadline) await sleep(50);
    if (this.isWorkerRunning()) throw new Error("the background worker did not stop");
  }

  isWorkerRunning(): boolean {
    return this.#browser.targets().some((target) => this.#isWorker(target));
  }

  /**
   * Fires a keyboard command while `page` is in front. Key events from a driver do not reach the browser's shortcuts,
   * so the listeners are called; unlike a real shortcut this grants no activeTab.
   */
  async runCommand(command: string, page: Page): Promise<void> {
    await page.bringToFront();
    await this.#inWorker(async (name) => {
      const { tabs, commands } = (globalThis as unknown as ExtensionGlobals).chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      commands.onCommand.dispatch(name, tab);
    }, command);
  }

  /** Chooses an entry of the context menu over `page`; `info` says what was under the pointer. Grants no activeTab. */
  async chooseMenuEntry(info: MenuClick, page: Page): Promise<void> {
    await page.bringToFront();
    await this.#inWorker(async (clicked) => {
      const { tabs, contextMenus } = (globalThis as unknown as ExtensionGlobals).chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      contextMenus.onClicked.dispatch({ editable: false, frameId: 0, pageUrl: tab?.url, ...clicked }, tab);
    }, info);
  }

  async #popupPath(): Promise<string> {
    const text = await readFile(join(this.#extension.path, "manifest.json"), "utf8");
    return (JSON.parse(text) as { action: { default_popup: string } }).action.default_popup;
  }

  #isWorker(target: Target): boolean {
    return target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(this.extensionUrl(""));
  }

  /** Runs `work` in the background worker. From then on the worker does not go idle by itself: a debugger is attached. */
  async #inWorker<Arg>(work: (arg: Arg) => Promise<void>, arg: Arg): Promise<void> {
    if (!this.isWorkerRunning()) {
      const waker = await this.extensionPage(BLANK);
      await waker.evaluate(() =>
        (globalThis as unknown as ExtensionGlobals).chrome.runtime.sendMessage("wake").catch(() => undefined),
      );
      await waker.close();
    }
    const target = await this.#browser.waitForTarget((t) => this.#isWorker(t), { timeout: WAIT_MS });
    const worker = await target.worker();
    await worker?.evaluate(work as never, arg);
  }
}

export const launchChromium = (options?: ChromiumOptions): Promise<Chromium> => Chromium.launch(options);

/**
 * Waits for a button of Tock's prompt on `page`, in any frame, by its accessible name: the tree of names shows also what
 * is in a closed shadow tree. A longer name that begins with `name` counts ("Fill" finds "Fill Fernleaf").
 * @throws When none appears within `timeoutMs`.
 */
export async function findInPrompt(page: Page, name: string, timeoutMs = WAIT_MS): Promise<ElementHandle> {
  const deadline = Date.now() + timeoutMs;
  do {
    // A frame may go while it is asked.
    const tree = await page.accessibility.snapshot({ includeIframes: true }).catch(() => null);
    const found = await (tree && findButton(tree, name))?.elementHandle();
    if (found) return found;
    await sleep(50);
  } while (Date.now() < deadline);
  throw new Error(`no button "${name}" on ${page.url()} within ${timeoutMs} ms`);
}

function findButton(node: SerializedAXNode, name: string): SerializedAXNode | undefined {
  if (node.role === "button" && `${node.name ?? ""} `.startsWith(`${name} `)) return node;
  for (const child of node.children ?? []) {
    const found = findButton(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Finds the button and clicks it with the mouse, after the moment that a person looks. */
export async function clickInPrompt(page: Page, name: string, timeoutMs = WAIT_MS): Promise<void> {
  const button = await findInPrompt(page, name, timeoutMs);
  await sleep(LOOK_MS);
  await button.click();
}

/** Saves what `page` shows, in one colour scheme. */
export async function screenshot(page: Page, path: `${string}.png`, scheme: ColorScheme = "light"): Promise<void> {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.screenshot({ path });
}

type Running = { readonly browser: Browser; readonly extension: Extension };

async function launch(options: ChromiumOptions, profileDir: string): Promise<Running> {
  const preferences = join(profileDir, "Default", "Preferences");
  if (!existsSync(preferences)) {
    mkdirSync(join(profileDir, "Default"), { recursive: true });
    // Without developer mode, chrome.runtime.reload() leaves an unpacked extension disabled.
    writeFileSync(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  }
  const headless = options.headless ?? true;
  const browser = await puppeteer.launch({
    executablePath: requireBrowser("chromium"),
    headless,
    pipe: true,
    userDataDir: profileDir,
    enableExtensions: true,
    // A person's window has the size that the person gives it.
    defaultViewport: headless ? { width: 1100, height: 800 } : null,
    args: [
      ...(runsAsRoot() ? ["--no-sandbox"] : []),
      ...(options.language ? [`--lang=${options.language}`] : []),
      ...(options.args ?? []),
    ],
  });
  // Given a list of folders, puppeteer-core 24 does not wait until they are installed.
  const id = await browser.installExtension(resolve(options.extensionDir ?? "dist/chromium"));
  const extension = (await browser.extensions()).get(id);
  if (!extension) {
    await browser.close();
    throw new Error("the browser did not load the extension");
  }
  return { browser, extension };
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
