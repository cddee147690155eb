/** What the user chose, and what was learned, about single sites. Hosts are written with their port, as in `Place.hostWithPort`. */
import type { Settings, SiteFilling } from "./settings.ts";
import type { TaughtField } from "./taught-field.ts";

/** Pages of one host that can each have a field pointed at; more come from somebody who plays. */
const MAX_TAUGHT_PER_HOST = 8;

type PerSite = Pick<Settings, "mutedSites" | "taughtFields" | "siteFilling">;

const ownEntry = <T>(record: Readonly<Record<string, T>>, host: string): T | undefined =>
  Object.hasOwn(record, host) ? record[host] : undefined;

const without = <T>(record: Readonly<Record<string, T>>, host: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== host));

export const isMuted = ({ mutedSites }: PerSite, host: string): boolean => ownEntry(mutedSites, host) !== undefined;
export const taughtFieldsOf = ({ taughtFields }: PerSite, host: string): readonly TaughtField[] =>
  ownEntry(taughtFields, host) ?? [];
export const fillingOf = ({ siteFilling }: PerSite, host: string): SiteFilling => ownEntry(siteFilling, host) ?? {};

/** Hosts about which anything is kept, in the order of the alphabet. */
export const knownHosts = ({ mutedSites, taughtFields, siteFilling }: PerSite): readonly string[] =>
  [...new Set([mutedSites, taughtFields, siteFilling].flatMap((record) => Object.keys(record)))].toSorted();

/** @param sinceMs Epoch ms of the user's word; undefined takes it back. */
export const withMuted = ({ mutedSites }: PerSite, host: string, sinceMs: number | undefined): Partial<Settings> => ({
  mutedSites: sinceMs === undefined ? without(mutedSites, host) : { ...mutedSites, [host]: sinceMs },
});

const isSameField = (a: TaughtField, b: TaughtField): boolean => a.selector === b.selector && a.path === b.path;

/** One field for each page: pointing at another one there is a correction. */
export function withTaughtField(settings: PerSite, host: string, field: TaughtField): Partial<Settings> {
  const others = taughtFieldsOf(settings, host).filter(({ path }) => path !== field.path);
  return { taughtFields: { ...settings.taughtFields, [host]: [...others, field].slice(-MAX_TAUGHT_PER_HOST) } };
}

export function withoutTaughtField(settings: PerSite, host: string, field: TaughtField): Partial<Settings> {
  const left = taughtFieldsOf(settings, host).filter((each) => !isSameField(each, field));
  const { taughtFields } = settings;
  return { taughtFields: left.length === 0 ? without(taughtFields, host) : { ...taughtFields, [host]: left } };
}

/** @param change Members that are undefined are forgotten. */
export function withFilling(
  settings: PerSite,
  host: string,
  change: Readonly<{ [K in keyof SiteFilling]: number | undefined }>,
): Partial<Settings> {
  const merged = Object.entries({ ...fillingOf(settings, host), ...change }).filter(([, ms]) => ms !== undefined);
  const { siteFilling } = settings;
  return {
    siteFilling:
      merged.length === 0 ? without(siteFilling, host) : { ...siteFilling, [host]: Object.fromEntries(merged) },
  };
}
