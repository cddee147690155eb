import type { DraftSource } from "#core/enrollment/propose.ts";
import type { PageFill, PageWorld } from "#messages/page-world.ts";
import type { QrImage } from "#messages/protocol.ts";
import type { FillOutcome, ScanReport } from "#messages/views.ts";
import { captureTab } from "#platform/capture.ts";
import { callInAllFrames, callInDocument } from "#platform/scripting.ts";
import { tabUrl } from "#platform/tabs.ts";
import type { Documents, SeenDocument, SeenUnit } from "./documents.ts";
import type { Enrolling } from "./enrolling.ts";
import { bestUnit, type Filling } from "./filling.ts";
import type { Picture, PictureReading } from "./picture.ts";
import type { Proving } from "./proving.ts";
import { scripts } from "./scripts.ts";

/** The global of the isolated world in which Tock's scripts find each other. */
type FrameWorld = typeof globalThis & { tockWorld?: PageWorld };

/** More pictures than any enrolment page has; a page that shows hundreds is not worth the wait. */
const MOST_PICTURES = 40;

/** Looks at and fills pages on the user's demand: from the popup, a command or a menu. */
export function createPages(environment: {
  readonly documents: Documents;
  readonly enrolling: Enrolling;
  readonly filling: Filling;
  readonly proving: Proving;
  readonly read: (picture: Picture) => Promise<PictureReading>;
}) {
  const { documents, enrolling, filling, proving, read } = environment;

  /**
   * Has every frame of a tab tell of its code fields.
   * @returns Undefined where the browser lets no extension in.
   */
  async function lookForFields(tabId: number): Promise<readonly SeenDocument[] | undefined> {
    documents.forget(tabId);
    try {
      await callInAllFrames(tabId, scripts.fields, () => (globalThis as FrameWorld).tockWorld?.fields?.report());
    } catch {
      return undefined;
    }
    return documents.of(tabId);
  }

  /** Has the tab's frames offer anew what they can: the user has just added an account in the popup. */
  async function offerAnew(tabId: number): Promise<void> {
    // A tab that lets no extension in has nothing to offer.
    await callInAllFrames(tabId, scripts.fields, () => (globalThis as FrameWorld).tockWorld?.fields?.look()).catch(
      () => undefined,
    );
  }

  /** Puts a code of the account into one field. The document is the one that was looked at, or none. */
  async function fillUnit(document: SeenDocument, unit: SeenUnit, accountId: string): Promise<FillOutcome> {
    const reply = await filling.codeFor(accountId, document.origin);
    if (reply.kind !== "code") return reply;
    const filled = await callInDocument<[string, string], PageFill | undefined>(
      document.target,
      (unitId, code) => (globalThis as FrameWorld).tockWorld?.fields?.fill(unitId, code),
      [unit.unitId, reply.code],
    );
    if (filled === undefined) return { kind: "page-changed" };
    if (filled.kind !== "filled") return filled;
    await proving.noteFilled(accountId, document.target.tabId);
    return { kind: "filled", accountId };
  }

  /** Fills the tab's code field from an account, if it belongs to the site of the frame that holds the field. */
  async function fillTab(tabId: number, accountId: string): Promise<FillOutcome> {
    const seen = await lookForFields(tabId);
    if (seen === undefined) return { kind: "page-not-allowed" };
    const best = bestUnit(seen);
    return best === undefined ? { kind: "no-field" } : fillUnit(best.document, best.unit, accountId);
  }

  /** The texts of all codes that frames of the tab show, each with whether the top page itself showed it. */
  async function readFrames(
    tabId: number,
  ): Promise<readonly { readonly texts: readonly string[]; readonly isTop: boolean }[]> {
    const frames = await callInAllFrames(
      tabId,
      scripts.scan,
      () => (globalThis as FrameWorld).tockWorld?.scan?.() ?? [],
    );
    const found: { texts: readonly string[]; isTop: boolean }[] = [];
    const images = frames.flatMap(({ frameId, value }) => value.map((image) => ({ image, isTop: frameId === 0 })));
    for (const { image, isTop } of images.slice(0, MOST_PICTURES)) {
      const reading = await readImage(image, tabId, isTop);
      if (reading?.kind === "read" && reading.texts.length > 0) found.push({ texts: reading.texts, isTop });
    }
    return found;
  }

  /** Where a page cannot read its own pixels, the tab's picture is cut; a frame does not know where in it it stands. */
  async function readImage(image: QrImage, tabId: number, isTop: boolean): Promise<PictureReading | undefined> {
    if (image.kind === "picture") return read({ dataUrl: image.dataUrl });
    const dataUrl = isTop ? await captureTab(tabId) : undefined;
    return dataUrl === undefined ? undefined : read({ dataUrl, crop: image });
  }

  /** Looks for QR codes in everything that the tab shows. Always answers. */
  async function scanTab(tabId: number): Promise<ScanReport> {
    const topUrl = (await tabUrl(tabId)) ?? "";
    const picture: DraftSource = { kind: "tab-picture", topUrl };
    // Where the browser lets no extension in, its own picture of the tab may still be had.
    const frames = await readFrames(tabId).catch(() => undefined);
    const found = frames ?? [];
    const top = found.filter(({ isTop }) => isTop).flatMap(({ texts }) => texts);
    const ofPage = await enrolling.report(top, { kind: "page", topUrl, frameUrl: topUrl }, tabId);
    if (ofPage.kind === "proposals" || ofPage.kind === "locked") return ofPage;
    const framed = found.filter(({ isTop }) => !isTop).flatMap(({ texts }) => texts);
    const ofFrames = await enrolling.report(framed, picture, tabId);
    if (ofFrames.kind === "proposals") return ofFrames;

    const dataUrl = await captureTab(tabId);
    if (dataUrl === undefined && frames === undefined) return { kind: "page-not-allowed" };
    const seen = dataUrl === undefined ? undefined : await read({ dataUrl });
    const ofPicture = await enrolling.report(seen?.kind === "read" ? seen.texts : [], picture, tabId);
    return [ofPicture, ofPage, ofFrames].find(({ kind }) => kind !== "nothing-found") ?? ofPicture;
  }

  return { lookForFields, offerAnew, fillUnit, fillTab, scanTab, readImage };
}

export type Pages = ReturnType<typeof createPages>;
