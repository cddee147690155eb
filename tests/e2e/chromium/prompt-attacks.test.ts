/**
 * The prompt in a real Chromium: what it is for people, and what pages that fight it come to. What pages do to get a click on
 * it that nobody meant is in `prompt-defences.test.ts`.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openPromptLab, wait, type PromptLab, type PromptPage } from "../prompt/driver.ts";
import { FIELD, FILL, SETTLED_MS } from "../prompt/scene.ts";

const SEEN = [{ kind: "accept", proof: "seen", accountId: "a1" }];
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

  it.each([
    ["is removed", "field.remove()"],
    ["goes with all around it", "document.body.replaceChildren()"],
    ["is not displayed", "field.style.display = 'none'"],
    ["is kept for later, unseen", "field.style.visibility = 'hidden'"],
  ])("leaves with its field that %s", async (_, script) => {
    const prompt = await showOn(FIELD);
    await inPage(prompt, script);
    await wait(1500);
    expect(await prompt.actions()).toEqual([{ kind: "gone", reason: "anchor-gone" }]);
    expect(await inPage(prompt, `document.querySelector("[popover]")`)).toBeNull();
  });

  it("shifts nothing of the page, as it comes, moves and goes", async () => {
    opened = await lab.open(`${FIELD}<p>Text below the field.</p><script>
      window.shifts = 0;
      new PerformanceObserver((list) => { window.shifts += list.getEntries().length; }).observe({ type: "layout-shift", buffered: true });
    </script>`);
    await wait(300);
    await opened.show("#field", FILL);
    await wait(300);
    await opened.update({ kind: "notice", tone: "success", text: "Something else, of another height" });
    await wait(300);
    await opened.close();
    await wait(300);
    expect(await inPage(opened, "window.shifts")).toBe(0);
  });

  it("is told to screen readers as it comes, with a name for each button", async () => {
    const prompt = await showOn(FIELD);
    await wait(200);
    type Heard = { readonly role: string; readonly name?: string; readonly children?: readonly Heard[] };
    const all = (node: Heard): readonly Heard[] => [node, ...(node.children ?? []).flatMap(all)];
    const tree = await prompt.page.accessibility.snapshot({ interestingOnly: false });
    const parts = tree === null ? [] : all(tree);
    const names = (role: string) => parts.filter((part) => part.role === role).map(({ name }) => name);
    expect(parts.find(({ role }) => role === "status")?.children?.[0]?.name).toBe("Code for example.org");
    expect(names("dialog")).toEqual(["Code for example.org"]);
    expect(names("button")).toEqual(["Dismiss", "Fill Example ada@example.org", "Not on this site"]);
  });

  it("is dark in the dark, and still for those who want nothing to move", async () => {
    const prompt = await showOn(FIELD);
    const look = (): Promise<unknown> =>
      prompt.onPart(
        "prompt-accept",
        `const { backgroundColor, animationName } = getComputedStyle(this.closest("section"));
         return [backgroundColor, animationName];`,
      );
    expect(await look()).toEqual(["rgb(255, 255, 255)", "arrive"]);
    await prompt.page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: "dark" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    expect(await look()).toEqual(["rgb(33, 34, 37)", "none"]);
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

describe("a prompt in a frame", () => {
  const frame = (style: string): string =>
    `<body style="margin: 0"><iframe src="OTHER_ORIGIN/frame" width="600" height="400" style="border: 0; ${style}"></iframe>`;

  it("is seen in a frame that is plainly there", async () => {
    const prompt = await showOn(frame(""), { frameBody: FIELD, inFrame: true });
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });

  it("leaves a frame that becomes too small to read it", async () => {
    const prompt = await showOn(frame(""), { frameBody: FIELD, inFrame: true });
    await inPage(prompt, "document.querySelector('iframe').width = 90");
    await wait(600);
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

  it("cannot animate it away", async () => {
    const prompt = await showOn(FIELD);
    const animation = `{ opacity: [0, 0] }, { duration: 1, fill: "forwards" }`;
    await inPage(prompt, `void document.querySelector("[popover]").animate(${animation})`);
    await wait(SETTLED_MS);
    await prompt.clickPart("prompt-accept");
    expect(await prompt.actions()).toEqual(SEEN);
  });
});
