/** Puts the prompt into the isolated world of pages in a real Chromium, and looks through closed shadow roots by CDP. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer, { type Browser, type CDPSession, type Page } from "puppeteer-core";
import { bundleOf, type Change } from "../../tools/bundle.ts";
import { requireBrowser, runsAsRoot } from "../../tools/browsers.ts";
import type { PromptAction, PromptContent, PromptWords } from "../../../src/content/prompt/content.ts";

type TreeNode = {
  readonly nodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly TreeNode[];
  readonly shadowRoots?: readonly TreeNode[];
  readonly contentDocument?: TreeNode;
};

const inside = (node: TreeNode): readonly TreeNode[] => [
  ...(node.children ?? []),
  ...(node.shadowRoots ?? []),
  ...(node.contentDocument ? [node.contentDocument] : []),
];

function findByTestId(node: TreeNode, testId: string): TreeNode | undefined {
  const { attributes = [] } = node;
  if (attributes.some((name, index) => name === "data-testid" && attributes[index + 1] === testId)) return node;
  for (const child of inside(node)) {
    const found = findByTestId(child, testId);
    if (found) return found;
  }
  return undefined;
}

export type Point = { readonly x: number; readonly y: number };

/** A page with the prompt's script in the isolated world of its top document, or of a frame of it. */
export class PromptPage {
  readonly page: Page;
  readonly #cdp: CDPSession;
  readonly #context: number;

  constructor(page: Page, cdp: CDPSession, context: number) {
    this.page = page;
    this.#cdp = cdp;
    this.#context = context;
  }

  async #run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#cdp.send("Runtime.evaluate", {
      expression,
      contextId: this.#context,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  show(selector: string, content: PromptContent, changes: Partial<PromptWords> = {}): Promise<void> {
    return this.#run(`harness.show(${[selector, content, changes].map((part) => JSON.stringify(part)).join()})`);
  }

  update(content: PromptContent): Promise<void> {
    return this.#run(`harness.update(${JSON.stringify(content)})`);
  }

  close(): Promise<void> {
    return this.#run("harness.close()");
  }

  actions(): Promise<readonly PromptAction[]> {
    return this.#run("harness.actions");
  }

  async #node(testId: string): Promise<number | undefined> {
    const { root } = await this.#cdp.send("DOM.getDocument", { depth: -1, pierce: true });
    return findByTestId(root, testId)?.nodeId;
  }

  async isShown(testId: string): Promise<boolean> {
    return (await this.#node(testId)) !== undefined;
  }

  /** The middle of a part of the prompt, in the top document's viewport. */
  async middleOf(testId: string): Promise<Point> {
    const nodeId = await this.#node(testId);
    if (nodeId === undefined) throw new Error(`the prompt shows no ${testId}`);
    const { model } = await this.#cdp.send("DOM.getBoxModel", { nodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** Runs `code` with `this` as a part of the prompt, as no page could. */
  async onPart(testId: string, code: string): Promise<unknown> {
    const nodeId = await this.#node(testId);
    if (nodeId === undefined) throw new Error(`the prompt shows no ${testId}`);
    const { object } = await this.#cdp.send("DOM.resolveNode", { nodeId, executionContextId: this.#context });
    const { result } = await this.#cdp.send("Runtime.callFunctionOn", {
      objectId: object.objectId ?? "",
      functionDeclaration: `function () { ${code} }`,
      returnByValue: true,
    });
    return result.value;
  }

  async clickPart(testId: string): Promise<void> {
    const { x, y } = await this.middleOf(testId);
    await this.page.mouse.click(x, y);
  }

  /** What a keyboard sends while Enter stays down, but for the first press. */
  async holdEnter(): Promise<void> {
    const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r", autoRepeat: true };
    for (let repeat = 0; repeat < 3; repeat++)
      await this.#cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...enter });
  }

  /** A mouse press that says of itself that it is the second of a double click. */
  async secondClick({ x, y }: Point): Promise<void> {
    for (const type of ["mousePressed", "mouseReleased"] as const) {
      await this.#cdp.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 2 });
    }
  }
}

export type PromptLab = {
  /** Opens a page with this body. A frame's source `/frame` is on another origin. */
  readonly open: (
    body: string,
    options?: {
      readonly frameBody?: string;
      readonly inFrame?: boolean;
      /** Lines of the prompt that are not there, or otherwise. */
      readonly changes?: readonly Change[];
    },
  ) => Promise<PromptPage>;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

const asPage = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${body}`;

export async function openPromptLab(): Promise<PromptLab> {
  const scripts = new Map<string, Promise<string>>();
  const scriptWith = (changes: readonly Change[]): Promise<string> => {
    const key = JSON.stringify(changes);
    const script = scripts.get(key) ?? bundleOf(`${import.meta.dirname}/harness.ts`, changes);
    scripts.set(key, script);
    return script;
  };
  let bodies = { page: "", frame: "" };
  const server: Server = createServer((request, response) => {
    const body = request.url === "/frame" ? bodies.frame : bodies.page;
    response.setHeader("content-type", "text/html; charset=utf-8");
    // The strictest policy that a page may have: the prompt's look must not depend on the page's leave.
    response.setHeader("content-security-policy", "style-src-elem 'unsafe-inline'; img-src data:");
    response.end(asPage(body.replaceAll("OTHER_ORIGIN", `http://localhost:${port()}`)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const port = (): number => (server.address() as AddressInfo).port;

  const browser = await puppeteer.launch({
    executablePath: requireBrowser("chromium"),
    args: [
      // Chromium refuses its sandbox to root.
      ...(runsAsRoot() ? ["--no-sandbox"] : []),
      // Frames of other origins in one process can be reached through one session; what they see stays the same.
      "--disable-site-isolation-trials",
      "--disable-features=IsolateOrigins,site-per-process",
    ],
    defaultViewport: { width: 800, height: 600 },
  });

  const open: PromptLab["open"] = async (body, { frameBody = "", inFrame = false, changes = [] } = {}) => {
    bodies = { page: body, frame: frameBody };
    const script = await scriptWith(changes);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port()}/`);
    await page.bringToFront();
    const cdp = await page.createCDPSession();
    await cdp.send("DOM.enable");
    const { frameTree } = await cdp.send("Page.getFrameTree");
    const frame = inFrame ? frameTree.childFrames?.[0]?.frame : frameTree.frame;
    if (!frame) throw new Error("the page has no frame");
    const { executionContextId } = await cdp.send("Page.createIsolatedWorld", { frameId: frame.id, worldName: "tock" });
    await cdp.send("Runtime.evaluate", { expression: script, contextId: executionContextId });
    return new PromptPage(page, cdp, executionContextId);
  };

  return {
    open,
    browser,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
