import QRCode from "qrcode";
import { Html } from "./html.ts";

/** Four pixels for each module, whole ones: pages show it in its own size. */
const LOOK = { margin: 4, scale: 4, errorCorrectionLevel: "M" } as const;

export const qrPng = (text: string): Promise<Buffer> => QRCode.toBuffer(text, LOOK);
export const qrDataUrl = (text: string): Promise<string> => QRCode.toDataURL(text, LOOK);
export const qrSvg = async (text: string): Promise<Html> =>
  new Html(await QRCode.toString(text, { ...LOOK, type: "svg", width: 212 }));
