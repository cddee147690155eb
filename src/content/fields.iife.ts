/** Judges the fields of this frame and fills them; loaded when there may be one for a code. */
import type { PageFill } from "#messages/page-world.ts";
import type { FieldOffer } from "#messages/views.ts";
import { ask } from "./ask.ts";
import { fillUnit } from "./fields/fill.ts";
import { rememberedUnit, scanFields, type FoundUnit } from "./fields/scan.ts";
import { load, tock } from "./world.ts";

/** Scans, and tells the background what there is. Kept codes of the site are nobody's business but its owner's. */
async function tell(): Promise<{ units: readonly FoundUnit[]; offer: FieldOffer | undefined }> {
  const units = await scanFields();
  const told = units.flatMap(({ unitId, kind, length }) => (kind === "recovery" ? [] : [{ unitId, kind, length }]));
  const offer = await ask("fieldsSeen", { units: told });
  return { units: units.filter(({ kind }) => kind !== "recovery"), offer };
}

let looking: Promise<void> | undefined;
let again = false;

/** Several changes at once ask for one look, and a change during a look for another one after it. */
async function look(): Promise<void> {
  if (looking !== undefined) {
    again = true;
    return looking;
  }
  looking = lookOnce();
  await looking;
  looking = undefined;
  if (again) {
    again = false;
    await look();
  }
}

async function lookOnce(): Promise<void> {
  const { units, offer } = await tell();
  // A code that was sent by message is not ours to offer; and who has put something in needs no offer over the page's button.
  const unit = units.find(({ kind, elements }) => kind !== "sent" && elements.every(({ value }) => value === ""));
  const [anchor] = unit?.elements ?? [];
  if (unit === undefined || anchor === undefined || offer === undefined || offer.kind === "none") return;
  const prompt = await load("prompt");
  switch (offer.kind) {
    case "locked":
      prompt?.offerUnlock(anchor, "fill");
      return;
    case "look-alike":
      prompt?.warnOfLookAlike(anchor, offer.siteName, offer.lookAlikeOf);
      return;
    case "accounts": {
      const { siteName, accounts } = offer;
      prompt?.offerFill(anchor, { siteName, accounts, isFirstCode: unit.kind === "enrolment", unitId: unit.unitId });
    }
  }
}

async function report(): Promise<void> {
  await tell();
}

/** Fills a field, which may be asked for from the toolbar's popup: the prompt there is in the way then, of the page's button too. */
async function fill(unitId: string, code: string): Promise<PageFill> {
  const [anchor] = rememberedUnit(unitId)?.elements ?? [];
  if (anchor !== undefined) tock.prompt?.withdraw(anchor);
  return fillUnit(unitId, code);
}

tock.fields ??= { look, report, fill };
