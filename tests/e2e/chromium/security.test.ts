/** What a hostile page, or a page's process that speaks as our content script, gets from a real Chromium: nothing. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requests } from "#messages/protocol.ts";
import { launchChromium, type Chromium } from "../../drivers/chromium.ts";
import { createVault } from "../support/tock.ts";

const KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const CODE_FORM = '<form><label>Authenticator code <input autocomplete="one-time-code" name="code"></label></form>';
const UNITS = [{ unitId: "forged", kind: "totp", length: 6 }];
/** What else a page is asked about when its fields are. */
const NOTHING_ELSE = { showsError: false, showsQrCode: false };

/** No content security policy: what a page does not get here it gets nowhere. */
const pages: Readonly<Record<string, string>> = {
  "/plain": "<p>Nothing to see</p>",
  "/form": CODE_FORM,
  "/sandbox": '<iframe sandbox="allow-scripts" src="/form"></iframe>',
};

type World = { readonly href: string; readonly origin: string; run(source: string): Promise<unknown> };
type Extension = { readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } } };

let server: Server;
let chromium: Chromium;
let ownPage: Page;
let port: number;
let accountId: string;

const askAsOwnPage = (name: string, body: object): Promise<unknown> =>
  ownPage.evaluate((message) => (globalThis as unknown as Extension).chrome.runtime.sendMessage(message), {
    name,
    body,
  });

/** The isolated worlds of Tock's content scripts in the page's frames: what a page's broken process could speak as. */
async function contentWorlds(page: Page): Promise<readonly World[]> {
  const cdp = await page.createCDPSession();
  const ids: number[] = [];
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === `chrome-extension://${chromium.extensionId}`) ids.push(context.id);
  });
  await cdp.send("Runtime.enable");
  const run = async (contextId: number, expression: string): Promise<unknown> => {
    const reply = await cdp.send("Runtime.evaluate", {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return reply.exceptionDetails === undefined ? reply.result.value : "threw";
  };
  return Promise.all(
    ids.map(async (id) => ({
      href: String(await run(id, "location.href")),
      origin: String(await run(id, "self.origin")),
      run: (source) => run(id, source),
    })),
  );
}

const say = (name: unknown, body: unknown): string => `chrome.runtime.sendMessage(${JSON.stringify({ name, body })})`;

async function openWorld(origin: string, path: string): Promise<{ page: Page; world: World }> {
  const page = await chromium.newPage(`${origin}${path}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const world = (await contentWorlds(page)).find(({ href }) => href === `${origin}${path}`);
  if (world === undefined) throw new Error(`no content script at ${origin}${path}`);
  return { page, world };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Page</title>${pages[request.url ?? ""] ?? ""}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
  chromium = await launchChromium();
  await createVault(chromium);
  await chromium.grantAllSites();
  ownPage = await chromium.extensionPage("manifest.json");
  const added = await askAsOwnPage("addByHand", {
    type: "totp",
    issuer: "Quillmarsh",
    label: "ottoline@example.org",
    secret: KEY,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
    counter: "0",
    site: `http://localhost:${port}`,
  });
  accountId = (added as { reply: { row: { id: string } } }).reply.row.id;
});

afterAll(async () => {
  await chromium.close();
  await new Promise((resolve) => server.close(resolve));
});

describe("a page", () => {
  it("P3: cannot tell that Tock is there, by its files, its globals or its elements", async () => {
    const page = await chromium.newPage(`http://localhost:${port}/plain`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const found = await page.evaluate(async (base) => {
      const files = ["manifest.json", "icons/16.png", "src/ui/popup/index.html", "src/content/prompt.iife.js"];
      const reached = await Promise.all(
        files.map((file) =>
          fetch(base + file).then(
            () => file,
            () => "",
          ),
        ),
      );
      const image = new Image();
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
      });
      image.src = `${base}icons/16.png`;
      return {
        reached: reached.filter((file) => file !== ""),
        hasImage: await loaded,
        canSend: "runtime" in ((globalThis as { chrome?: object }).chrome ?? {}),
        globals: Object.keys(globalThis).filter((name) => /tock/i.test(name)),
        elements: [...document.querySelectorAll("*")].map(({ localName }) => localName),
        attributes: [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()),
      };
    }, chromium.extensionUrl(""));
    expect(found).toEqual({
      reached: [],
      hasImage: false,
      canSend: false,
      globals: [],
      elements: ["html", "head", "title", "body", "p"],
      attributes: [],
    });
    await page.close();
  });
});

describe("the world of the content scripts", () => {
  it("S11: can neither read nor write nor watch what Tock stores, also after the worker was stopped", async () => {
    const { page, world } = await openWorld(`http://localhost:${port}`, "/plain");
    for (let turn = 0; turn < 2; turn++) {
      for (const area of ["local", "session"]) {
        expect(await world.run(`chrome.storage.${area}.get(null)`)).toBe("threw");
        expect(await world.run(`chrome.storage.${area}.set({ "v1.a": 1 })`)).toBe("threw");
        expect(await world.run(`chrome.storage.${area}.clear()`)).toBe("threw");
      }
      await chromium.stopWorker();
    }
    expect(await askAsOwnPage("accountRows", {})).toMatchObject({ reply: [{ issuer: "Quillmarsh" }] });
    await page.close();
  });

  it("M2: is refused every request of Tock's own pages", async () => {
    const { page, world } = await openWorld(`http://localhost:${port}`, "/plain");
    const privileged = Object.entries(requests).filter(([, { from }]) => from === "extension-page");
    expect(privileged.length).toBeGreaterThan(15);
    for (const [name] of privileged) {
      expect(await world.run(say(name, {})), name).toEqual({ refused: "wrong-sender" });
    }
    await page.close();
  });

  it.each([
    ["an unknown request", say("reveal", {}), "unknown-request"],
    ["a name from the prototype", say("constructor", {}), "unknown-request"],
    [
      "a body that claims an origin",
      say("fieldsSeen", { units: [], ...NOTHING_ELSE, origin: "https://example.org" }),
      "malformed",
    ],
    [
      "ten megabytes",
      `chrome.runtime.sendMessage({ name: "linkClicked", body: { uri: "x".repeat(1e7) } })`,
      "malformed",
    ],
    ["an address for a picture", say("qrSeen", { image: { kind: "picture", dataUrl: "https://a.test" } }), "malformed"],
  ])("M4, M7: is refused %s", async (_, source, refused) => {
    const { page, world } = await openWorld(`http://localhost:${port}`, "/plain");
    expect(await world.run(source)).toEqual({ refused });
    await page.close();
  });

  it("M4: is answered nothing that names an account of another site", async () => {
    const { page, world } = await openWorld(`http://127.0.0.1:${port}`, "/form");
    const offer = await world.run(say("fieldsSeen", { units: UNITS, ...NOTHING_ELSE }));
    expect(JSON.stringify(offer)).not.toMatch(/Quillmarsh|ottoline/);
    const code = await world.run(say("codeForThisSite", { accountId, unitId: "forged", early: false }));
    expect(code).toMatchObject({ reply: { kind: "wrong-site" } });
    await page.close();
  });

  it("M2: gets a code only where a field was shown, and only of an account of its site", async () => {
    const { page, world } = await openWorld(`http://localhost:${port}`, "/form");
    const ask = say("codeForThisSite", { accountId, unitId: "forged", early: false });
    expect(await world.run(ask)).toEqual({ reply: { kind: "no-field" } });
    const offer = await world.run(say("fieldsSeen", { units: UNITS, ...NOTHING_ELSE }));
    expect(offer).toMatchObject({ reply: { kind: "accounts", accounts: [{ id: accountId }] } });
    expect(JSON.stringify(await world.run(ask))).toMatch(/"code":"\d{6}"|"waiting"/);
    await page.close();
  });

  it("M3, F2: of a sandboxed frame gets nothing, though its address is the account's site", async () => {
    const page = await chromium.newPage(`http://localhost:${port}/sandbox`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const frame = (await contentWorlds(page)).find(({ href }) => href.endsWith("/form"));
    expect(frame?.origin).toBe("null");
    expect(await frame?.run(say("fieldsSeen", { units: UNITS, ...NOTHING_ELSE }))).toEqual({ reply: { kind: "none" } });
    const code = await frame?.run(say("codeForThisSite", { accountId, unitId: "forged", early: false }));
    expect(code).toEqual({ reply: { kind: "no-field" } });
    await page.close();
  });
});
