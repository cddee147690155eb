import QRCode from "qrcode";
import { Html } from "./html.ts";

/** Twice the size at which pages show it, for dense screens. */
const LOOK = { margin: 4, width: 440, errorCorrectionLevel: "M" } as const;

export const qrPng = (text: string): Promise<Buffer> => QRCode.toBuffer(text, LOOK);
export const qrDataUrl = (text: string): Promise<string> => QRCode.toDataURL(text, LOOK);
export const qrSvg = async (text: string): Promise<Html> =>
  new Html(await QRCode.toString(text, { ...LOOK, type: "svg", width: 220 }));
