/** A place in a picture of a tab, in CSS pixels of a viewport that the picture shows whole. */
export type ViewportCrop = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
};

/** A picture to look for QR codes in. */
export type Picture = { readonly dataUrl: string; readonly crop?: ViewportCrop };

/** What was read: the texts of all codes, or that the picture could not be opened or took too long. */
export type PictureReading =
  { readonly kind: "read"; readonly texts: readonly string[] } | { readonly kind: "unreadable" };
