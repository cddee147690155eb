import { target } from "#platform/browser.ts";
import { askOffscreen } from "#platform/offscreen.ts";
import { createDecodeHost } from "./decode-host.ts";
import type { Picture, PictureReading } from "./picture.ts";

const OFFSCREEN_PAGE = "src/background/offscreen/index.html";

/** Reads the QR codes of a picture, in a worker wherever this browser lets one live. */
export const readPicture: (picture: Picture) => Promise<PictureReading> =
  target === "firefox"
    ? createDecodeHost()
    : async (picture) => (await askOffscreen(OFFSCREEN_PAGE, picture)) as PictureReading;
