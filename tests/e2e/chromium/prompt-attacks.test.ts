/**
 * The prompt against pages that want a click on it which nobody meant to give: the published overlay, opacity and timing
 * attacks on in-page interfaces of extensions, each against a real Chromium. "seen" lets the page's own prompt act; anything
 * else does nothing, or only opens the toolbar popup.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PromptContent } from "../../../src/content/prompt/content.ts";
import { openPromptLab, wait, type PromptLab, type PromptPage } from "../prompt/driver.ts";

const FILL: PromptContent = {
  kind: "fill",
  siteName: "example.org",
  accounts: [{ id: "a1", issuer: "Example", label: "ada@example.org" }],
};
const SEEN = [{ kind: "accept", proof: "seen", accountId: "a1" }];
const UNPROVEN = [{ kind: "accept", proof: "unproven", accountId: "a1" }];

/** Half a second of standing still, and the browser's own looks on top. */
const SETTLED_MS = 900;

const FIELD = `<style>body { margin: 0; padding: 80px; } input { width: 200px; }</style>
  <input id="field" autocomplete="one-time-code">`;

let lab: PromptLab;
let opened: PromptPage | undefined;

beforeAll(async () => {
  lab = await openPromptLab();
});
afterEach(async () => {
  await opened?.page.close();
  opened = undefined;
});
afterAll(() => lab.close());

async function showOn(body: string, options: Parameters<PromptLab["open"]>[1] = {}): Promise<PromptPage> {
  opened = await lab.open(body, options);
  await opened.show("#field", FILL);
  return opened;
}

/** The page's own script, run at this moment. */
const inPage = (prompt: PromptPage, script: string): Promise<unknown> => prompt.page.evaluate(script);

describe("a prompt that nobody disturbs", () => {
  it("acts on a person's click once it has been seen", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("acts once, however often it is clicked", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    for (let click = 0; click < 3; click++) await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("is reached from its field by the arrow key, acts on Enter, and gives the focus back", async () => {
    const prompt = await showOn(FIELD);
    await prompt.page.focus("#field");
    await wait(SETTLED_MS);
    await prompt.page.keyboard.press("ArrowDown");
    await prompt.page.keyboard.press("Enter");
    expect(await prompt.actions()).toEqual(SEEN);
    await prompt.page.keyboard.press("Escape");
    expect(await prompt.isShown("prompt-accept")).toBe(false);
    expect(await inPage(prompt, "document.activeElement.id")).toBe("field");
  });

  it("leaves the focus in the field when it is clicked", async () => {
    const prompt = await showOn(FIELD);
    await prompt.page.focus("#field");
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await inPage(prompt, "document.activeElement.id")).toBe("field");
  });

  it("goes on Escape in the field", async () => {
    const prompt = await showOn(FIELD);
    await prompt.page.focus("#field");
    await prompt.page.keyboard.press("Escape");
    expect(await prompt.actions()).toEqual([{ kind: "dismiss" }]);
    expect(await prompt.isShown("prompt-accept")).toBe(false);
  });

  it("works inside a modal dialog, where all outside is inert", async () => {
    const prompt = await showOn(`<dialog id="d" style="width: 400px; height: 300px; transform: translateX(10px)">
      <input id="field"></dialog><script>d.showModal()</script>`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("follows its field, and neither moves nor widens the page", async () => {
    const prompt = await showOn(`${FIELD}<div style="height: 3000px"></div>`);
    const sizes = "[document.documentElement.scrollHeight, document.documentElement.scrollWidth, field.offsetTop]";
    const withPrompt = await inPage(prompt, sizes);
    const { y } = await prompt.middleOf("prompt-accept");
    await inPage(prompt, "scrollBy(0, 40)");
    await wait(300);
    expect((await prompt.middleOf("prompt-accept")).y).toBeCloseTo(y - 40, 0);
    await prompt.close();
    expect(await inPage(prompt, sizes)).toEqual(withPrompt);
  });

  it("stands at its field where the page has zoomed its root", async () => {
    const prompt = await showOn(`<style>html { zoom: 1.5 }</style>${FIELD}`);
    const bottom = (await inPage(prompt, "field.getBoundingClientRect().bottom")) as number;
    const { y } = await prompt.middleOf("prompt-accept");
    expect(y).toBeGreaterThan(bottom);
    expect(y).toBeLessThan(bottom + 130);
  });

  it("leaves with its field", async () => {
    const prompt = await showOn(FIELD);
    await inPage(prompt, "field.remove()");
    await wait(1500);
    expect(await prompt.actions()).toEqual([{ kind: "gone", reason: "anchor-gone" }]);
  });

  it("gives the page no handle: no id, no class, no open root, no word of what it says", async () => {
    const prompt = await showOn(FIELD);
    const host = await inPage(
      prompt,
      `{ const host = document.querySelector("[popover]");
         [host.id, host.className, host.shadowRoot, host.textContent, host.getAttributeNames().join()] }`,
    );
    expect(host).toEqual(["", "", null, "", "popover,style"]);
  });
});

describe("clicks that no person meant for it", () => {
  it("ignores a click made by script", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await prompt.onPart("prompt-accept", "this.click()");
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores Escape made by script", async () => {
    const prompt = await showOn(FIELD);
    const event = `new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true })`;
    await inPage(prompt, `field.dispatchEvent(${event})`);
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores a click in its first half second", async () => {
    const prompt = await showOn(FIELD);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual([]);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("ignores a click just after its content has changed", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await prompt.update({ ...FILL, accounts: [{ id: "a2", issuer: "Example", label: "ops@example.org" }] });
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores a click that it was slid under", async () => {
    const prompt = await showOn(FIELD);
    const { x, y } = await prompt.middleOf("prompt-accept");
    await wait(SETTLED_MS);
    await inPage(prompt, "field.style.marginTop = '200px'");
    await wait(350);
    await prompt.page.mouse.click(x, y + 200);
    expect((await prompt.middleOf("prompt-accept")).y).toBeCloseTo(y + 200, 0);
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores a click just after it was away and is back", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await inPage(prompt, "field.style.marginTop = '200px'");
    await wait(350);
    await inPage(prompt, "field.style.marginTop = ''");
    await wait(350);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores the second click of a double click", async () => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await prompt.secondClick(await prompt.middleOf("prompt-accept"));
    expect(await prompt.actions()).toEqual([]);
  });

  it("ignores an Enter that is held down", async () => {
    const prompt = await showOn(FIELD);
    await prompt.page.focus("#field");
    await wait(SETTLED_MS);
    await prompt.page.keyboard.press("ArrowDown");
    await prompt.holdEnter();
    expect(await prompt.actions()).toEqual([]);
  });
});

/** Something over the prompt that lets clicks through. Where the prompt is, any page can guess from its own field. */
const cover = (width: number): string =>
  `const cover = document.createElement("div");
   cover.popover = "manual";
   cover.textContent = "Play";
   cover.style.cssText = "position: fixed; inset: 0; margin: 0; border: 0; background: white; pointer-events: none; " +
     "width: ${width}px; height: 600px";`;

describe("a prompt that the person cannot have seen", () => {
  it.each([
    ["is covered by a popover", `${cover(800)} document.body.append(cover); cover.showPopover()`],
    ["is covered in part, over its names", `${cover(180)} document.body.append(cover); cover.showPopover()`],
    [
      "is covered by a popover in a closed shadow root",
      `${cover(800)} const other = document.body.appendChild(document.createElement("div"));
       other.attachShadow({ mode: "closed" }).append(cover); cover.showPopover()`,
    ],
  ])("proves nothing where it %s", async (_attack, script) => {
    const prompt = await showOn(FIELD);
    await inPage(prompt, `{ ${script} }`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(UNPROVEN);
  });

  it("proves nothing where a cover comes and goes within one click", async () => {
    const prompt = await showOn(FIELD);
    await inPage(
      prompt,
      `{ ${cover(800)} document.body.append(cover);
         addEventListener("pointerdown", () => cover.showPopover(), true);
         addEventListener("click", () => cover.hidePopover()); }`,
    );
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(UNPROVEN);
  });

  it("proves nothing where its names are covered from within a closed shadow root as the finger comes down", async () => {
    const prompt = await showOn(FIELD);
    await inPage(
      prompt,
      `{ ${cover(180)} cover.style.pointerEvents = "auto";
         const other = document.body.appendChild(document.createElement("div"));
         other.attachShadow({ mode: "closed" }).append(cover);
         addEventListener("pointerdown", () => cover.showPopover(), true); }`,
    );
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(UNPROVEN);
  });

  it("proves nothing on a page that fades its root", async () => {
    const prompt = await showOn(`<style>html { opacity: 0.5 }</style>${FIELD}`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(UNPROVEN);
  });

  const frame = (style: string): string =>
    `<body style="margin: 0"><iframe src="OTHER_ORIGIN/frame" width="600" height="400" style="border: 0; ${style}"></iframe>`;

  it.each([
    ["fades it", frame("opacity: 0.02")],
    ["shrinks it", frame("transform: scale(0.5); transform-origin: 0 0")],
    [
      "covers it",
      `${frame("")}<div style="position: absolute; inset: 0; background: white; pointer-events: none">Play</div>`,
    ],
  ])("proves nothing in a frame of another origin whose page %s", async (_attack, body) => {
    const prompt = await showOn(body, { frameBody: FIELD, inFrame: true });
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(UNPROVEN);
  });

  it("is seen in a frame that is plainly there", async () => {
    const prompt = await showOn(frame(""), { frameBody: FIELD, inFrame: true });
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("does not show itself in a frame too small to read it", async () => {
    const prompt = await showOn(`<iframe src="OTHER_ORIGIN/frame" width="90" height="20"></iframe>`, {
      frameBody: FIELD,
      inFrame: true,
    });
    expect(await prompt.isShown("prompt-accept")).toBe(false);
    expect(await prompt.actions()).toEqual([{ kind: "gone", reason: "no-room" }]);
  });
});

describe("a page that fights it", () => {
  it.each([
    ["restyles it", `host.style.setProperty("opacity", "0.01", "important")`],
    ["blends it away", `host.style.cssText += "; mix-blend-mode: difference !important"`],
    ["hides it", `host.hidePopover()`],
    ["names it", `host.className = "mine"`],
    ["removes it", `host.remove()`],
  ])("finds it as it was after it %s, and unclickable for half a second", async (_attack, script) => {
    const prompt = await showOn(FIELD);
    await wait(SETTLED_MS);
    await inPage(prompt, `{ const host = document.querySelector("[popover]"); ${script} }`);
    await wait(50);
    expect(
      await inPage(
        prompt,
        `{ const host = document.querySelector("[popover]"); const { opacity, mixBlendMode } = getComputedStyle(host);
           [host.matches(":popover-open"), opacity, mixBlendMode, host.className] }`,
      ),
    ).toEqual([true, "1", "normal", ""]);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual([]);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("is left alone after three removals, without a spin", async () => {
    const prompt = await showOn(
      `${FIELD}<script>
        window.removals = 0;
        new MutationObserver(() => {
          const host = document.querySelector("[popover]");
          if (host) { window.removals++; host.remove(); }
        }).observe(document.documentElement, { childList: true });
      </script>`,
    );
    await wait(300);
    expect(await prompt.actions()).toEqual([{ kind: "gone", reason: "page-interferes" }]);
    expect(await inPage(prompt, "window.removals")).toBe(3);
    // For the life of the document.
    await prompt.show("#field", FILL);
    await wait(50);
    expect(await prompt.isShown("prompt-accept")).toBe(false);
    expect(await inPage(prompt, "window.removals")).toBe(3);
  });

  it("cannot style it from its own sheet", async () => {
    const prompt = await showOn(
      `<style>
        * { opacity: 0 !important; scale: 0 !important; display: none !important; clip-path: inset(50%) !important }
        html, body, #field { display: block !important; opacity: 1 !important; scale: none !important; clip-path: none !important }
      </style><body><input id="field" style="margin: 80px">`,
    );
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("cannot animate it away", async () => {
    const prompt = await showOn(FIELD);
    const animation = `{ opacity: [0, 0] }, { duration: 1, fill: "forwards" }`;
    await inPage(prompt, `void document.querySelector("[popover]").animate(${animation})`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("does not hear of clicks on it as clicks beside its own dialogs", async () => {
    const prompt = await showOn(`${FIELD}<script>
      window.heard = [];
      for (const name of ["pointerdown", "mousedown", "click"]) document.addEventListener(name, () => heard.push(name));
    </script>`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
    expect(await inPage(prompt, "window.heard")).toEqual([]);
  });
});
