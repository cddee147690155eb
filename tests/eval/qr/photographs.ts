/**
 * Codes as a camera sees them: a sheet or a screen with a code on it, turned and tilted, lit from one side, with a glare on
 * it, out of focus, shaken, noisy, and kept as JPEG. Drawn in a page's canvas, since no camera is at hand.
 */
import type { Page } from "puppeteer-core";
import QRCode from "qrcode";
import { chanceFrom, someKeyUri, type Chance } from "./chance.ts";

export type Photograph = {
  readonly file: string;
  readonly category: string;
  readonly w: number;
  readonly h: number;
  readonly text: string;
  readonly jpeg: Uint8Array;
};

/** What a picture suffers from. Lengths are in the picture's pixels, unless they are shares. */
type Shot = {
  readonly width: number;
  readonly height: number;
  /** Share of the shorter side that the code takes. */
  readonly share: number;
  readonly turnDegrees: number;
  /** How far each corner is pulled inwards, as a share of the code's side. */
  readonly pulls: readonly (readonly [number, number])[];
  readonly blur: number;
  readonly shake: number;
  readonly noise: number;
  /** Change of brightness from one end to the other, -1 to 1, across and down. */
  readonly light: readonly [number, number];
  /** Largest brightness of a round reflection, 0 to 1, and its place and size as shares. */
  readonly glare: readonly [strength: number, x: number, y: number, radius: number];
  /** Brightness of dark and light modules. */
  readonly inks: readonly [number, number];
  /** Period in pixels and strength of the pattern that a screen's own dots make. */
  readonly moire: readonly [number, number];
  /** JPEG quality. */
  readonly quality: number;
};

const calm = ({ whole, between, pick }: Chance): Shot => {
  const [width, height] = pick([
    [640, 480],
    [1280, 720],
    [960, 1280],
  ] as const);
  return {
    width,
    height,
    share: between(0.35, 0.8),
    turnDegrees: between(-12, 12),
    pulls: pullsOf(0.03, { whole, between, pick }),
    blur: between(0.4, 0.8),
    shake: 0,
    noise: between(2, 6),
    light: [between(-0.15, 0.15), between(-0.15, 0.15)],
    glare: [0, 0, 0, 1],
    inks: [between(10, 50), between(190, 240)],
    moire: [2, 0],
    quality: between(0.75, 0.92),
  };
};

const pullsOf = (most: number, { between }: Chance): readonly (readonly [number, number])[] =>
  Array.from({ length: 4 }, () => [between(0, most), between(0, most)] as const);

const CATEGORIES: Record<string, (chance: Chance) => Partial<Shot>> = {
  plain: () => ({}),
  turned: ({ between }) => ({ turnDegrees: between(-180, 180) }),
  perspective: (chance) => ({ pulls: pullsOf(0.3, chance), turnDegrees: chance.between(-25, 25) }),
  blur: ({ between }) => ({ blur: between(1.5, 4), share: between(0.6, 0.85) }),
  shake: ({ between }) => ({ shake: between(3, 10), share: between(0.6, 0.85) }),
  noise: ({ between }) => ({ noise: between(25, 80) }),
  "uneven light": ({ between, pick }) => ({ light: [pick([-1, 1]) * between(0.5, 0.95), between(-0.8, 0.8)] }),
  glare: ({ between }) => ({ glare: [between(0.5, 1), between(0.35, 0.65), between(0.35, 0.65), between(0.1, 0.35)] }),
  "dark room": ({ between }) => ({ inks: [between(4, 12), between(40, 80)], noise: between(4, 10) }),
  "from afar": ({ between }) => ({ width: 1280, height: 960, share: between(0.1, 0.2), blur: between(0.3, 0.6) }),
  "off a screen": ({ between }) => ({ moire: [between(2.1, 6), between(20, 80)], blur: between(0.3, 0.7) }),
  "poor JPEG": ({ between }) => ({ quality: between(0.05, 0.3) }),
  everything: (chance) => ({
    pulls: pullsOf(0.2, chance),
    turnDegrees: chance.between(-40, 40),
    blur: chance.between(0.8, 2),
    noise: chance.between(10, 35),
    light: [chance.between(-0.6, 0.6), chance.between(-0.6, 0.6)],
    glare: [chance.between(0, 0.8), chance.between(0.3, 0.7), chance.between(0.3, 0.7), chance.between(0.08, 0.2)],
    quality: chance.between(0.4, 0.8),
  }),
};

export async function* photograph(page: Page, seed: string, rounds: number): AsyncGenerator<Photograph> {
  // tsx has nested functions keep their names by a helper, which does not travel to the page with them.
  await page.evaluate("globalThis.__name = (named) => named");
  for (let round = 0; round < rounds; round++) {
    for (const [category, worsened] of Object.entries(CATEGORIES)) {
      const name = `${category.replaceAll(" ", "-")}-${round}`;
      const chance = chanceFrom(`${seed}/${name}`);
      const text = someKeyUri(chance);
      const { modules } = QRCode.create(text, { errorCorrectionLevel: chance.pick(["L", "M", "Q"]) });
      const shot = { ...calm(chance), ...worsened(chance) };
      const dark = Array.from(modules.data, (module) => (module === 0 ? 0 : 1));
      const base64 = await page.evaluate(take, shot, modules.size, dark, chance.whole(1, 2 ** 31));
      yield { file: `${name}.jpg`, category, w: shot.width, h: shot.height, text, jpeg: Buffer.from(base64, "base64") };
    }
  }
}

/** Runs in the page: draws the scene as the camera sees it. */
function take(shot: Shot, size: number, dark: readonly number[], seed: number): string {
  const { width, height } = shot;
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");

  // The code's corners in the picture, with its quiet zone, and the projection from there to modules.
  const side = (shot.share * Math.min(width, height) * (size + 8)) / size;
  const turn = (shot.turnDegrees * Math.PI) / 180;
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([across = 0, down = 0], index) => {
    const [pullX = 0, pullY = 0] = shot.pulls[index] ?? [];
    const x = across * side * (0.5 - pullX);
    const y = down * side * (0.5 - pullY);
    return [
      width / 2 + x * Math.cos(turn) - y * Math.sin(turn),
      height / 2 + x * Math.sin(turn) + y * Math.cos(turn),
    ] as const;
  });
  const toSheet = projection(corners);

  const image = context.createImageData(width, height);
  const SAMPLES = 3;
  const [ink, paper] = shot.inks;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const [u, v] = toSheet(
          x + ((sample % SAMPLES) + 0.5) / SAMPLES,
          y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES,
        );
        sum += brightnessAt(u * (size + 8) - 4, v * (size + 8) - 4);
      }
      const index = 4 * (y * width + x);
      image.data[index] = image.data[index + 1] = image.data[index + 2] = sum / SAMPLES ** 2;
      image.data[index + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);

  // The lens, then the hand.
  const seen = Object.assign(document.createElement("canvas"), { width, height });
  const lens = seen.getContext("2d");
  if (lens === null) throw new Error("no canvas");
  lens.filter = `blur(${shot.blur}px)`;
  lens.drawImage(canvas, 0, 0);
  lens.filter = "none";
  const steps = Math.ceil(shot.shake);
  for (let step = 1; step <= steps; step++) {
    lens.globalAlpha = 1 / (step + 1);
    lens.drawImage(canvas, (step * shot.shake) / steps, (step * shot.shake) / (2 * steps));
  }
  lens.globalAlpha = 1;

  const lit = lens.getImageData(0, 0, width, height);
  const [across, down] = shot.light;
  const [strength, glareX, glareY, radius] = shot.glare;
  const [period, moire] = shot.moire;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 1 + across * (x / width - 0.5) * 2 + down * (y / height - 0.5) * 2;
      const distance = Math.hypot(x / width - glareX, (y / height - glareY) * (height / width)) / radius;
      const glare = 255 * strength * Math.exp(-distance * distance);
      const dots = moire * Math.sin((2 * Math.PI * x) / period) * Math.sin((2 * Math.PI * y) / (period * 1.03));
      const index = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel++) {
        const grain = (random() + random() + random() - 1.5) * shot.noise * 2;
        lit.data[index + channel] = (lit.data[index + channel] ?? 0) * light + glare + dots + grain;
      }
    }
  }
  lens.putImageData(lit, 0, 0);
  return seen.toDataURL("image/jpeg", shot.quality).split(",")[1] ?? "";

  /** Of the sheet at a place in modules; beyond the quiet zone lies a table with stripes of things on it. */
  function brightnessAt(column: number, row: number): number {
    if (column < -4 || row < -4 || column >= size + 4 || row >= size + 4) {
      return 90 + 50 * Math.sin(column * 0.35) * Math.cos(row * 0.22);
    }
    const inside = column >= 0 && row >= 0 && column < size && row < size;
    return inside && dark[Math.floor(row) * size + Math.floor(column)] === 1 ? ink : paper;
  }

  /** The projection from the picture to the unit square whose corners lie at `quad`: Heckbert's, turned around. */
  function projection(
    quad: readonly (readonly [number, number])[],
  ): (x: number, y: number) => readonly [number, number] {
    const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0], [x3, y3] = [0, 0]] = quad;
    const dx1 = x1 - x2;
    const dx2 = x3 - x2;
    const dx3 = x0 - x1 + x2 - x3;
    const dy1 = y1 - y2;
    const dy2 = y3 - y2;
    const dy3 = y0 - y1 + y2 - y3;
    const determinant = dx1 * dy2 - dx2 * dy1;
    const g = (dx3 * dy2 - dx2 * dy3) / determinant;
    const h = (dx1 * dy3 - dx3 * dy1) / determinant;
    const a = x1 - x0 + g * x1;
    const b = x3 - x0 + h * x3;
    const d = y1 - y0 + g * y1;
    const e = y3 - y0 + h * y3;
    return (x, y) => {
      const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
      return [
        ((e - y0 * h) * x + (x0 * h - b) * y + (b * y0 - x0 * e)) / w,
        ((y0 * g - d) * x + (a - x0 * g) * y + (x0 * d - a * y0)) / w,
      ];
    };
  }
}
