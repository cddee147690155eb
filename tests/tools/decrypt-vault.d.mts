/** @returns The body as an object; secrets are base64. */
export function decryptVault(record: unknown, type: string, secret: string | Uint8Array): Promise<unknown>;
