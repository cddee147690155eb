/**
 * A Chromium that is spoken to over a pipe, with nothing attached to it but what a measurement attaches: the drivers of the
 * tests attach to everything and hold up each page and each worker at its start.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { CDPSession, Protocol } from "puppeteer-core";
import { requireBrowser, runsAsRoot } from "../tools/browsers.ts";

/** Sends a command of the Chrome DevTools Protocol. */
type Send = CDPSession["send"];
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};
type Listener = (method: string, params: unknown) => void;

export type PageSize = { readonly width: number; readonly height: number };

const ARGS = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--enable-unsafe-extension-debugging",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--password-store=basic",
  "--use-mock-keychain",
  "--window-size=1280,800",
  // Nothing that is measured may leave the machine.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One tab, popup or other page. */
export class BrowserPage {
  readonly send: Send;
  readonly #browser: Browser;
  readonly #targetId: string;

  constructor(browser: Browser, targetId: string, send: Send) {
    this.#browser = browser;
    this.#targetId = targetId;
    this.send = send;
  }

  /** Evaluates an expression in the page and waits for its promise. @throws What the page throws. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Runs `script` in every document from the next navigation on, before the document's own. */
  async runFirst(script: string): Promise<void> {
    await this.send("Page.enable");
    await this.send("Page.addScriptToEvaluateOnNewDocument", { source: script });
  }

  async resize({ width, height }: PageSize): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** Begins to navigate; resolves once the new document is there, not when it has loaded. */
  async navigate(url: string): Promise<void> {
    const { errorText } = await this.send("Page.navigate", { url });
    if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
  }

  /** From here on `mainThreadMs` counts. */
  async countTasks(): Promise<void> {
    await this.send("Performance.enable", { timeDomain: "threadTicks" });
  }

  /** CPU time that the page's main thread has spent in tasks: other processes disturb it far less than the wall's. */
  async mainThreadMs(): Promise<number> {
    const { metrics } = await this.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
  }

  async close(): Promise<void> {
    await this.#browser.send("Target.closeTarget", { targetId: this.#targetId });
  }
}

export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #input: Writable;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<Listener>();
  #lastId = 0;

  private constructor(process: ChildProcess, profile: string) {
    this.#process = process;
    this.#profile = profile;
    const [, , , input, output] = process.stdio;
    this.#input = input as Writable;
    this.#receive(output as Readable);
    process.once("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the browser is gone"));
    });
  }

  static async launch(): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), "tock-bench-"));
    const args = [...ARGS, ...(runsAsRoot() ? ["--no-sandbox"] : []), `--user-data-dir=${profile}`, "about:blank"];
    const process = spawn(requireBrowser("chromium"), args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const browser = new Browser(process, profile);
    await browser.send("Browser.getVersion");
    return browser;
  }

  readonly send: Send = (method, ...[params]) => this.#command(method, params, undefined);

  /** @returns A function that stops listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns The extension's id. */
  async install(folder: string): Promise<string> {
    const { id } = await this.send("Extensions.loadUnpacked", { path: folder });
    return id;
  }

  /** Attaches to a target that exists. */
  async attach(targetId: string): Promise<BrowserPage> {
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    return this.pageOf(targetId, sessionId);
  }

  pageOf(targetId: string, sessionId: string): BrowserPage {
    return new BrowserPage(this, targetId, (method, ...[params]) => this.#command(method, params, sessionId));
  }

  /** A new tab, in front of the others. */
  async newPage(url = "about:blank"): Promise<BrowserPage> {
    const { targetId } = await this.send("Target.createTarget", { url });
    return this.attach(targetId);
  }

  async targets(): Promise<readonly Protocol.Target.TargetInfo[]> {
    const { targetInfos } = await this.send("Target.getTargets", { filter: [{}] });
    return targetInfos;
  }

  /** CPU time of all processes of the browser so far. */
  async cpuMs(): Promise<number> {
    const { processInfo } = await this.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  }

  async close(): Promise<void> {
    const gone = once(this.#process, "exit");
    await Promise.race([this.send("Browser.close"), gone]);
    await Promise.race([gone, sleep(5000).then(() => this.#process.kill("SIGKILL"))]);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #command(method: string, params: unknown, sessionId: string | undefined): Promise<never> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Messages end with a zero byte, wherever the pipe cuts them. */
  #receive(output: Readable): void {
    let pieces: Buffer[] = [];
    output.on("data", (chunk: Buffer) => {
      let rest = chunk;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        const text = Buffer.concat([...pieces, rest.subarray(0, end)]).toString();
        pieces = [];
        rest = rest.subarray(end + 1);
        this.#take(JSON.parse(text) as Message);
      }
      if (rest.length > 0) pieces.push(rest);
    });
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method !== undefined) for (const listener of this.#listeners) listener(method, params);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result as never);
  }
}
