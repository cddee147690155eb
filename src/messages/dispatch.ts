import * as v from "valibot";
import { requests, type BodyOf, type ReplyOf, type RequestName, type Role } from "./protocol.ts";

/** The browser's own word for who sent a message. */
export type Sender = {
  readonly role: Role;
  /** Origin of the sending document; absent for opaque ones, which get nothing. */
  readonly origin?: string;
  readonly tabId?: number;
  readonly frameId?: number;
  readonly documentId?: string;
  /** Origin of the tab's top document, as far as the browser tells. */
  readonly topOrigin?: string;
};

export type Handlers = {
  readonly [N in RequestName]: (body: BodyOf<N>, sender: Sender) => Promise<ReplyOf<N>>;
};

/** What goes back: a reply, or that the request was none that this sender may make. */
export type Envelope =
  { readonly reply: unknown } | { readonly refused: "unknown-request" | "wrong-sender" | "malformed" };

const isRequestName = (name: unknown): name is RequestName => typeof name === "string" && Object.hasOwn(requests, name);

/**
 * Refuses unknown names, then wrong senders, then malformed bodies, before a handler runs.
 * @throws What the handler throws: a bug, since what users cause is returned.
 */
export async function dispatch(handlers: Handlers, message: unknown, sender: Sender): Promise<Envelope> {
  const { name, body } = (typeof message === "object" && message !== null ? message : {}) as Record<string, unknown>;
  if (!isRequestName(name)) return { refused: "unknown-request" };
  const spec = requests[name];
  if (spec.from !== sender.role) return { refused: "wrong-sender" };
  const decoded = v.safeParse(spec.body, body);
  if (!decoded.success) return { refused: "malformed" };
  // Name and body belong together by the schema above; the compiler cannot follow a lookup by name that far.
  const handler = handlers[name] as (body: unknown, sender: Sender) => Promise<unknown>;
  return { reply: await handler(decoded.output, sender) };
}
