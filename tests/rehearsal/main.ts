/** `npm run demo -- --rehearsal [--only=id,id] [--browser=chromium|firefox]` */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "../site/server.ts";
import type { BrowserName } from "../tools/browsers.ts";
import { ensureBuilt, PROJECT } from "../tools/build.ts";
import type { Actor } from "./actor.ts";
import { bundleLibraries, ensureInstalled, versionOf, type Bundles } from "./bundle.ts";
import { chromiumActor } from "./chromium.ts";
import { firefoxActor } from "./firefox.ts";
import { rehearsalForms, type RehearsalForm } from "./forms.ts";
import { logIn, prepare, startRehearsalSite, type Outcome } from "./rehearse.ts";

const OUT = join(PROJECT, "demo-out/rehearsal");
const actors: Readonly<Record<BrowserName, (extensionDir: string) => Promise<Actor>>> = {
  chromium: chromiumActor,
  firefox: firefoxActor,
};

export type RehearsalOptions = {
  /** Ids of forms. Left out: all. */
  readonly only?: readonly string[];
  /** Left out: both. */
  readonly browser?: BrowserName;
};

/**
 * Signs in through every kind of form, and prints how it went as a table. Pictures of what failed go to demo-out/rehearsal/.
 * @returns Whether the server accepted every code.
 */
export async function runRehearsal({ only, browser }: RehearsalOptions): Promise<boolean> {
  mkdirSync(OUT, { recursive: true });
  const forms = rehearsalForms.filter(({ id }) => only?.includes(id) ?? true);
  console.log("Getting the component libraries …");
  ensureInstalled();
  const bundles = await bundleLibraries();
  const outcomes: Outcome[] = [];
  for (const name of browser === undefined ? (["chromium", "firefox"] as const) : [browser]) {
    outcomes.push(...(await rehearseIn(name, forms, bundles)));
  }
  console.log(`\n${tableOf(forms, outcomes)}`);
  const accepted = outcomes.filter((outcome) => outcome.accepted).length;
  console.log(`\n${forms.length} forms; ${accepted} of ${outcomes.length} sign-ins were accepted by the server.`);
  return accepted === outcomes.length;
}

async function rehearseIn(
  name: BrowserName,
  forms: readonly RehearsalForm[],
  bundles: Bundles,
): Promise<readonly Outcome[]> {
  const extensionDir = ensureBuilt(name);
  const site = await startRehearsalSite(bundles);
  const actor = await actors[name](extensionDir);
  try {
    console.log(`\nSetting Tock up in ${actor.browser} …`);
    await prepare(actor, site, forms);
    return await rehearse(actor, site, forms);
  } finally {
    await actor.close();
    await site.close();
  }
}

async function rehearse(actor: Actor, site: Site, forms: readonly RehearsalForm[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const form of forms) {
    const outcome = await logIn(actor, site, form);
    outcomes.push(outcome);
    console.log(`${outcome.accepted ? "✓" : "✗"} ${form.id}${outcome.problem ? `: ${outcome.problem}` : ""}`);
    if (!outcome.accepted) await actor.screenshot(`${join(OUT, form.id)}-${actor.browser}.png`).catch(() => undefined);
    await actor.leave().catch(() => undefined);
  }
  return outcomes;
}

/** In Markdown, for docs/DETECTION.md. */
function tableOf(forms: readonly RehearsalForm[], outcomes: readonly Outcome[]): string {
  const browsers = [...new Set(outcomes.map(({ browser }) => browser))];
  const cell = (form: RehearsalForm, browser: string): string => {
    const outcome = outcomes.find((each) => each.form === form && each.browser === browser);
    if (outcome === undefined) return "";
    return outcome.accepted ? `accepted, ${outcome.fillMs ?? 0} ms` : `**${outcome.problem ?? "refused"}**`;
  };
  const rows = forms.map((form) => [
    form.kind,
    form.library === undefined ? "–" : `${form.library} ${versionOf(form.library)}`,
    ...browsers.map((browser) => cell(form, browser)),
  ]);
  const lines = [["form", "library", ...browsers], ["---", "---", ...browsers.map(() => "---")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
