import { mayHoldCode } from "#core/qr/may-hold-code.ts";
import { toLuma, type Luma } from "#core/qr/pixels.ts";
import type { QrImage } from "#messages/protocol.ts";
import { rectOf, type Source } from "./sources.ts";

/** Longest side of what is sent, in pixels: messages stay small, and codes on pages are not larger. */
const MOST_SIDE = 1024;
/** Pictures with less than this are enlarged, since a module may be a single pixel. */
const SMALL_SIDE = 160;

/** What was seen of a source. */
export type Sight =
  /** Pixels that may hold a code, with a fingerprint of their content. `image` packs them when asked to. */
  | { readonly kind: "pixels"; readonly fingerprint: string; readonly image: () => Promise<QrImage | undefined> }
  /** The page's pixels are out of reach, or there are none: ask for the tab's own picture. */
  | { readonly kind: "out-of-reach" }
  | { readonly kind: "no-code"; readonly fingerprint: string }
  /** Not loaded or not drawn yet. */
  | { readonly kind: "not-yet" };

/** Looks at a source without asking anyone else. */
export async function see(source: Source): Promise<Sight> {
  switch (source.kind) {
    case "drawable":
      return seeDrawable(source.element);
    case "svg":
      return seeSvg(source.element);
    case "styled":
      return seeUrl(source.url, source.element);
    case "painted":
      return { kind: "out-of-reach" };
  }
}

/** The place of a source in the tab's picture, with a margin for the quiet zone; undefined where it is out of view. */
export function cropOf(source: Source): QrImage | undefined {
  const { left, top, width, height } = rectOf(source);
  const margin = 8;
  const inView = left + width > 0 && top + height > 0 && left < innerWidth && top < innerHeight;
  if (!inView || width < 1 || height < 1) return undefined;
  return {
    kind: "crop",
    left: left - margin,
    top: top - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
    viewportWidth: innerWidth,
    viewportHeight: innerHeight,
  };
}

function seeDrawable(element: HTMLImageElement | HTMLCanvasElement | HTMLVideoElement): Sight {
  const [width, height] = naturalSize(element);
  if (width === 0 || height === 0) return { kind: "not-yet" };
  const sight = seeDrawn(element, width, height, element);
  // A WebGL canvas gives up its drawing before we come, and protected video gives none: both look blank.
  if (sight.kind === "not-yet" && element instanceof HTMLCanvasElement) return { kind: "out-of-reach" };
  return sight;
}

function naturalSize(element: HTMLImageElement | HTMLCanvasElement | HTMLVideoElement): readonly [number, number] {
  if (element instanceof HTMLVideoElement) {
    return element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
      ? [element.videoWidth, element.videoHeight]
      : [0, 0];
  }
  if (element instanceof HTMLCanvasElement) return [element.width, element.height];
  if (!element.complete) return [0, 0];
  // An SVG file may have no size of its own.
  const rect = element.getBoundingClientRect();
  return element.naturalWidth > 0 || element.currentSrc === ""
    ? [element.naturalWidth, element.naturalHeight]
    : [2 * rect.width, 2 * rect.height];
}

/**
 * An inline SVG as a picture of its own. Style sheets of the page do not come with it, so one that leans on them is
 * out of reach.
 */
async function seeSvg(svg: SVGSVGElement): Promise<Sight> {
  if (svg.querySelector("[class],use,foreignObject")) return { kind: "out-of-reach" };
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { color, fill, backgroundColor } = getComputedStyle(svg);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // At twice the size edges between modules are sharp.
  copy.setAttribute("width", String(2 * width));
  copy.setAttribute("height", String(2 * height));
  copy.style.cssText += `;width:auto;height:auto;color:${color};fill:${fill};background:${backgroundColor}`;
  const text = new XMLSerializer().serializeToString(copy);
  return seeUrl(`data:image/svg+xml,${encodeURIComponent(text)}`, svg);
}

async function seeUrl(url: string, shownBy: Element): Promise<Sight> {
  // Loading it from elsewhere once more would be a request that the page did not make.
  if (!/^(?:data|blob):/.test(url) && new URL(url, location.href).origin !== location.origin) {
    return { kind: "out-of-reach" };
  }
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return { kind: "out-of-reach" };
  }
  return seeDrawn(image, image.naturalWidth, image.naturalHeight, shownBy);
}

let canvas: HTMLCanvasElement | undefined;

function seeDrawn(drawable: CanvasImageSource, width: number, height: number, shownBy: Element): Sight {
  const side = Math.max(width, height);
  const scale = side < SMALL_SIDE ? Math.ceil(SMALL_SIDE / side) : Math.min(1, MOST_SIDE / side);
  canvas ??= document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return { kind: "out-of-reach" };
  context.fillStyle = backdropOf(shownBy);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = scale < 1;
  context.drawImage(drawable, 0, 0, canvas.width, canvas.height);
  let pixels: ImageData;
  try {
    pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  } catch {
    // A canvas that has drawn something from elsewhere is of no use any more.
    canvas = undefined;
    return { kind: "out-of-reach" };
  }
  const luma = toLuma(pixels);
  // The backdrop is opaque, so it can't be transparent.
  if (!luma || luma.data.every((value) => value === luma.data[0])) return { kind: "not-yet" };
  const fingerprint = fingerprintOf(luma);
  if (!mayHoldCode(luma)) return { kind: "no-code", fingerprint };
  return { kind: "pixels", fingerprint, image: () => packed(pixels) };
}

/** FNV-1a over the size and the brightness of every few pixels: enough to tell whether a picture has changed. */
function fingerprintOf({ data, width, height }: Luma): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < data.length; index += 3) hash = Math.imul(hash ^ (data[index] ?? 0), 0x01000193);
  return `${width}x${height}:${hash >>> 0}`;
}

/** The first colour behind an element that is not transparent: codes with a clear ground are drawn for it. */
function backdropOf(element: Element): string {
  for (let part: Element | null = element; part; part = part.parentElement) {
    const { backgroundColor } = getComputedStyle(part);
    if (!/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "white";
}

async function packed(pixels: ImageData): Promise<QrImage | undefined> {
  const copy = document.createElement("canvas");
  copy.width = pixels.width;
  copy.height = pixels.height;
  copy.getContext("2d")?.putImageData(pixels, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve));
  if (!blob) return undefined;
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(typeof reader.result === "string" ? { kind: "picture", dataUrl: reader.result } : undefined);
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(blob);
  });
}
