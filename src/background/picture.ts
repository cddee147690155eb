import type { ViewportCrop } from "#platform/image-pixels.ts";

/** A picture to look for QR codes in. */
export type Picture = { readonly dataUrl: string; readonly crop?: ViewportCrop };

/** What was read: the texts of all codes, or that the picture could not be opened or took too long. */
export type PictureReading =
  { readonly kind: "read"; readonly texts: readonly string[] } | { readonly kind: "unreadable" };
