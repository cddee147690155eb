/** What screens show most of the time: pages without a code, among them all that looks a little like one. */
import type { Page } from "puppeteer-core";
import { chanceFrom, type Chance } from "./chance.ts";

export type Codeless = {
  readonly file: string;
  readonly category: string;
  readonly w: number;
  readonly h: number;
  readonly png: Uint8Array;
};

const SIZES = [
  [300, 300],
  [1280, 720],
  [2560, 1440],
] as const;

const WORDS =
  "account security sign in with your key backup recovery settings profile billing team project status review search help".split(
    " ",
  );

export async function* withoutCode(page: Page, seed: string, rounds: number): AsyncGenerator<Codeless> {
  for (const [w, h] of SIZES) {
    await page.setViewport({ width: w, height: h });
    for (let round = 0; round < rounds; round++) {
      for (const [name, content] of Object.entries(CONTENTS)) {
        const chance = chanceFrom(`${seed}/${name}/${w}/${round}`);
        const dark = chance.pick([true, false]);
        const colours = dark ? "background:#14161a;color:#dde" : "background:#fff;color:#223";
        // More than any screen holds: what is beyond its edge is not pictured.
        const parts = repeated(Math.ceil((w * h) / 40_000) + 2, () => content(chance));
        await page.setContent(
          `<!doctype html><meta charset="utf-8"><body style="margin:8px;${colours};font:14px/1.5 sans-serif">${parts}`,
        );
        yield {
          file: `${name}-${w}-${round}.png`,
          category: `no code, ${w} × ${h}`,
          w,
          h,
          png: await page.screenshot(),
        };
      }
    }
  }
}

const repeated = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");
const text = (words: number, { pick }: Chance): string => repeated(words, () => `${pick(WORDS)} `);
const colour = ({ whole }: Chance): string => `hsl(${whole(0, 359)} 60% ${whole(25, 75)}%)`;
const box = (style: string, inside = ""): string =>
  `<div style="display:inline-block;vertical-align:top;margin:4px;${style}">${inside}</div>`;
const svg = (side: number, inside: string): string =>
  `<svg width="${side}" height="${side}" viewBox="0 0 24 24">${inside}</svg>`;

const CONTENTS: Record<string, (chance: Chance) => string> = {
  article: (chance) => `<h2>${text(5, chance)}</h2><p>${text(70, chance)}</p>`,
  listing: (chance) =>
    `<pre style="font:12px/1.35 monospace;margin:0">${repeated(12, (line) => `${line} if (${text(2, chance)}) { [[1,0],[0,1]] ####  ${text(4, chance)} }\n`)}</pre>`,
  table: (chance) =>
    `<table style="border-collapse:collapse">${repeated(6, () => `<tr>${repeated(7, () => `<td style="border:1px solid #888;padding:3px 8px">${chance.whole(0, 99_999)}`)}`)}</table>`,
  // Rings, boxes in boxes and dots: each is half a finder pattern.
  icons: (chance) =>
    repeated(40, () => {
      const ink = colour(chance);
      const side = chance.whole(14, 40);
      return chance.pick([
        svg(
          side,
          `<circle cx="12" cy="12" r="9" fill="none" stroke="${ink}" stroke-width="3"/><circle cx="12" cy="12" r="4.5" fill="${ink}"/>`,
        ),
        svg(
          side,
          `<path fill="none" stroke="${ink}" stroke-width="3" d="M3 3h18v18H3z"/><path fill="${ink}" d="M8 8h8v8H8z"/>`,
        ),
        svg(side, `<path fill="${ink}" d="M2 2h8v8H2zM14 2h8v8h-8zM2 14h8v8H2zM14 14h3v3h-3zM19 19h3v3h-3z"/>`),
        svg(side, `<path stroke="${ink}" stroke-width="3" d="M2 6h20M2 12h20M2 18h20"/>`),
      ]);
    }),
  pictures: (chance) =>
    repeated(4, () => {
      const spots = repeated(
        5,
        () =>
          `radial-gradient(circle at ${chance.whole(0, 99)}% ${chance.whole(0, 99)}%,${colour(chance)},#0000 ${chance.whole(20, 70)}%),`,
      );
      return box(`width:220px;height:150px;background:${spots}${colour(chance)}`);
    }),
  patterns: (chance) =>
    box(
      `width:${chance.whole(100, 260)}px;height:160px;background:${chance.pick([
        "repeating-conic-gradient(#000 0 25%,#fff 0 50%) 0 0/16px 16px",
        "repeating-linear-gradient(90deg,#000 0 3px,#fff 0 5px,#000 0 6px,#fff 0 11px)",
        "radial-gradient(#000 40%,#fff 0) 0 0/9px 9px",
      ])}`,
    ),
  // As avatars, games and other kinds of codes have them.
  cells: (chance) => {
    const side = chance.whole(8, 40);
    const cell = Math.max(2, Math.round(160 / side));
    const dark = repeated(side * side, (at) => {
      const [x, y] = [at % side, Math.floor(at / side)];
      return chance.pick([true, false]) || x === 0 || y === side - 1
        ? `M${x * cell} ${y * cell}h${cell}v${cell}h-${cell}z`
        : "";
    });
    const px = side * cell;
    return box("background:#fff;padding:12px", `<svg width="${px}" height="${px}"><path d="${dark}"/></svg>`);
  },
  charts: (chance) =>
    box(
      "",
      svg(
        200,
        repeated(
          12,
          (bar) => `<rect x="${bar * 2}" y="${chance.whole(0, 20)}" width="1.4" height="24" fill="${colour(chance)}"/>`,
        ),
      ),
    ),
};
