import type { ScanReport } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";

/** Between an answer and the next picture. */
const PAUSE_MS = 200;
/** Longest side of what is read: codes in larger pictures are larger too. */
const MOST_SIDE = 2560;

/**
 * Has picture after picture of `video` read by the background, which keeps what a code holds to itself.
 * @param onReport Told of each picture; answers whether to go on.
 * @returns A function that stops.
 */
export function lookAgainAndAgain(video: HTMLVideoElement, onReport: (report: ScanReport) => boolean): () => void {
  const canvas = document.createElement("canvas");
  let tell: typeof onReport | undefined = onReport;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    const dataUrl = pictureOf(video, canvas);
    if (dataUrl !== undefined) {
      const report = await ask("proposeFromPicture", { dataUrl });
      // A picture that was on its way when the person stopped is not spoken of any more.
      if (tell?.(report) !== true) return;
    }
    pause = setTimeout(() => void look(), PAUSE_MS);
  }

  void look();
  return () => {
    tell = undefined;
    clearTimeout(pause);
  };
}

/** @returns Undefined while the video has no picture yet. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | undefined {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined;
  const scale = Math.min(1, MOST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  // Half the work of PNG, and at this quality nothing that a decoder would miss.
  return canvas.toDataURL("image/jpeg", 0.95);
}
