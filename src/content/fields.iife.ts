/** Judges the fields of this frame and fills them; loaded when there may be one for a code. */
import type { FillOrder, PageFill } from "#messages/page-world.ts";
import type { FieldOffer } from "#messages/views.ts";
import { ask } from "./ask.ts";
import { hasQrPicture } from "./fields/around.ts";
import { accompany, backupCodesHere, setupKeyHere } from "./fields/enrolment.ts";
import { fillUnit } from "./fields/fill.ts";
import { elementShowing } from "./fields/lines.ts";
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

const isEmpty = ({ elements }: FoundUnit): boolean => elements.every(({ value }) => value === "");

type Sighting = { readonly units: readonly FoundUnit[]; readonly offer: FieldOffer | undefined };

/** The units for one-time codes that were found last. */
let unitsAsked: readonly FoundUnit[] = [];
/** Their fields. */
let inputsAsked: readonly HTMLInputElement[] = [];
/** Whether this very document has asked for a code: only then is a QR code that it shows the one of an enrolment. */
let hasAsked = false;

/**
 * Scans, and tells the background what there is, what is still empty first: of two codes that a page wants one after the
 * other, the second is next.
 */
async function tell(): Promise<Sighting> {
  const units = (await findUnits()).toSorted((a, b) => Number(isEmpty(b)) - Number(isEmpty(a)));
  const codeUnits = units.filter(({ kind }) => kind !== "recovery");
  unitsAsked = codeUnits;
  inputsAsked = codeUnits.flatMap(({ elements }) => elements);
  hasAsked ||= inputsAsked.length > 0;
  const offer = await ask("fieldsSeen", {
    units: units.map(({ unitId, kind, length }) => ({ unitId, kind, length })),
    showsError: inputsAsked.some((input) => input.getAttribute("aria-invalid") === "true"),
    showsQrCode: hasAsked && codeUnits.length === 0 && hasQrPicture(document),
  });
  return { units, offer };
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
  if (units.some(({ kind }) => kind === "enrolment")) void offerSetupKey();
  if (offer === undefined || offer.kind === "none") return;
  // A code that was sent by message is not ours to offer; and who has put something in needs no offer over the page's button.
  const wanted = units.filter((unit) => unit.kind !== "sent" && isEmpty(unit));
  const codeUnit = wanted.find(({ kind }) => kind !== "recovery");
  const backupUnit = wanted.find(({ kind }) => kind === "recovery");
  const unit =
    offer.kind === "backup-codes" ? backupUnit : (codeUnit ?? (offer.kind === "locked" ? backupUnit : undefined));
  const [anchor] = unit?.elements ?? [];
  if (unit === undefined || anchor === undefined) return;
  const prompt = await load("prompt");
  switch (offer.kind) {
    case "locked":
      prompt?.offerUnlock(anchor, "fill");
      return;
    case "look-alike":
      prompt?.warnOfLookAlike(anchor, offer.siteName, offer.lookAlikeOf);
      return;
    case "accounts":
      prompt?.offerFill(anchor, { ...offer, isFirstCode: unit.kind === "enrolment", unitId: unit.unitId });
      return;
    case "backup-codes":
      prompt?.offerBackupCode(anchor, { ...offer, unitId: unit.unitId });
  }
}

/** Setup keys that were told of: each is offered once in a document. */
const toldKeys = new Set<string>();

/** For those who cannot scan, pages that enroll show the key as text, often only after a click. */
async function offerSetupKey(): Promise<void> {
  clearTimeout(nextKeyLook);
  const text = setupKeyHere();
  if (text === undefined) {
    if (++keyLooks < MOST_KEY_LOOKS) nextKeyLook = setTimeout(() => void offerSetupKey(), KEY_LOOK_MS);
    return;
  }
  if (toldKeys.has(text)) return;
  toldKeys.add(text);
  const reply = await ask("setupKeySeen", { text });
  if (reply?.kind !== "proposal") return;
  const anchor = elementShowing(text) ?? inputsAsked[0];
  if (anchor !== undefined) (await load("prompt"))?.offerAccount(anchor, reply.proposal, reply.others);
}
let nextKeyLook: ReturnType<typeof setTimeout> | undefined;
let keyLooks = 0;
const KEY_LOOK_MS = 1000;
/** Ten minutes: then the person has found another way. */
const MOST_KEY_LOOKS = 600;

let isAccompanied = false;
function accompanyEnrolment(): void {
  if (!isAccompanied) accompany(() => inputsAsked);
  isAccompanied = true;
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
  const wantsMore = unitsAsked.some((unit) => unit.unitId !== unitId && unit.kind === "totp" && isEmpty(unit));
  if (filled.kind === "filled" && !submits && wantsMore) void look();
  return filled;
}

/** The same for a kept backup code, which says nothing about how this site takes codes and is never sent by itself. */
async function fillBackupCode(unitId: string, code: string): Promise<PageFill> {
  const [anchor] = rememberedUnit(unitId)?.elements ?? [];
  if (anchor !== undefined) tock.prompt?.withdraw(anchor);
  return fillUnit(unitId, code);
}

async function fillLater(unitId: string, accountId: string, untilMs: number): Promise<boolean> {
  const [anchor] = rememberedUnit(unitId)?.elements ?? [];
  const prompt = await load("prompt");
  if (anchor === undefined || prompt === undefined) return false;
  prompt.fillLater(anchor, { unitId, accountId, untilMs });
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

tock.fields ??= {
  look,
  report,
  fill,
  fillBackupCode,
  fillLater,
  pointAtFocus,
  firstOfUnit,
  accompanyEnrolment,
  backupCodes: backupCodesHere,
  setupKey: setupKeyHere,
};
