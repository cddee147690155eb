/** Judges the fields of this frame and fills them; loaded when there may be one for a code. */
import type { FillOrder, PageFill } from "#messages/page-world.ts";
import type { FieldOffer } from "#messages/views.ts";
import { ask } from "./ask.ts";
import { fillUnit } from "./fields/fill.ts";
import { focusedField } from "./fields/focused.ts";
import { rememberedUnit, scanFields, unitAt, type FoundUnit } from "./fields/scan.ts";
import { submitFormOf, watchSubmits } from "./fields/submit.ts";
import { findTaughtHere } from "./fields/taught.ts";
import { load, tock } from "./world.ts";

/** The field that the user has pointed at in this document, to have it filled this once. */
let pointedAt: HTMLInputElement | undefined;

/** What a person has pointed at counts; rules judge where nobody has. */
async function findUnits(): Promise<readonly FoundUnit[]> {
  const [scanned, taught = []] = await Promise.all([scanFields(), ask("taughtFields", {})]);
  const inputs = pointedAt?.isConnected === true ? [pointedAt] : findTaughtHere(taught);
  const named: FoundUnit[] = [];
  for (const input of new Set(inputs)) {
    const unit = await unitAt(input);
    if (unit !== undefined) named.push(unit);
  }
  return named.length > 0 ? named : scanned;
}

/** Scans, and tells the background what there is. Kept codes of the site are nobody's business but its owner's. */
async function tell(): Promise<{ units: readonly FoundUnit[]; offer: FieldOffer | undefined }> {
  const units = await findUnits();
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

/**
 * Fills a field, which may be asked for from the toolbar's popup: the prompt there is in the way then, of the page's button
 * too.
 */
async function fill(unitId: string, { code, accountId, submits }: FillOrder): Promise<PageFill> {
  const [anchor] = rememberedUnit(unitId)?.elements ?? [];
  if (anchor !== undefined) tock.prompt?.withdraw(anchor);
  const submitting = watchSubmits();
  const filled = await fillUnit(unitId, code, () => void ask("codeFilled", { accountId, unitId }));
  const last = rememberedUnit(unitId)?.elements.at(-1);
  if (filled.kind === "filled" && submits && last !== undefined) {
    void submitFormOf(last, submitting.seen).finally(submitting.stop);
  } else submitting.stop();
  return filled;
}

async function fillLater(unitId: string, accountId: string, untilMs: number): Promise<true> {
  const [anchor] = rememberedUnit(unitId)?.elements ?? [];
  if (anchor !== undefined) (await load("prompt"))?.fillLater(anchor, { unitId, accountId, untilMs });
  return true;
}

async function pointAtFocus(): Promise<string | undefined> {
  pointedAt = focusedField();
  const unit = pointedAt && (await unitAt(pointedAt));
  if (unit !== undefined) await tell();
  return unit?.unitId;
}

const firstOfUnit = async (input: HTMLInputElement): Promise<HTMLInputElement | undefined> =>
  (await unitAt(input))?.elements[0];

tock.fields ??= { look, report, fill, fillLater, pointAtFocus, firstOfUnit };
