import type { ScanScript } from "#messages/page-world.ts";
import type { QrImage } from "#messages/protocol.ts";
import { cropOf, see } from "./pixels.ts";
import { shadowRootOf } from "../roots.ts";
import { isNamedCode, sourceOf, type Source } from "./sources.ts";

/** As many pictures of a page are read by hand; what the page calls a code goes first. */
const MOST_PICTURES = 60;
/** The person waits: what was not looked at by then may still be in the tab's own picture. */
const MOST_MS = 400;

/** Looks at pictures of this frame because the user has asked for it. */
export const scanByHand: ScanScript = (imageUrl) =>
  imageUrl === undefined ? scanWholePage() : scanOnePicture(imageUrl);

/**
 * Reads all pictures of this frame that may hold a code, also those out of view. What only the tab's own picture shows is
 * left out: whoever asks looks at that as well.
 */
async function scanWholePage(): Promise<readonly QrImage[]> {
  const endMs = performance.now() + MOST_MS;
  const sources = sourcesIn(document).sort((a, b) => Number(isNamedCode(b)) - Number(isNamedCode(a)));
  const images: QrImage[] = [];
  const seen = new Set<string>();
  for (const source of sources.slice(0, MOST_PICTURES)) {
    if (performance.now() > endMs) break;
    const sight = await see(source);
    if (sight.kind !== "pixels" || seen.has(sight.fingerprint)) continue;
    seen.add(sight.fingerprint);
    const image = await sight.image();
    if (image) images.push(image);
  }
  return images;
}

/** The picture that the user has pointed at; its place in the tab's picture where its pixels are out of reach. */
async function scanOnePicture(imageUrl: string): Promise<readonly QrImage[]> {
  const images: QrImage[] = [];
  for (const source of sourcesIn(document)) {
    if (!(source.element instanceof HTMLImageElement) || source.element.currentSrc !== imageUrl) continue;
    const sight = await see(source);
    const image = sight.kind === "pixels" ? await sight.image() : cropOf(source);
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
