import type { SiteEvent } from "./events.ts";
import type { Html } from "./html.ts";
import type { Member } from "./members.ts";
import type { Session, Sessions } from "./sessions.ts";

/** One request, as far as a page needs it. */
export type Visit = {
  readonly url: URL;
  readonly form: URLSearchParams;
  readonly session: Session;
  readonly nowMs: number;
  /** The same server under its other name: another origin, and another site, for the browser. */
  readonly otherOrigin: string;
};

/** A policy that is less strict, for what others made: inline styles, and scripts in the page that carry `nonce`. */
export type Loosened = {
  readonly nonce: string;
  /** For libraries that compile their templates in the page. */
  readonly eval: boolean;
};

export type Reply =
  | {
      readonly kind: "page";
      readonly status: number;
      readonly title: string;
      readonly main: Html;
      readonly wide: boolean;
      readonly loosened?: Loosened;
    }
  /** `session` is the one to go on with, where the visitor's rights changed. */
  | { readonly kind: "redirect"; readonly to: string; readonly session?: Session }
  | { readonly kind: "file"; readonly type: string; readonly body: string | Buffer };

/** Pages by method and path: `"GET /login"`. */
export type Routes = Readonly<Record<string, (visit: Visit) => Reply | Promise<Reply>>>;

/** What all pages share: who is registered, what time it is, and where to write down what happened. */
export type SiteState = {
  readonly members: Map<string, Member>;
  readonly sessions: Sessions;
  readonly record: (event: SiteEvent) => void;
};

export const page = (
  title: string,
  main: Html,
  options: { status?: number; wide?: boolean; loosened?: Loosened } = {},
): Reply => ({
  kind: "page",
  status: options.status ?? 200,
  title,
  main,
  wide: options.wide ?? false,
  ...(options.loosened && { loosened: options.loosened }),
});

export const redirect = (to: string, session?: Session): Reply => ({
  kind: "redirect",
  to,
  ...(session && { session }),
});

export const file = (type: string, body: string | Buffer): Reply => ({ kind: "file", type, body });
