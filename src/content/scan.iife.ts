/** Looks for QR codes in this frame once, because the user has asked for it. */
import { scanByHand } from "./qr/scan.ts";
import { tock } from "./world.ts";

tock.scan ??= scanByHand;
