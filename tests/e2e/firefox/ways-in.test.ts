/**
 * The ways into a vault in a real Firefox, by hand: passphrase, recovery kit, a forgotten passphrase, a new vault key, the
 * browser's own key, the trash, a lock that reaches every page. Passkeys are not to be had there; a test says so, and will
 * say when that changes.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchFirefox, type Firefox } from "../../drivers/firefox.ts";
import { decryptVault, recoveryBytes } from "../../tools/decrypt-vault.mjs";
import { PASSPHRASE } from "../support/tock.ts";

/** What the extension's own page sees. As text, since its objects stay on its side. */
type Extension = {
  readonly wrappedJSObject: { readonly browser: Browser };
};
type Browser = {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly storage: { readonly local: { get(keys: null): Promise<Record<string, unknown>> } };
};
type Stored = { readonly gen: number };

const OPTIONS = "src/ui/options/index.html";
const NEW_PASSPHRASE = "a passphrase to remember";
const ISSUERS = ["Fernleaf", "Harbour"];

let firefox: Firefox;
let code = "";

const find = (id: string): string => `[data-testid="${id}"]`;
const shown = (id: string): Promise<unknown> =>
  firefox.waitFor((css) => document.querySelector(css) !== null, `${find(id)}:enabled`);
const gone = (id: string): Promise<unknown> => firefox.waitFor((css) => document.querySelector(css) === null, find(id));
const says = (words: string): Promise<unknown> =>
  firefox.waitFor((text) => document.body.innerText.includes(text), words);
async function click(id: string): Promise<void> {
  await shown(id);
  await firefox.click(find(id));
}
async function type(id: string, text: string): Promise<void> {
  await shown(id);
  await firefox.inPage((css) => document.querySelector<HTMLInputElement>(css)?.select(), find(id));
  await firefox.type(find(id), text);
}

const ask = async (name: string, body: Readonly<Record<string, string | null>> = {}): Promise<unknown> => {
  const envelope = await firefox.inPage(
    async (message) =>
      JSON.stringify(await (globalThis as unknown as Extension).wrappedJSObject.browser.runtime.sendMessage(message)),
    { name, body },
  );
  return (JSON.parse(envelope) as { readonly reply: unknown }).reply;
};
const stateOf = async () => ((await ask("vaultStatus")) as { state: string }).state;
const ways = async () => ((await ask("waysIn")) as { list: { type: string }[] }).list.map((way) => way.type);

async function record(): Promise<Stored> {
  const text = await firefox.inPage(async () =>
    JSON.stringify(await (globalThis as unknown as Extension).wrappedJSObject.browser.storage.local.get(null)),
  );
  const items = JSON.parse(text) as Record<string, unknown>;
  return [items["v1.a"], items["v1.b"]].map((each) => each as Stored).toSorted((a, b) => b.gen - a.gen)[0]!;
}
const issuersIn = (body: unknown) =>
  (body as { accounts: { issuer: string }[] }).accounts.map(({ issuer }) => issuer).sort();

async function takeKit(): Promise<string> {
  await firefox.waitFor((css) => document.querySelector(css) !== null, find("kit-code"));
  const groups = await firefox.inPage(
    (css) => [...document.querySelectorAll(`${css} span`)].map((span) => span.textContent),
    find("kit-code"),
  );
  await type("kit-group-0", groups[2] ?? "");
  await type("kit-group-1", groups[5] ?? "");
  await click("kit-done");
  await gone("kit-code");
  return groups.join("-");
}

beforeAll(async () => {
  firefox = await launchFirefox();
});

afterAll(() => firefox.close());

describe("the ways into a vault", () => {
  it("begin with a passphrase and a recovery kit", async () => {
    await firefox.openedTab("src/ui/welcome/index.html");
    await type("choose-passphrase", PASSPHRASE);
    await type("choose-passphrase-again", PASSPHRASE);
    await click("create-vault");
    await click("make-kit");
    code = await takeKit();
    for (const issuer of ISSUERS) {
      const form = { type: "totp", issuer, label: "ada", secret: "JBSWY3DPEHPK3PXP", site: null };
      await ask("addByHand", { ...form, algorithm: "SHA1", digits: "6", period: "30", counter: "0" });
    }
    expect(issuersIn(await decryptVault(await record(), "passphrase", PASSPHRASE))).toEqual(ISSUERS);
    expect(issuersIn(await decryptVault(await record(), "recovery", recoveryBytes(code)))).toEqual(ISSUERS);
  });

  it("are no passkeys, which this browser refuses to extensions", async () => {
    await firefox.newTab(firefox.extensionUrl(OPTIONS));
    await says("This browser does not let extensions use passkeys.");
    const refused = await firefox.inPage(() =>
      navigator.credentials
        .create({
          publicKey: {
            rp: { name: "Tock" },
            user: { id: new Uint8Array(16), name: "Tock", displayName: "Tock" },
            challenge: new Uint8Array(32),
            pubKeyCredParams: [{ type: "public-key", alg: -7 }],
          },
        })
        .then(
          () => "made",
          (error: unknown) => (error as DOMException).name,
        ),
    );
    expect(refused).toBe("SecurityError");
  });

  it("lead whoever has forgotten the passphrase to a new one", async () => {
    await ask("lock");
    await click("forgot-passphrase");
    await type("unlock-recovery-code", code.toLowerCase());
    await click("unlock-submit");
    await shown("save-passphrase");
    await type("choose-passphrase", NEW_PASSPHRASE);
    await type("choose-passphrase-again", NEW_PASSPHRASE);
    await click("save-passphrase");
    await shown("rotate-key");
    expect(issuersIn(await decryptVault(await record(), "passphrase", NEW_PASSPHRASE))).toEqual(ISSUERS);
    await expect(decryptVault(await record(), "passphrase", PASSPHRASE)).rejects.toThrow();
  });

  it("are closed by a new vault key unless they are kept, and the kit is printed anew", async () => {
    // Whoever has just come in by the recovery code is not asked again.
    await click("rotate-key");
    await type("keep-passphrase", NEW_PASSPHRASE);
    await click("confirm-rotation");
    const former = code;
    code = await takeKit();
    expect(await ways()).toEqual(["passphrase", "recovery"]);
    await expect(decryptVault(await record(), "recovery", recoveryBytes(former))).rejects.toThrow();
    expect(issuersIn(await decryptVault(await record(), "recovery", recoveryBytes(code)))).toEqual(ISSUERS);
  });

  it("include the browser itself, for those who want no lock", async () => {
    await click("add-device");
    await type("prove-passphrase", NEW_PASSPHRASE);
    await click("prove-submit");
    await click("confirm");
    await says("Not locked.");
    await firefox.restart();
    await firefox.newTab(firefox.extensionUrl(OPTIONS));
    expect(await stateOf()).toBe("unlocked");
    await click("set-passphrase");
    await type("choose-passphrase", PASSPHRASE);
    await type("choose-passphrase-again", PASSPHRASE);
    await click("save-passphrase");
    code = await takeKit();
    await firefox.restart();
    await firefox.newTab(firefox.extensionUrl(OPTIONS));
    expect(await stateOf()).toBe("locked");
  });
});

describe("unlocking and locking", () => {
  it("leaves the page alive while the passphrase is stretched", async () => {
    await shown("unlock-passphrase");
    const longestWaitMs = await firefox.inPage(
      (passphrase) =>
        new Promise<number>((resolve) => {
          let [lastMs, longestMs] = [performance.now(), 0];
          const poll = setInterval(() => {
            const nowMs = performance.now();
            longestMs = Math.max(longestMs, nowMs - lastMs);
            lastMs = nowMs;
          }, 4);
          void (globalThis as unknown as Extension).wrappedJSObject.browser.runtime
            .sendMessage({ name: "unlock", body: { passphrase } })
            .then(() => {
              clearInterval(poll);
              resolve(longestMs);
            });
        }),
      PASSPHRASE,
    );
    expect(await stateOf()).toBe("unlocked");
    // A derivation on this thread would hold it for half a second at least; what is left is the machine's own unrest.
    expect(longestWaitMs).toBeLessThan(250);
  });

  it("takes what the settings show off the page", async () => {
    await shown("rotate-key");
    await ask("lock");
    await gone("ways-in");
    await shown("unlock-passphrase");
    await type("unlock-passphrase", PASSPHRASE);
    await click("unlock-submit");
    await shown("rotate-key");
  });
});

describe("the trash", () => {
  it("gives back what it is asked for, and gives up the rest after a typed word", async () => {
    const rows = (await ask("accountRows")) as { id: string }[];
    for (const { id } of rows) await ask("moveToTrash", { id });
    await firefox.waitFor((css) => document.querySelectorAll(css).length === 2, find("trashed"));
    await firefox.click(`[data-issuer="Harbour"] ${find("restore")}`);
    await firefox.waitFor((css) => document.querySelectorAll(css).length === 1, find("trashed"));
    await firefox.click(`[data-issuer="Fernleaf"] ${find("delete-for-good")}`);
    await type("confirm-word", "delete");
    await click("confirm-by-word");
    await says("There are none.");
    expect((await ask("accountRows")) as { issuer: string }[]).toMatchObject([{ issuer: "Harbour" }]);
  });
});
