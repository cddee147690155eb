/** Now, in epoch ms. Handed to the core, which has no clock of its own. */
export const nowMs = (): number => Date.now();

/** Secure random bytes from the platform. Handed to the core, which has no randomness of its own. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** A random UUID (RFC 9562, version 4). */
export const newId = (): string => crypto.randomUUID();
