import { browser } from "./browser.ts";

/** A document in a tab. `documentId` is safe against navigation: a document that was replaced is refused. */
export type DocumentTarget = {
  readonly tabId: number;
  readonly frameId?: number;
  readonly documentId?: string;
};

type InjectionTarget = Parameters<typeof browser.scripting.executeScript>[0]["target"];

const targetOf = ({ tabId, frameId, documentId }: DocumentTarget): InjectionTarget => {
  if (documentId !== undefined) return { tabId, documentIds: [documentId] };
  return frameId === undefined ? { tabId } : { tabId, frameIds: [frameId] };
};

/**
 * Runs one of Tock's own files in a document.
 * @throws Error where the browser allows no extension (its own pages, stores, other sites without permission).
 */
export async function injectFile(target: DocumentTarget, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: targetOf(target), files: [file], injectImmediately: true });
}

/** What a call in a frame came to. */
export type FrameResult<T> = { readonly frameId: number; readonly documentId?: string; readonly value: T };

/**
 * Runs a file and then `func` in every frame of a tab that the browser lets us reach, and gathers the answers.
 * @throws Error when not even the top frame can be reached.
 */
export async function callInAllFrames<T>(
  tabId: number,
  file: string,
  func: () => T | Promise<T>,
): Promise<FrameResult<T>[]> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, files: [file], injectImmediately: true });
  const results = await browser.scripting.executeScript({ target, func, injectImmediately: true });
  return results
    .filter(({ error, result }) => error === undefined && result !== undefined && result !== null)
    .map((result) => {
      const { documentId } = result as { documentId?: string };
      return { frameId: result.frameId, value: result.result as T, ...(documentId !== undefined && { documentId }) };
    });
}

/**
 * Calls `func` with `args` in one document.
 * @returns Its answer, or undefined when the document is gone.
 */
export async function callInDocument<A extends unknown[], T>(
  target: DocumentTarget,
  func: (...args: A) => T | Promise<T>,
  args: A,
): Promise<T | undefined> {
  try {
    const [result] = await browser.scripting.executeScript({
      target: targetOf(target),
      func: func,
      args,
      injectImmediately: true,
    });
    return (result?.result ?? undefined) as T | undefined;
  } catch {
    // The document was navigated away from, or its tab closed: the caller says so in its own words.
    return undefined;
  }
}

const ALWAYS_ON = "notice-codes";

/** Makes `file` run in every frame of every page, from now on, or no longer. */
export async function setAlwaysOnScript(file: string, on: boolean): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ALWAYS_ON] });
  // Registered anew each time: an update may have renamed the file.
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ALWAYS_ON] });
  if (!on) return;
  await browser.scripting.registerContentScripts([
    {
      id: ALWAYS_ON,
      js: [file],
      matches: ["<all_urls>"],
      allFrames: true,
      // Frames that a page writes by itself (srcdoc, about:blank) belong to its origin.
      matchOriginAsFallback: true,
      runAt: "document_idle",
      persistAcrossSessions: true,
    },
  ]);
}

/** Runs `file` in the tabs that are open already; pages that no extension may touch are passed over. */
export async function injectIntoOpenTabs(file: string): Promise<void> {
  const tabs = await browser.tabs.query({ status: "complete" });
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id !== undefined)
        await browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [file] });
    }),
  );
}
