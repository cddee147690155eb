import * as v from "valibot";
import { MAX_PATH, MAX_SELECTOR, type TaughtField } from "./taught-field.ts";

/** What the user chose. It is sealed with the accounts: whoever can alter storage must not be able to weaken the lock. */
export type Settings = {
  /** Whole minutes without use until the vault locks, 0 to 10,080; 0: not before the browser closes. */
  readonly autoLockMinutes: number;
  /** Lock when the operating system locks its screen. */
  readonly lockOnSystemLock: boolean;
  /** Lock as soon as a code was copied. */
  readonly lockAfterCopy: boolean;
  /** Show a code only while the user asks for it. */
  readonly hideCodes: boolean;
  /** Show the next code in the last third of the period. */
  readonly showNextCode: boolean;
  /** Sites (hosts) on which no prompt may appear, each with the epoch ms at which the user said so. */
  readonly mutedSites: Readonly<Record<string, number>>;
  /** Per site (host): the fields that the user named as code fields. */
  readonly taughtFields: Readonly<Record<string, readonly TaughtField[]>>;
  /** Per site (host): how filling goes there. */
  readonly siteFilling: Readonly<Record<string, SiteFilling>>;
  /** Epoch ms of the last backup that was put away; 0: never. */
  readonly backedUpAt: number;
};

/** Each an epoch ms; absent: not yet, or no. */
export type SiteFilling = {
  /** A filled code was first seen to be accepted. */
  readonly worksSince?: number;
  /** The user wants the form sent once its code is filled. */
  readonly submitsSince?: number;
  /** A code was accepted before its period had begun, so that one which is about to end need not be waited out. */
  readonly acceptsNextSince?: number;
};

export const MAX_AUTO_LOCK_MINUTES = 7 * 24 * 60;

export const DEFAULT_SETTINGS: Settings = {
  autoLockMinutes: 15,
  lockOnSystemLock: true,
  lockAfterCopy: false,
  hideCodes: false,
  showNextCode: true,
  mutedSites: {},
  taughtFields: {},
  siteFilling: {},
  backedUpAt: 0,
};

const epochMs = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const taughtField = v.strictObject({
  selector: v.pipe(v.string(), v.maxLength(MAX_SELECTOR)),
  path: v.pipe(v.string(), v.maxLength(MAX_PATH)),
});
const siteFilling = v.looseObject({
  worksSince: v.exactOptional(epochMs),
  submitsSince: v.exactOptional(epochMs),
  acceptsNextSince: v.exactOptional(epochMs),
});

/**
 * One schema per setting. A value that no longer fits falls back to its default, each of which is the safer choice, rather
 * than cost the user the vault. Settings that this version does not know are kept.
 */
const settingsSchema = v.looseObject({
  autoLockMinutes: v.fallback(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_AUTO_LOCK_MINUTES)),
    DEFAULT_SETTINGS.autoLockMinutes,
  ),
  lockOnSystemLock: v.fallback(v.boolean(), DEFAULT_SETTINGS.lockOnSystemLock),
  lockAfterCopy: v.fallback(v.boolean(), DEFAULT_SETTINGS.lockAfterCopy),
  hideCodes: v.fallback(v.boolean(), DEFAULT_SETTINGS.hideCodes),
  showNextCode: v.fallback(v.boolean(), DEFAULT_SETTINGS.showNextCode),
  mutedSites: v.fallback(v.record(v.string(), epochMs), DEFAULT_SETTINGS.mutedSites),
  taughtFields: v.fallback(v.record(v.string(), v.array(taughtField)), DEFAULT_SETTINGS.taughtFields),
  siteFilling: v.fallback(v.record(v.string(), siteFilling), DEFAULT_SETTINGS.siteFilling),
  backedUpAt: v.fallback(epochMs, DEFAULT_SETTINGS.backedUpAt),
});

/** Reads settings out of an opened vault. Never fails: what cannot be read is the default. */
export function decodeSettings(value: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, value ?? {});
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
