import type { Bytes } from "#core/bytes.ts";
import { concat } from "../encoding.ts";
import { MAX_INFLATED_BYTES } from "../limits.ts";

/**
 * Unpacks gzip data, counting while it unpacks: what a file says of its size is its own claim.
 * @returns "too-big" above 64 MiB, "damaged" where the data or its checksum is wrong.
 */
export async function gunzip(bytes: Bytes): Promise<Bytes | "too-big" | "damaged"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concat(...chunks);
      length += value.length;
      if (length > MAX_INFLATED_BYTES) {
        await reader.cancel();
        return "too-big";
      }
      chunks.push(value);
    }
  } catch {
    return "damaged";
  }
}
