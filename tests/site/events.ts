import type { BackupVerdict } from "./members.ts";
import type { CodeVerdict } from "./second-factor.ts";

/** What the server did. Tests believe this, not the page. */
export type SiteEvent =
  | { readonly kind: "registered"; readonly member: string }
  | { readonly kind: "enrolment-code"; readonly member: string; readonly verdict: CodeVerdict }
  | { readonly kind: "login-code"; readonly member: string; readonly verdict: CodeVerdict }
  | { readonly kind: "backup-code"; readonly member: string; readonly verdict: BackupVerdict }
  /** A code that was sent from one of the test pages; `page` is its path. */
  | { readonly kind: "practice-code"; readonly page: string; readonly verdict: CodeVerdict };

export type SiteEventKind = SiteEvent["kind"];
export type SiteEventOf<Kind extends SiteEventKind> = Extract<SiteEvent, { kind: Kind }>;

/** The server's own account of what happened, oldest first. */
export class EventLog {
  readonly #events: SiteEvent[] = [];
  readonly #waiting = new Set<() => void>();

  record(event: SiteEvent): void {
    this.#events.push(event);
    for (const look of this.#waiting) look();
  }

  all<Kind extends SiteEventKind>(kind: Kind): readonly SiteEventOf<Kind>[] {
    return this.#events.filter((event): event is SiteEventOf<Kind> => event.kind === kind);
  }

  /**
   * Waits for the first event of `kind` at or after position `from` in `all(kind)`.
   * @throws When none came within `timeoutMs`.
   */
  next<Kind extends SiteEventKind>(kind: Kind, from = 0, timeoutMs = 10_000): Promise<SiteEventOf<Kind>> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const event = this.all(kind)[from];
        if (!event) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(event);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`the site saw no ${kind} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.add(look);
      look();
    });
  }
}
