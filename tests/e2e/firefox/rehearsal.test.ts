/** Kinds of code form that nobody's packages are needed for, in a real Firefox; `npm run demo -- --rehearsal` has all. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../rehearsal/actor.ts";
import { firefoxActor } from "../../rehearsal/firefox.ts";
import { rehearsalForms } from "../../rehearsal/forms.ts";
import { logIn, prepare, startRehearsalSite } from "../../rehearsal/rehearse.ts";
import type { Site } from "../../site/server.ts";

const forms = rehearsalForms.filter(({ isTelling }) => isTelling);

let site: Site;
let actor: Actor;

beforeAll(async () => {
  site = await startRehearsalSite();
  actor = await firefoxActor("dist/firefox");
  await prepare(actor, site, forms);
});

afterEach(() => actor.leave());

afterAll(async () => {
  await actor.close();
  await site.close();
});

it.each(forms.map(({ id, kind }) => [kind, id]))("signs in through %s", async (_, id) => {
  const form = forms.find((each) => each.id === id)!;
  expect(await logIn(actor, site, form)).toMatchObject({ accepted: true });
});
