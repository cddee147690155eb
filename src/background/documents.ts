import type { Sender } from "#messages/dispatch.ts";
import type { DocumentTarget } from "#platform/scripting.ts";

export type SeenUnit = {
  readonly unitId: string;
  readonly kind: "totp" | "sent" | "enrolment" | "recovery";
  /** How many characters it takes; null where the field does not say. */
  readonly length: number | null;
};

/** A document that has told of its code fields. */
export type SeenDocument = {
  readonly target: DocumentTarget;
  /** By the browser's word. */
  readonly origin: string;
  readonly isTop: boolean;
  /** Whether it is a frame of another origin than the page's, or one whose page is not known. */
  readonly isForeignFrame: boolean;
  /** Fields for one-time codes. */
  readonly units: readonly SeenUnit[];
  /** Fields for backup codes, which no one-time code may go into. */
  readonly backupUnits: readonly SeenUnit[];
  /** The page marks a code field as wrong. */
  readonly showsError: boolean;
  /** A picture that calls itself a QR code is shown. */
  readonly showsQrCode: boolean;
};

/** What a document tells of itself. */
export type FieldsTold = Pick<SeenDocument, "units" | "showsError" | "showsQrCode">;

/**
 * Which documents hold which code fields: a memory, not a truth. It is asked for anew before anything is filled, so a
 * worker that was stopped in between loses nothing.
 */
export function createDocuments() {
  const byTab = new Map<number, Map<string, SeenDocument>>();
  return {
    /** @returns The document, or undefined for a sender without origin or tab: it gets nothing. */
    see(sender: Sender, { units, showsError, showsQrCode }: FieldsTold): SeenDocument | undefined {
      if (sender.origin === undefined || sender.tabId === undefined || sender.frameId === undefined) return undefined;
      const document: SeenDocument = {
        target: {
          tabId: sender.tabId,
          frameId: sender.frameId,
          ...(sender.documentId !== undefined && { documentId: sender.documentId }),
        },
        origin: sender.origin,
        isTop: sender.frameId === 0,
        isForeignFrame: sender.frameId !== 0 && sender.origin !== sender.topOrigin,
        units: units.filter(({ kind }) => kind !== "recovery"),
        backupUnits: units.filter(({ kind }) => kind === "recovery"),
        showsError,
        showsQrCode,
      };
      const frames = byTab.get(sender.tabId) ?? new Map<string, SeenDocument>();
      // A new top document ends all frames of the old one. Where none is known, its frames may have been quicker to tell.
      const before = frames.get("0");
      if (document.isTop && before !== undefined && before.target.documentId !== document.target.documentId) {
        frames.clear();
      }
      frames.set(String(sender.frameId), document);
      byTab.set(sender.tabId, frames);
      return document;
    },
    /**
     * The document that speaks, if it has told of its fields. The origin is compared too: where a browser gives no
     * `documentId`, a frame that has gone elsewhere would otherwise pass for the document that stood there before.
     */
    ofSender: ({ tabId, frameId, documentId, origin }: Sender): SeenDocument | undefined =>
      [...(byTab.get(tabId ?? -1)?.values() ?? [])].find(
        (document) =>
          document.target.frameId === frameId &&
          document.target.documentId === documentId &&
          document.origin === origin,
      ),
    of: (tabId: number): readonly SeenDocument[] => [...(byTab.get(tabId)?.values() ?? [])],
    forget: (tabId: number): void => void byTab.delete(tabId),
  };
}

export type Documents = ReturnType<typeof createDocuments>;
