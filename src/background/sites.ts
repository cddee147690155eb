import { displayHost, placeOf } from "#core/matcher/site.ts";
import { changeSettings } from "#core/vault/accounts.ts";
import type { Settings } from "#core/vault/settings.ts";
import {
  fillingOf,
  isMuted,
  knownHosts,
  taughtFieldsOf,
  withFilling,
  withMuted,
  withoutTaughtField,
  withTaughtField,
} from "#core/vault/site-settings.ts";
import type { TaughtField } from "#core/vault/taught-field.ts";
import type { SaveReply, SiteView } from "#messages/views.ts";
import type { Keeper } from "./keeper.ts";

export type SiteChange =
  | { readonly kind: "mute" | "submit" | "next-code"; readonly on: boolean }
  | { readonly kind: "forget-field"; readonly field: TaughtField };

const hostOf = (url: string | undefined): string | undefined => placeOf(url ?? "")?.hostWithPort;

const viewOf = (settings: Settings, host: string): SiteView => {
  const { worksSince, submitsSince, acceptsNextSince } = fillingOf(settings, host);
  const [, name = host, port = ""] = /^(\[.*\]|[^:]*)(:\d+)?$/.exec(host) ?? [];
  return {
    host,
    name: displayHost(name) + port,
    isMuted: isMuted(settings, host),
    works: worksSince !== undefined,
    submits: submitsSince !== undefined,
    acceptsNext: acceptsNextSince !== undefined,
    taught: taughtFieldsOf(settings, host),
  };
};

/** What the user has chosen for single sites, sealed with the accounts. */
export function createSites(keeper: Keeper, nowMs: () => number) {
  function changed(settings: Settings, host: string, change: SiteChange): Partial<Settings> {
    switch (change.kind) {
      case "mute":
        return withMuted(settings, host, change.on ? nowMs() : undefined);
      case "submit":
        return withFilling(settings, host, { submitsSince: change.on ? nowMs() : undefined });
      case "next-code":
        return withFilling(settings, host, { acceptsNextSince: change.on ? nowMs() : undefined });
      case "forget-field":
        return withoutTaughtField(settings, host, change.field);
    }
  }

  async function save(edit: (settings: Settings) => Partial<Settings>): Promise<SaveReply> {
    const saved = await keeper.change((body) => changeSettings(body, edit(body.settings)));
    return saved.ok ? { ok: true } : saved;
  }

  return {
    /** The site at a URL; null where there is none, or Tock is locked. */
    at(url: string | undefined): SiteView | null {
      const host = hostOf(url);
      const settings = keeper.opened()?.settings;
      return host === undefined || settings === undefined ? null : viewOf(settings, host);
    },
    /** Every site for which something was chosen; that filling works there is nobody's choice. */
    chosen(): readonly SiteView[] {
      const settings = keeper.opened()?.settings;
      if (settings === undefined) return [];
      return knownHosts(settings)
        .map((host) => viewOf(settings, host))
        .filter((site) => site.isMuted || site.submits || site.acceptsNext || site.taught.length > 0);
    },
    change: (host: string, change: SiteChange): Promise<SaveReply> =>
      save((settings) => changed(settings, host, change)),
    /** No prompts any more at `origin`. */
    mute: (origin: string | undefined): Promise<SaveReply> | undefined => {
      const host = hostOf(origin);
      return host === undefined ? undefined : save((settings) => withMuted(settings, host, nowMs()));
    },
    taughtAt(origin: string | undefined): readonly TaughtField[] {
      const host = hostOf(origin);
      const settings = keeper.opened()?.settings;
      return host === undefined || settings === undefined ? [] : taughtFieldsOf(settings, host);
    },
    teach: (origin: string | undefined, field: TaughtField): Promise<SaveReply> | undefined => {
      const host = hostOf(origin);
      return host === undefined ? undefined : save((settings) => withTaughtField(settings, host, field));
    },
  };
}

export type Sites = ReturnType<typeof createSites>;
