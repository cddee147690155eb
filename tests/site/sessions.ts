import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Member } from "./members.ts";
import type { SecondFactor } from "./second-factor.ts";

/** How far a visitor has come. */
export type Progress =
  | { readonly state: "stranger" }
  | { readonly state: "password-given"; readonly member: Member }
  | { readonly state: "signed-in"; readonly member: Member; readonly how: "password" | "code" | "backup-code" };

export type Session = {
  readonly id: string;
  /** Goes into every form; a form without it was not made by this site. */
  readonly formToken: string;
  progress: Progress;
  /** Shown as a QR code, not yet proven by a first code. */
  pendingFactor?: SecondFactor;
  /** Shown once, on the next page. */
  freshBackupCodes?: readonly string[];
};

export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #cookie: string;

  /** Cookies know no ports, so the port goes into the name: two sites on one machine do not log each other out. */
  constructor(port: number) {
    this.#cookie = `fernleaf-${port}`;
  }

  of(request: IncomingMessage): Session {
    const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
    const id = pairs.find(([name]) => name === this.#cookie)?.[1];
    return (id !== undefined ? this.#byId.get(id) : undefined) ?? this.#start({ state: "stranger" });
  }

  /** Gives the visitor new rights under a new id, so that an id planted before is worth nothing. */
  promote(session: Session, progress: Progress): Session {
    this.#byId.delete(session.id);
    return this.#start(progress);
  }

  cookieFor(session: Session): string {
    return `${this.#cookie}=${session.id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  #start(progress: Progress): Session {
    const session: Session = { id: randomId(), formToken: randomId(), progress };
    this.#byId.set(session.id, session);
    return session;
  }
}

const randomId = (): string => randomBytes(18).toString("base64url");

export function carriesToken(form: URLSearchParams, session: Session): boolean {
  const given = Buffer.from(form.get("token") ?? "");
  const expected = Buffer.from(session.formToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
