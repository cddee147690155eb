/** Chromium's service worker cannot start workers; this document can, and does nothing else. */
import { answerOffscreen } from "#platform/offscreen.ts";
import { createDecodeHost } from "../decode-host.ts";
import type { Picture } from "../picture.ts";

const read = createDecodeHost();
answerOffscreen((picture) => read(picture as Picture));
