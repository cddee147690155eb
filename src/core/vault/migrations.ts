/** Turns what one format's body holds into what the next one's holds. Pure, and it keeps what it does not know. */
export type Migration = (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * From each released format to the next, in order; the first leads from format 1 to 2. None has been needed yet. One more
 * comes with a golden vault of the format that it leads to, in tests/core/vault/golden.
 */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Brings a body from the format that it was sealed in to the one that this version writes. A newer one, which allows this
 * reader, stays as it is.
 */
export const migrated = (
  body: Readonly<Record<string, unknown>>,
  format: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Readonly<Record<string, unknown>> => migrations.slice(format - 1).reduce((former, migrate) => migrate(former), body);
