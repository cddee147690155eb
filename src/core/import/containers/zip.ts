import type { Bytes } from "#core/bytes.ts";
import { concat } from "../encoding.ts";
import { MAX_INFLATED_BYTES } from "../limits.ts";

export type ZipFailure = "too-big" | "damaged" | "needs-password" | "wrong-password" | "unsupported";

export type ZipEntry = {
  /** As the archive says: never a path to follow, only a name to compare. */
  readonly name: string;
  readonly encrypted: boolean;
  /** Unpacks the entry and checks its checksum. All entries of an archive share one allowance of 64 MiB. */
  readonly unpack: (password: string | undefined) => Promise<Bytes | ZipFailure>;
};

/** A sink that stops the unpacking when the allowance is used up, whatever sizes the archive declares. */
class Allowance {
  left = MAX_INFLATED_BYTES;
  exceeded = false;

  sink(chunks: Uint8Array[]): WritableStream<Uint8Array> {
    return new WritableStream({
      write: (chunk) => {
        this.left -= chunk.length;
        this.exceeded = this.left < 0;
        if (this.exceeded) throw new Error("allowance exceeded");
        chunks.push(chunk);
      },
    });
  }
}

/**
 * Opens a zip archive: stored and deflated entries, in clear or under ZipCrypto or WinZip AES.
 * @returns Its files in the directory's order; undefined where the archive is damaged or cut off.
 */
export async function openZip(bytes: Bytes): Promise<readonly ZipEntry[] | undefined> {
  // The build without its own WASM and worker files: the platform inflates, and this already is a worker.
  const {
    configure,
    Uint8ArrayReader,
    ZipReader,
    ERR_INVALID_PASSWORD,
    ERR_UNSUPPORTED_COMPRESSION,
    ERR_UNSUPPORTED_ENCRYPTION,
  } = await import("@zip.js/zip.js/lib/zip-core-native.js");
  configure({ useWebWorkers: false });
  const failures = new Map<string, ZipFailure>([
    [ERR_INVALID_PASSWORD, "wrong-password"],
    [ERR_UNSUPPORTED_COMPRESSION, "unsupported"],
    [ERR_UNSUPPORTED_ENCRYPTION, "unsupported"],
  ]);
  const allowance = new Allowance();
  const reader = new ZipReader(new Uint8ArrayReader(bytes));
  try {
    const entries = await reader.getEntries();
    return entries.flatMap((entry) =>
      entry.directory
        ? []
        : {
            name: entry.filename,
            encrypted: entry.encrypted,
            unpack: async (password) => {
              if (entry.encrypted && password === undefined) return "needs-password";
              const chunks: Uint8Array[] = [];
              try {
                await entry.getData(allowance.sink(chunks), {
                  checkSignature: true,
                  ...(entry.encrypted && password !== undefined && { password }),
                });
                return concat(...chunks);
              } catch (error) {
                if (allowance.exceeded) return "too-big";
                // ZipCrypto checks a password by one byte, so one wrong password in 256 shows only as a wrong checksum.
                const otherwise = entry.encrypted ? "wrong-password" : "damaged";
                return failures.get(error instanceof Error ? error.message : "") ?? otherwise;
              }
            },
          },
    );
  } catch {
    return undefined;
  }
}
