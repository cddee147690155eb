import type { BodyOf, ReplyOf, RequestName } from "#messages/protocol.ts";
import type { LockMessage } from "#messages/page-world.ts";
import type { Envelope, Sender } from "#messages/dispatch.ts";
import { browser, type Runtime } from "./browser.ts";

/**
 * Asks the background.
 * @throws Error when the background refuses the request (a bug: what users cause is part of the reply).
 */
export async function ask<N extends RequestName>(name: N, body: BodyOf<N>): Promise<ReplyOf<N>> {
  const envelope: Envelope | undefined = await browser.runtime.sendMessage({ name, body });
  if (envelope !== undefined && "reply" in envelope) return envelope.reply as ReplyOf<N>;
  throw new Error(`${name}: ${envelope === undefined ? "no answer" : envelope.refused}`);
}

/** Something that open pages want to know at once. */
export type Broadcast = "vault-changed" | "vault-locked" | "settings-changed" | "code-filled";

/** Tells every open extension page. Nobody listening is fine. */
export function broadcast(event: Broadcast): void {
  void browser.runtime.sendMessage({ event }).catch(() => undefined);
}

/** Tells Tock's scripts in the pages of all tabs that what they show of the vault must go. Most tabs have none. */
export async function tellPagesOfLock(): Promise<void> {
  const tabs = await browser.tabs.query({});
  const lock: LockMessage = { event: "vault-locked" };
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id !== undefined) await browser.tabs.sendMessage(id, lock);
    }),
  );
}

/** @returns A function that stops listening. */
export function onBroadcast(listener: (event: Broadcast) => void): () => void {
  const receive = (message: unknown): undefined => {
    if (typeof message !== "object" || message === null || !("event" in message)) return;
    listener(message.event as Broadcast);
  };
  browser.runtime.onMessage.addListener(receive);
  return () => browser.runtime.onMessage.removeListener(receive);
}

/** Fields that browsers send and the polyfill's types do not know. */
type FullSender = Runtime.MessageSender & { readonly origin?: string; readonly documentId?: string };

const originOf = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { origin } = new URL(url);
  return origin === "null" ? undefined : origin;
};

/**
 * Who sent this, by the browser's word alone. An extension page may live in a tab, so a missing tab proves nothing: trust
 * goes by the exact origin of this extension. Another extension is nobody.
 */
export function senderOf(raw: Runtime.MessageSender): Sender | undefined {
  const sender = raw as FullSender;
  if (sender.id !== browser.runtime.id) return undefined;
  const own = originOf(browser.runtime.getURL("")) ?? browser.runtime.getURL("").replace(/\/$/, "");
  // `origin` is the browser's most exact word: "null" for a sandboxed frame whatever its URL says.
  const opaque = sender.origin === "null";
  const fromOwnPage = !opaque && (sender.origin ?? "") === own;
  const ownUrl = sender.url?.startsWith(`${own}/`) ?? false;
  if (ownUrl && (fromOwnPage || sender.origin === undefined)) return { role: "extension-page" };
  const origin = opaque ? undefined : (originOf(sender.origin) ?? originOf(sender.url));
  const topOrigin = originOf(sender.tab?.url);
  return {
    role: "content-script",
    ...(origin !== undefined && { origin }),
    ...(sender.tab?.id !== undefined && { tabId: sender.tab.id }),
    ...(sender.frameId !== undefined && { frameId: sender.frameId }),
    ...(sender.documentId !== undefined && { documentId: sender.documentId }),
    ...(topOrigin !== undefined && { topOrigin }),
  };
}

/** Answers requests. Registered at the top level: the worker may have been started for this very message. */
export function answerRequests(answer: (message: unknown, sender: Sender) => Promise<Envelope>): void {
  browser.runtime.onMessage.addListener((message: unknown, raw: Runtime.MessageSender) => {
    // Broadcasts and what is meant for the offscreen document are not requests.
    if (typeof message !== "object" || message === null || !("name" in message)) return undefined;
    const sender = senderOf(raw);
    return sender === undefined ? undefined : answer(message, sender);
  });
}
