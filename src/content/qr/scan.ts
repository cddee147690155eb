import type { QrImage } from "#messages/protocol.ts";
import { see } from "./pixels.ts";
import { shadowRootOf } from "./roots.ts";
import { isNamedCode, sourceOf, type Source } from "./sources.ts";

/** As many pictures of a page are read by hand; what the page calls a code goes first. */
const MOST_PICTURES = 60;

/**
 * Reads all pictures of this frame that may hold a code, also those out of view. What only the tab's own picture shows is
 * left out: whoever asks looks at that as well.
 */
export async function scanWholePage(): Promise<readonly QrImage[]> {
  const sources = sourcesIn(document).sort((a, b) => Number(isNamedCode(b)) - Number(isNamedCode(a)));
  const images: QrImage[] = [];
  const seen = new Set<string>();
  for (const source of sources.slice(0, MOST_PICTURES)) {
    const sight = await see(source);
    if (sight.kind !== "pixels" || seen.has(sight.fingerprint)) continue;
    seen.add(sight.fingerprint);
    const image = await sight.image();
    if (image) images.push(image);
  }
  return images;
}

function sourcesIn(root: Document | ShadowRoot): Source[] {
  const sources: Source[] = [];
  for (const element of root.querySelectorAll("*")) {
    const source = sourceOf(element);
    if (source) sources.push(source);
    const shadow = shadowRootOf(element);
    if (shadow) sources.push(...sourcesIn(shadow));
  }
  return sources;
}
