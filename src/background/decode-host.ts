import type { Picture, PictureReading } from "./picture.ts";

/** A picture made to hang a decoder must not hang Tock: the worker is killed and the next picture gets a new one. */
const KILL_AFTER_MS = 5000;
/** An idle worker holds the WASM decoder's memory; it is let go after this. */
const REST_AFTER_MS = 30_000;

export type DecodeRequest = { readonly id: number; readonly picture: Picture };
export type DecodeReply = { readonly id: number; readonly reading: PictureReading };

/**
 * Reads pictures in a dedicated worker, one after the other. Lives where workers can be started: in Chromium's offscreen
 * document, and in Firefox's background page itself.
 */
export function createDecodeHost(): (picture: Picture) => Promise<PictureReading> {
  let worker: Worker | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let nextId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = () => {
    worker?.terminate();
    worker = undefined;
  };

  const readOne = (picture: Picture): Promise<PictureReading> => {
    clearTimeout(rest);
    worker ??= new Worker(new URL("./qr-decode-worker.ts", import.meta.url), { type: "module" });
    const current = worker;
    const id = ++nextId;
    return new Promise<PictureReading>((resolve) => {
      const settle = (reading: PictureReading) => {
        clearTimeout(kill);
        current.removeEventListener("message", receive);
        current.removeEventListener("error", fail);
        rest = setTimeout(stop, REST_AFTER_MS);
        resolve(reading);
      };
      const fail = () => {
        stop();
        settle({ kind: "unreadable" });
      };
      const receive = ({ data }: MessageEvent<DecodeReply>) => {
        if (data.id === id) settle(data.reading);
      };
      const kill = setTimeout(fail, KILL_AFTER_MS);
      current.addEventListener("message", receive);
      current.addEventListener("error", fail);
      current.postMessage({ id, picture } satisfies DecodeRequest);
    });
  };

  return (picture) => {
    const reading = queue.then(() => readOne(picture));
    queue = reading;
    return reading;
  };
}
