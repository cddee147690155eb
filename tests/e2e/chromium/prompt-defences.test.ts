/** Every attack on the prompt in a real Chromium: it fails, and without the lines that stand in its way it gets through. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { attacks, outcomeOf, type Attack, type Outcome } from "../prompt/attacks.ts";
import { openPromptLab, type PromptLab, type PromptPage } from "../prompt/driver.ts";
import { FIELD, FILL } from "../prompt/scene.ts";

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

async function outcome(attack: Attack, changes: Attack["defence"]): Promise<Outcome> {
  const { body = FIELD, frameBody } = attack;
  opened = await lab.open(body, { changes, ...(frameBody !== undefined && { frameBody, inFrame: true }) });
  await opened.show("#field", FILL);
  await attack.act(opened);
  return attack.outcome ? attack.outcome(opened) : outcomeOf(await opened.actions());
}

describe.each(attacks.map((attack) => [attack.name, attack] as const))("a page that %s", (_, attack) => {
  it(`${attack.number}: gets: ${attack.holds}`, async () => {
    expect(await outcome(attack, [])).toBe(attack.holds);
  });

  it(`${attack.number}: would get, without what stands in its way: ${attack.breaks}`, async () => {
    expect(await outcome(attack, attack.defence)).toBe(attack.breaks);
  });
});
