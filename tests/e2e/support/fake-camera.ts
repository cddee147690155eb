/** What Chromium takes for its camera: a video file in place of a device. */
import { closeSync, openSync, writeSync } from "node:fs";
import QRCode from "qrcode";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 5;

export type Scene = {
  readonly seconds: number;
  /** What the code in view holds; left out, there is none. */ readonly text?: string;
};

/** The browser's arguments for a camera that plays `file` over and over. Who may use it is still asked. */
export const cameraArguments = (file: string): readonly string[] => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${file}`,
];

/** Writes the scenes one after the other, as YUV4MPEG2 without colour. */
export function writeCameraVideo(file: string, scenes: readonly Scene[]): void {
  const out = openSync(file, "w");
  writeSync(out, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const grey = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  for (const { seconds, text } of scenes) {
    const luma = pictureOf(text);
    for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
      writeSync(out, "FRAME\n");
      writeSync(out, luma);
      writeSync(out, grey);
    }
  }
  closeSync(out);
}

/** A code in the middle of a grey wall. */
function pictureOf(text: string | undefined): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(170);
  if (text === undefined) return luma;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "L" });
  const margin = 4;
  const module = Math.min(6, Math.floor(HEIGHT / (modules.size + 2 * margin)));
  const side = (modules.size + 2 * margin) * module;
  const [left, top] = [(WIDTH - side) >> 1, (HEIGHT - side) >> 1];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor(x / module) - margin, Math.floor(y / module) - margin];
      const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      luma[(top + y) * WIDTH + left + x] = isInside && modules.get(row, column) === 1 ? 20 : 235;
    }
  }
  return luma;
}
