import { fail, ok, type Result } from "#core/result.ts";

/** Where live pictures come from. */
export type LiveSource = "camera" | "screen";

export type CaptureFailure =
  /** The person, the browser or the system does not allow the camera. */
  | { readonly kind: "refused" }
  | { readonly kind: "no-camera" }
  /** Another program has it, or it does not start. */
  | { readonly kind: "busy" }
  /** Sharing was called off, or is forbidden. */
  | { readonly kind: "not-shared" }
  /** The browser has no such thing. */
  | { readonly kind: "unavailable" };

/** Many modules of a code need many pixels; where a phone has two cameras, the one on its back. */
const CAMERA = { video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "environment" } };
/** A few pictures a second are all that is looked at. */
const SCREEN = { video: { frameRate: { max: 5 } }, audio: false };

/** Asks the browser, which asks the person. For a screen it wants to be called during a click. */
export async function startCapture(source: LiveSource): Promise<Result<MediaStream, CaptureFailure>> {
  try {
    return ok(await (source === "camera" ? openCamera() : navigator.mediaDevices.getDisplayMedia(SCREEN)));
  } catch (error) {
    return fail({ kind: failureKind(source, error) });
  }
}

const openCamera = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia(CAMERA);

/** Names: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia. A missing function is a TypeError. */
function failureKind(source: LiveSource, error: unknown): CaptureFailure["kind"] {
  const name = error instanceof Error ? error.name : "";
  if (name === "TypeError") return "unavailable";
  if (source === "screen") return "not-shared";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "no-camera" : "busy";
}

export function stopCapture(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
