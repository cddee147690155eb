/**
 * Drives a real Firefox through Marionette, its own remote protocol, without geckodriver or any package.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { requireBrowser } from "../tools/browsers.ts";
import { zipFolder } from "../tools/zip.ts";
import { MarionetteConnection, type Json } from "./marionette.ts";

export type FirefoxOptions = {
  /** The unpacked extension. Left out: what `npm run build` made. */
  readonly extensionDir?: string;
  /** A profile to go on with. Left out: a new one, removed by `close`. */
  readonly profileDir?: string;
  /** Left out: true. */
  readonly headless?: boolean;
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
};

/** Where a command works: in the page, or in the browser's own window. */
type Context = "content" | "chrome";
type Point = { readonly x: number; readonly y: number };

/** WebDriver's names for keys that write nothing. https://w3c.github.io/webdriver/#keyboard-actions */
export const keys = {
  alt: "\uE00A",
  control: "\uE009",
  enter: "\uE007",
  escape: "\uE00C",
  shift: "\uE008",
  tab: "\uE004",
} as const;

/** The extension's address, which Firefox otherwise draws at random for each profile. */
const EXTENSION_HOST = "7c5b3a52-6d1c-4a57-9f0e-2d5b1c8e4f10";
const WAIT_MS = 10_000;
/** A prompt on a page acts only after it has been seen for a moment; a person needs that long too. */
const LOOK_MS = 800;

export class Firefox {
  readonly profileDir: string;
  readonly #options: FirefoxOptions;
  readonly #addOnId: string;
  #running: Running;

  private constructor(options: FirefoxOptions, profileDir: string, addOnId: string, running: Running) {
    this.#options = options;
    this.profileDir = profileDir;
    this.#addOnId = addOnId;
    this.#running = running;
  }

  static async launch(options: FirefoxOptions = {}): Promise<Firefox> {
    const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), "tock-firefox-"));
    const extensionDir = resolve(options.extensionDir ?? "dist/firefox");
    const addOnId = addOnIdOf(extensionDir);
    const running = await launch(options, profileDir, addOnId);
    const firefox = new Firefox(options, profileDir, addOnId, running);
    try {
      await firefox.#install(extensionDir);
    } catch (error) {
      await firefox.close();
      throw error;
    }
    return firefox;
  }

  /** Closes the browser and opens it again on the same profile: session storage is gone, local storage is not. */
  async restart(): Promise<void> {
    await this.#quit();
    this.#running = await launch(this.#options, this.profileDir, this.#addOnId);
    await poll("the extension to start", () =>
      this.inBrowser("(id) => WebExtensionPolicy.getByID(id)?.active", this.#addOnId),
    );
  }

  async close(): Promise<void> {
    await this.#quit();
    if (this.#options.profileDir === undefined) {
      rmSync(this.profileDir, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  /** The address of one of the extension's files. */
  extensionUrl(path: string): string {
    return `moz-extension://${EXTENSION_HOST}/${path}`;
  }

  /** Goes there in the current tab, and waits until it has loaded. */
  async goto(url: string): Promise<void> {
    await this.#send("content", "WebDriver:Navigate", { url });
  }

  /** Opens a tab and goes there; it is the current one then. @returns Its handle, for `switchTo`. */
  async newTab(url: string): Promise<string> {
    const opened = await this.#send("content", "WebDriver:NewWindow", { type: "tab", focus: true });
    const { handle } = opened as { handle: string };
    await this.switchTo(handle);
    await this.goto(url);
    return handle;
  }

  async currentTab(): Promise<string> {
    return (await this.#value("content", "WebDriver:GetWindowHandle")) as string;
  }

  async switchTo(tab: string): Promise<void> {
    await this.#send("content", "WebDriver:SwitchToWindow", { handle: tab, focus: true });
  }

  /** Waits for the tab in which the extension itself opens one of its pages; it is the current one then. */
  async openedTab(path: string): Promise<void> {
    const url = this.extensionUrl(path);
    await poll(`a tab with ${path}`, async () => {
      const tabs = (await this.#send("content", "WebDriver:GetWindowHandles")) as readonly string[];
      for (const tab of tabs) {
        await this.switchTo(tab);
        if ((await this.inPage(() => location.href)) === url) return true;
      }
      return false;
    });
  }

  /** Closes the current tab. Switch to another one then. */
  async closeTab(): Promise<void> {
    await this.#send("content", "WebDriver:CloseWindow");
  }

  /** Makes the frame that `css` selects the page for what follows, until `leaveFrame`. */
  async enterFrame(css: string): Promise<void> {
    await this.#send("content", "WebDriver:SwitchToFrame", { element: await this.#element(css) });
  }

  async leaveFrame(): Promise<void> {
    await this.#send("content", "WebDriver:SwitchToFrame", { id: null });
  }

  /** Clicks with the mouse on the first element that `css` selects. */
  async click(css: string): Promise<void> {
    await this.#send("content", "WebDriver:ElementClick", { id: await this.#element(css) });
  }

  /** Types into the first element that `css` selects, key by key. */
  async type(css: string, text: string): Promise<void> {
    await this.#send("content", "WebDriver:ElementSendKeys", { id: await this.#element(css), text });
  }

  /**
   * Runs `work` in the page and returns what it returns. It travels as source text, so it sees only its arguments. It
   * sees the page's elements but not what scripts have put on them: those are behind `window.wrappedJSObject`.
   */
  inPage<Args extends readonly Json[], Reply>(
    work: (...args: Args) => Reply | Promise<Reply>,
    ...args: Args
  ): Promise<Reply> {
    return this.#run("content", "default", work.toString(), args) as Promise<Reply>;
  }

  /** Waits until `work` in the page returns something truthy, and returns that. While the page changes, asks again. */
  waitFor<Args extends readonly Json[], Reply>(
    work: (...args: Args) => Reply | Promise<Reply>,
    ...args: Args
  ): Promise<NonNullable<Reply>> {
    return poll(work.toString(), () => this.inPage(work, ...args));
  }

  /** Runs a function with the browser's own rights. It is source text, for it speaks of what no type describes. */
  inBrowser(source: string, ...args: readonly Json[]): Promise<unknown> {
    return this.#run("chrome", "system", source, args);
  }

  /**
   * Presses a chord of real keys in the browser's window: unlike keys typed into a page, these reach the extension's
   * shortcuts. They do not reach the popup; `FirefoxPopup.type` does.
   */
  async pressKeys(...chord: readonly string[]): Promise<void> {
    const down = chord.map((value) => ({ type: "keyDown", value }));
    const up = chord.toReversed().map((value) => ({ type: "keyUp", value }));
    const actions = [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
    await this.#send("chrome", "WebDriver:PerformActions", { actions });
  }

  /** Does what a click on the toolbar button does. @returns The real popup; a click elsewhere closes it. */
  async openPopup(): Promise<FirefoxPopup> {
    await this.inBrowser(
      `(id) => {
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const { extension } = WebExtensionPolicy.getByID(id);
        const button = ExtensionParent.apiManager.global.browserActionFor(extension);
        return button.openPopup(Services.wm.getMostRecentWindow("navigator:browser"), true);
      }`,
      this.#addOnId,
    );
    return this.popup();
  }

  /** Waits for the popup that is opening, whoever opened it. */
  async popup(): Promise<FirefoxPopup> {
    const popup = new FirefoxPopup(this);
    await poll("the popup", () => popup.isOpen());
    return popup;
  }

  /** Grants what "Notice codes on all sites" asks for, as the permission dialog would. It outlives a restart. */
  async grantAllSites(): Promise<void> {
    await this.inBrowser(
      `async (id) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
        const { extension } = WebExtensionPolicy.getByID(id);
        await ExtensionPermissions.add(id, { permissions: [], origins: ["<all_urls>"] }, extension);
      }`,
      this.#addOnId,
    );
  }

  /** Stops the background page, as the browser does when it has been idle. The next event starts it again. */
  async stopBackground(): Promise<void> {
    await this.inBrowser(
      `(id) => WebExtensionPolicy.getByID(id).extension.terminateBackground({
        ignoreDevToolsAttached: true,
        disableResetIdleForTest: true,
      })`,
      this.#addOnId,
    );
  }

  /**
   * Waits for Tock's prompt in the page, in its closed shadow tree, and clicks the button whose name begins with `name`,
   * with the mouse, after the moment that a person looks.
   * @throws When none appears within `timeoutMs`.
   */
  async clickInPrompt(name: string, timeoutMs = WAIT_MS): Promise<void> {
    const find = () => this.#run("content", "system", FIND_BUTTON, [name]) as Promise<Point | null>;
    await poll(`a button "${name}"`, find, timeoutMs);
    await sleep(LOOK_MS);
    const point = await poll(`a button "${name}"`, find, timeoutMs);
    const actions = [
      {
        type: "pointer",
        id: "mouse",
        parameters: { pointerType: "mouse" },
        actions: [
          { type: "pointerMove", origin: "viewport", duration: 0, ...point },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ];
    await this.#send("content", "WebDriver:PerformActions", { actions });
  }

  /** Saves what the page shows. */
  async screenshot(path: `${string}.png`): Promise<void> {
    const base64 = (await this.#value("content", "WebDriver:TakeScreenshot", { full: false, hash: false })) as string;
    writeFileSync(path, Buffer.from(base64, "base64"));
  }

  /**
   * Installs the extension as a person's browser has it: packed and for good, so that it survives a restart with what it
   * stores and was granted; and pinned to the toolbar. It is not signed: Firefox ESR, Developer Edition and Debian's builds take it, others refuse.
   */
  async #install(extensionDir: string): Promise<void> {
    const path = join(this.profileDir, "tock.xpi");
    writeFileSync(path, zipFolder(extensionDir));
    await this.#send("chrome", "Addon:Install", { path, temporary: false });
    await this.inBrowser(
      `(id) => {
        const { CustomizableUI } = Services.wm.getMostRecentWindow("navigator:browser");
        const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, "_") + "-browser-action";
        CustomizableUI.addWidgetToArea(widget, CustomizableUI.AREA_NAVBAR);
      }`,
      this.#addOnId,
    );
  }

  async #element(css: string): Promise<string> {
    const found = await this.#value("content", "WebDriver:FindElement", { using: "css selector", value: css });
    return Object.values(found as Record<string, string>)[0] ?? "";
  }

  async #run(context: Context, sandbox: string, source: string, args: readonly Json[]): Promise<unknown> {
    const script = asyncScript(source);
    const reply = (await this.#value(context, "WebDriver:ExecuteAsyncScript", {
      script,
      args,
      sandbox,
      newSandbox: true,
    })) as Settled;
    if ("error" in reply) throw new Error(reply.error);
    return reply.value;
  }

  async #value(context: Context, command: string, parameters: Readonly<Record<string, Json>> = {}): Promise<unknown> {
    return ((await this.#send(context, command, parameters)) as { value: unknown }).value;
  }

  async #send(context: Context, command: string, parameters: Readonly<Record<string, Json>> = {}): Promise<unknown> {
    await this.#running.marionette.send("Marionette:SetContext", { value: context });
    return this.#running.marionette.send(command, parameters);
  }

  async #quit(): Promise<void> {
    const { process, marionette } = this.#running;
    const exited = once(process, "exit");
    await marionette.send("Marionette:Quit", { flags: ["eForceQuit"] });
    marionette.close();
    await exited;
  }
}

export const launchFirefox = (options?: FirefoxOptions): Promise<Firefox> => Firefox.launch(options);

/** The real popup. Marionette knows tabs only, so this speaks to the popup's page through the browser's window. */
export class FirefoxPopup {
  readonly #firefox: Firefox;

  constructor(firefox: Firefox) {
    this.#firefox = firefox;
  }

  async isOpen(): Promise<boolean> {
    return (await this.#firefox.inBrowser(
      `() => ${POPUP}?.browsingContext?.currentWindowGlobal?.documentURI.schemeIs("moz-extension") ?? false`,
    )) as boolean;
  }

  /** Like `Firefox.inPage`, in the popup. */
  async inPage<Args extends readonly Json[], Reply>(
    work: (...args: Args) => Reply | Promise<Reply>,
    ...args: Args
  ): Promise<Reply> {
    const options = { async: true, timeout: WAIT_MS, sandboxName: "default", newSandbox: true, file: "", line: 0 };
    const reply = (await this.#firefox.inBrowser(
      `(script, args, options) => ${ACTOR}.executeScript(script, args, options)`,
      asyncScript(work.toString()),
      args,
      options,
    )) as Settled;
    if ("error" in reply) throw new Error(reply.error);
    return reply.value as Reply;
  }

  waitFor<Args extends readonly Json[], Reply>(
    work: (...args: Args) => Reply | Promise<Reply>,
    ...args: Args
  ): Promise<NonNullable<Reply>> {
    return poll(work.toString(), () => this.inPage(work, ...args));
  }

  async click(css: string): Promise<void> {
    await this.#firefox.inBrowser(
      `async (css) => {
        const actor = ${ACTOR};
        const element = await actor.findElement("css selector", css, { timeout: 0 });
        await actor.clickElement(element, { toJSON: () => ({}) });
      }`,
      css,
    );
  }

  async type(css: string, text: string): Promise<void> {
    await this.#firefox.inBrowser(
      `async (css, text) => {
        const actor = ${ACTOR};
        const element = await actor.findElement("css selector", css, { timeout: 0 });
        await actor.sendKeysToElement(element, text, { toJSON: () => ({}) });
      }`,
      css,
      text,
    );
  }

  /** Saves what the popup shows. */
  async screenshot(path: `${string}.png`): Promise<void> {
    const base64 = await this.#firefox.inBrowser(
      `async () => {
        const { currentWindowGlobal } = ${POPUP}.browsingContext;
        const bitmap = await currentWindowGlobal.drawSnapshot(null, 2, "white");
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext("2d").drawImage(bitmap, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      }`,
    );
    writeFileSync(path, Buffer.from(base64 as string, "base64"));
  }

  async close(): Promise<void> {
    await this.#firefox.inBrowser(`() => ${POPUP}?.closest("panel")?.hidePopup()`);
  }
}

/** In the browser's window: the element that holds the popup's page, and the part of Marionette that lives in it. */
const POPUP = `Services.wm.getMostRecentWindow("navigator:browser").document.querySelector("browser[webextension-view-type='popup']")`;
const ACTOR = `${POPUP}.browsingContext.currentWindowGlobal.getActor("MarionetteCommands")`;

/** In a page, with the browser's rights, which see into closed shadow trees: the middle of the button of this name. */
const FIND_BUTTON = `(name) => {
  const find = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const isButton = element.localName === "button" || element.getAttribute("role") === "button";
      const ownName = element.getAttribute("aria-label") ?? element.textContent.trim();
      const found = isButton && (ownName + " ").startsWith(name + " ") ? element : element.openOrClosedShadowRoot && find(element.openOrClosedShadowRoot);
      if (found) return found;
    }
    return null;
  };
  const box = find(document)?.getBoundingClientRect();
  return box && box.width > 0 ? { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) } : null;
}`;

type Settled = { readonly value: unknown } | { readonly error: string };

/** The script that calls the function `source` and hands over what came of it: Marionette's last argument is for that. */
const asyncScript = (source: string): string => `
  const done = arguments[arguments.length - 1];
  Promise.resolve()
    .then(() => (${source})(...[...arguments].slice(0, -1)))
    .then((value) => done({ value }), (error) => done({ error: String(error) }));`;

type Running = { readonly process: ChildProcess; readonly marionette: MarionetteConnection };

async function launch(options: FirefoxOptions, profileDir: string, addOnId: string): Promise<Running> {
  const preferences = {
    // Any free port; Firefox writes it into the profile.
    "marionette.port": 0,
    "extensions.webextensions.uuids": JSON.stringify({ [addOnId]: EXTENSION_HOST }),
    "xpinstall.signatures.required": false,
    // Headless browsers show no dialog; permissions.request() answers yes at once.
    "extensions.webextOptionalPermissionPrompts": false,
    "app.update.disabledForTesting": true,
    "browser.aboutwelcome.enabled": false,
    "browser.shell.checkDefaultBrowser": false,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": false,
    "toolkit.cosmeticAnimations.enabled": false,
    ...options.preferences,
  };
  writeFileSync(
    join(profileDir, "user.js"),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(""),
  );
  const portFile = join(profileDir, "MarionetteActivePort");
  rmSync(portFile, { force: true });
  // System access is what lets Marionette into the browser's own window and onto the extension's pages.
  const args = ["--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profileDir];
  const headless = options.headless ?? true;
  const process = spawn(requireBrowser("firefox"), headless ? [...args, "--headless"] : args, { stdio: "ignore" });
  try {
    const port = await poll("Firefox to start", () => existsSync(portFile) && readFileSync(portFile, "utf8"), 60_000);
    return { process, marionette: await MarionetteConnection.open(Number(port)) };
  } catch (error) {
    process.kill();
    throw error;
  }
}

function addOnIdOf(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, "manifest.json"), "utf8")) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

/** Asks until the answer is truthy. Errors count as "not yet": a page may be on its way to the next. */
async function poll<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  timeoutMs = WAIT_MS,
): Promise<NonNullable<Answer>> {
  const deadline = Date.now() + timeoutMs;
  let lastError = "";
  do {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      lastError = `; last: ${String(error)}`;
    }
    await sleep(50);
  } while (Date.now() < deadline);
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}${lastError}`);
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
