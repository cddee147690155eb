/** What a file may ask of the machine that reads it; far beyond what real ones do. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
export const MAX_ENTRIES = 10_000;
export const MAX_JSON_DEPTH = 100;
