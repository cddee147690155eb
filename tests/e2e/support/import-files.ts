import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Base32 of "12345678901234567890", the key of RFC 6238's vectors. */
export const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** An export of Aegis in clear. */
export const aegisFile = (
  entries: readonly { readonly issuer: string; readonly secret: string; readonly digits?: number }[],
) =>
  JSON.stringify({
    version: 1,
    header: { slots: null, params: null },
    db: {
      version: 2,
      entries: entries.map(({ issuer, secret, digits = 6 }) => ({
        ...{ type: "totp", name: "ada@example.org", issuer },
        info: { secret, algo: "SHA1", digits, period: 30 },
      })),
    },
  });

/** An export of Ente as its app makes it, at its usual cost: 1 GiB of memory and four passes, many seconds of work. */
export const slowFile = (): string =>
  JSON.stringify({
    version: 1,
    kdfParams: { memLimit: 1_073_741_824, opsLimit: 4, salt: "AAAAAAAAAAAAAAAAAAAAAA==" },
    encryptedData: "A".repeat(400),
    encryptionNonce: "A".repeat(32),
  });

/** A folder of files to choose from. */
export class ImportFolder {
  readonly path = mkdtempSync(join(tmpdir(), "tock-import-"));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
