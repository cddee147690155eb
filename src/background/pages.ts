import type { DraftSource } from "#core/enrollment/propose.ts";
import type { FillOrder, PageFill, PageWorld } from "#messages/page-world.ts";
import type { QrImage } from "#messages/protocol.ts";
import type { FillOutcome, ScanReport } from "#messages/views.ts";
import { captureTab } from "#platform/capture.ts";
import { callInAllFrames, callInDocument, injectFile } from "#platform/scripting.ts";
import { tabUrl } from "#platform/tabs.ts";
import type { BackupCodes } from "./backup-codes.ts";
import type { Documents, SeenDocument, SeenUnit } from "./documents.ts";
import type { Enrolling } from "./enrolling.ts";
import { bestUnit, siteNameOf, type Filling } from "./filling.ts";
import type { Picture, PictureReading } from "./picture.ts";
import { scripts } from "./scripts.ts";

/** The global of the isolated world in which Tock's scripts find each other. */
type FrameWorld = typeof globalThis & { tockWorld?: PageWorld };

/** More pictures than any enrolment page has; a page that shows hundreds is not worth the wait. */
const MOST_PICTURES = 40;
/** A scan answers within a second: once something was read, the rest is not waited for longer. */
const MOST_READING_MS = 400;

/** Looks at and fills pages on the user's demand: from the popup, a command or a menu. */
export function createPages(environment: {
  readonly documents: Documents;
  readonly enrolling: Enrolling;
  readonly filling: Filling;
  readonly backupCodes: BackupCodes;
  readonly read: (picture: Picture) => Promise<PictureReading>;
}) {
  const { documents, enrolling, filling, backupCodes, read } = environment;

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

  /**
   * The same while an account is being enrolled: from then on each document looks for backup codes by itself, and tells when it
   * changes or is left.
   */
  async function lookAtEnrolment(tabId: number): Promise<readonly SeenDocument[] | undefined> {
    documents.forget(tabId);
    try {
      await callInAllFrames(tabId, scripts.fields, () => {
        const fields = (globalThis as FrameWorld).tockWorld?.fields;
        fields?.accompanyEnrolment();
        return fields?.report();
      });
    } catch {
      return undefined;
    }
    return documents.of(tabId);
  }

  /** The backup codes that the tab shows, frame by frame, those of the page itself first. */
  async function readBackupCodes(tabId: number): Promise<readonly string[] | undefined> {
    try {
      const frames = await callInAllFrames(
        tabId,
        scripts.fields,
        () => (globalThis as FrameWorld).tockWorld?.fields?.backupCodes() ?? [],
      );
      return frames.toSorted((a, b) => a.frameId - b.frameId).find(({ value }) => value.length > 0)?.value ?? [];
    } catch {
      return undefined;
    }
  }

  /** The setup key that the page itself shows as text, for those who cannot scan. */
  async function readSetupKeys(tabId: number): Promise<readonly string[]> {
    const frames = await callInAllFrames(
      tabId,
      scripts.fields,
      () => (globalThis as FrameWorld).tockWorld?.fields?.setupKey() ?? null,
    ).catch(() => []);
    return frames.flatMap(({ frameId, value }) => (frameId === 0 && value !== null ? [value] : []));
  }

  /** Has the tab's frames offer anew what they can: the user has just added an account in the popup. */
  async function offerAnew(tabId: number): Promise<void> {
    // A tab that lets no extension in has nothing to offer.
    await callInAllFrames(tabId, scripts.fields, () => (globalThis as FrameWorld).tockWorld?.fields?.look()).catch(
      () => undefined,
    );
  }

  /**
   * The field that the caret is in, in one frame, whatever the rules take it for.
   * @returns Undefined where there is none that a code could go into.
   */
  async function unitAtFocus(
    tabId: number,
    frameId: number,
  ): Promise<{ document: SeenDocument; unit: SeenUnit } | undefined> {
    const unitId = await callInDocument<[], string | undefined>(
      { tabId, frameId },
      () => (globalThis as FrameWorld).tockWorld?.fields?.pointAtFocus(),
      [],
    );
    const document = documents.of(tabId).find(({ target }) => target.frameId === frameId);
    const unit = document?.units.find((each) => each.unitId === unitId);
    return document && unit && { document, unit };
  }

  /** Puts a code of the account into one field. The document is the one that was looked at, or none. */
  async function fillUnit(document: SeenDocument, unit: SeenUnit, accountId: string): Promise<FillOutcome> {
    const reply = await filling.codeFor(accountId, document.origin, { kind: unit.kind });
    if (reply.kind === "waiting") {
      // The page waits by itself, in sight: neither a popup that closes nor a worker that is stopped ends it in silence.
      const waits = await callInDocument<[string, string, number], boolean | undefined>(
        document.target,
        (unitId, id, untilMs) => (globalThis as FrameWorld).tockWorld?.fields?.fillLater(unitId, id, untilMs),
        [unit.unitId, accountId, reply.untilMs],
      );
      return waits === true ? reply : { kind: "page-changed" };
    }
    if (reply.kind !== "code") return reply;
    const { code, submits } = reply;
    const filled = await callInDocument<[string, FillOrder], PageFill | undefined>(
      document.target,
      (unitId, order) => (globalThis as FrameWorld).tockWorld?.fields?.fill(unitId, order),
      [unit.unitId, { code, accountId, submits }],
    );
    if (filled?.kind === "not-accepted-by-page") return { kind: "not-accepted-by-page", code };
    // A page that sends the code by itself may be gone before it can answer; it has told of the whole code before.
    if (filled?.kind === "filled" || filling.wasFilled(accountId)) return { kind: "filled", accountId };
    await filling.takeBack(accountId);
    return { kind: "page-changed" };
  }

  /** Fills the tab's code field from an account, if it belongs to the site of the frame that holds the field. */
  async function fillTab(tabId: number, accountId: string): Promise<FillOutcome> {
    const seen = await lookForFields(tabId);
    if (seen === undefined) return { kind: "page-not-allowed" };
    // The page may have a field of its own beside the frame that the account belongs to.
    const best = bestUnit(seen.filter(({ origin }) => filling.belongsTo(accountId, origin))) ?? bestUnit(seen);
    return best === undefined ? { kind: "no-field" } : fillUnit(best.document, best.unit, accountId);
  }

  /** Puts the account's next backup code into the tab's field for one; a code that the page does not take stays good. */
  async function fillBackupCode(tabId: number, accountId: string): Promise<FillOutcome> {
    const seen = await lookForFields(tabId);
    if (seen === undefined) return { kind: "page-not-allowed" };
    const document = seen.find(
      ({ backupUnits, origin }) => backupUnits.length > 0 && filling.belongsTo(accountId, origin),
    );
    const [unit] = document?.backupUnits ?? [];
    if (document === undefined || unit === undefined) return { kind: "no-field" };
    const code = await backupCodes.handOut(accountId, document.origin);
    if (!code.ok) {
      return code.failure.kind === "wrong-site"
        ? { kind: "wrong-site", siteName: siteNameOf(document.origin) ?? document.origin }
        : { kind: code.failure.kind };
    }
    const filled = await callInDocument<[string, string], PageFill | undefined>(
      document.target,
      (unitId, text) => (globalThis as FrameWorld).tockWorld?.fields?.fillBackupCode(unitId, text),
      [unit.unitId, code.value],
    );
    if (filled?.kind === "filled") return { kind: "filled", accountId };
    await backupCodes.takeBack(accountId);
    // The code is in the account's own sheet, to be copied by hand.
    return filled?.kind === "not-accepted-by-page"
      ? { kind: "not-accepted-by-page", code: code.value }
      : { kind: "page-changed" };
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
    const endMs = performance.now() + MOST_READING_MS;
    for (const { image, isTop } of images.slice(0, MOST_PICTURES)) {
      if (found.length > 0 && performance.now() > endMs) break;
      const reading = await readImage(image, tabId, isTop);
      if (reading?.kind === "read" && reading.texts.length > 0) found.push({ texts: reading.texts, isTop });
    }
    return found;
  }

  /**
   * Where a page cannot read its own pixels, the tab's picture is cut. A frame does not know where in it it stands: for one,
   * the whole picture is read.
   */
  async function readImage(image: QrImage, tabId: number, isTop: boolean): Promise<PictureReading | undefined> {
    if (image.kind === "picture") return read({ dataUrl: image.dataUrl });
    const dataUrl = await captureTab(tabId);
    return dataUrl === undefined ? undefined : read({ dataUrl, ...(isTop && { crop: image }) });
  }

  /** Looks at the one picture that was pointed at, and at the whole tab where that shows nothing. Always answers. */
  async function scanImage(tabId: number, frameId: number, imageUrl: string): Promise<ScanReport> {
    const topUrl = (await tabUrl(tabId)) ?? "";
    const source: DraftSource =
      frameId === 0 ? { kind: "page", topUrl, frameUrl: topUrl } : { kind: "tab-picture", topUrl };
    // Where the browser lets no extension in, its own picture of the tab may still be had.
    await injectFile({ tabId, frameId }, scripts.scan).catch(() => undefined);
    const images = await callInDocument<[string], readonly QrImage[]>(
      { tabId, frameId },
      (url) => (globalThis as FrameWorld).tockWorld?.scan?.(url) ?? [],
      [imageUrl],
    );
    for (const image of images ?? []) {
      const reading = await readImage(image, tabId, frameId === 0);
      const report = await enrolling.report(reading?.kind === "read" ? reading.texts : [], source, tabId);
      if (report.kind !== "nothing-found") return report;
    }
    return scanTab(tabId);
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
    if (ofPicture.kind === "proposals") return ofPicture;
    const ofText = await enrolling.report(
      await readSetupKeys(tabId),
      { kind: "page", topUrl, frameUrl: topUrl },
      tabId,
    );
    if (ofText.kind === "proposals") return ofText;
    return [ofPicture, ofPage, ofFrames].find(({ kind }) => kind !== "nothing-found") ?? ofPicture;
  }

  /**
   * Has the user point at the code field, in any frame.
   * @returns Whether the browser lets it.
   */
  async function startPicking(tabId: number): Promise<boolean> {
    try {
      await callInAllFrames(tabId, scripts.pick, () => (globalThis as FrameWorld).tockWorld?.pick?.start());
      return true;
    } catch {
      return false;
    }
  }

  /** Ends pointing in every frame: it was done in one of them. */
  async function stopPicking(tabId: number): Promise<void> {
    await callInAllFrames(tabId, scripts.pick, () => (globalThis as FrameWorld).tockWorld?.pick?.stop()).catch(
      () => undefined,
    );
  }

  /** Remembers the field that the caret is in, in one frame. @returns Whether there was one. */
  async function teachFocused({
    tabId,
    frameId,
  }: {
    readonly tabId: number;
    readonly frameId: number;
  }): Promise<boolean> {
    try {
      await injectFile({ tabId, frameId }, scripts.pick);
    } catch {
      return false;
    }
    const taught = await callInDocument<[], boolean | undefined>(
      { tabId, frameId },
      () => (globalThis as FrameWorld).tockWorld?.pick?.teachFocused(),
      [],
    );
    return taught === true;
  }

  return {
    lookForFields,
    lookAtEnrolment,
    readBackupCodes,
    fillBackupCode,
    offerAnew,
    unitAtFocus,
    fillUnit,
    fillTab,
    scanTab,
    scanImage,
    readImage,
    startPicking,
    stopPicking,
    teachFocused,
  };
}

export type Pages = ReturnType<typeof createPages>;
