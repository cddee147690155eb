/** @returns The body as an object; secrets are base64. */
export function decryptVault(record: unknown, type: string, secret: string | Uint8Array): Promise<unknown>;

/** Reads a recovery code as people write it. @throws Where it is mistyped. */
export function recoveryBytes(text: string): Uint8Array;
