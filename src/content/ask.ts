import type { Envelope } from "#messages/dispatch.ts";
import type { LockMessage } from "#messages/page-world.ts";
import type { BodyOf, ReplyOf, RequestName } from "#messages/protocol.ts";

/** The little of the WebExtensions interface that content scripts use. The polyfill would double their size. */
type ContentApi = {
  readonly runtime: {
    /** Undefined once the extension was updated or removed and this script is an orphan. */
    readonly id?: string;
    readonly sendMessage: (message: unknown) => Promise<Envelope | undefined>;
    readonly onMessage: {
      readonly addListener: (listen: (message: unknown, sender: { readonly id?: string }) => undefined) => void;
    };
  };
  readonly i18n: { readonly getMessage: (key: string, substitutions?: readonly string[]) => string };
};
declare const browser: ContentApi | undefined;
declare const chrome: ContentApi;

const api: ContentApi = typeof browser === "undefined" ? chrome : browser;

/** Whether the extension that this script belongs to is still there. */
export const isOrphan = (): boolean => api.runtime.id === undefined;

/**
 * Asks the background.
 * @returns Its reply, or undefined when it refused or is gone: a page script has nobody to complain to.
 */
export async function ask<N extends RequestName>(name: N, body: BodyOf<N>): Promise<ReplyOf<N> | undefined> {
  if (isOrphan()) return undefined;
  try {
    const envelope = await api.runtime.sendMessage({ name, body });
    return envelope !== undefined && "reply" in envelope ? (envelope.reply as ReplyOf<N>) : undefined;
  } catch {
    // The extension was reloaded between the check and the call.
    return undefined;
  }
}

/** Calls `forget` when the background says that the vault was locked. Nobody else is heard. */
export function onLocked(forget: () => void): void {
  api.runtime.onMessage.addListener((message, { id }) => {
    if (id !== api.runtime.id || typeof message !== "object" || message === null) return;
    if ("event" in message && message.event === ("vault-locked" satisfies LockMessage["event"])) forget();
  });
}

/** Words of the browser's language. Keys are checked against _locales by a test, not by type: typing them would cost bytes. */
export const words = (key: string, ...substitutions: readonly string[]): string =>
  api.i18n.getMessage(key, substitutions);
