/** Codes as a real browser renders them: every way in which sites are known to draw one, at several pixel ratios. */
import type { Page } from "puppeteer-core";
import QRCode from "qrcode";
import { chanceFrom, someKeyUri, type Chance } from "./chance.ts";

type Code = {
  readonly text: string;
  /** In modules. */
  readonly size: number;
  readonly isDark: (column: number, row: number) => boolean;
};

const DEVICE_PIXEL_RATIOS = [1, 1.1, 1.25, 1.5, 2];
const VIEWPORT = { width: 900, height: 640 };

export type Shown = {
  readonly file: string;
  readonly category: string;
  readonly w: number;
  readonly h: number;
  readonly text: string;
  readonly png: Uint8Array;
};

/** Renders every way at every ratio, `rounds` times with other codes, sizes and colours. */
export async function* render(page: Page, seed: string, rounds: number): AsyncGenerator<Shown> {
  for (let round = 0; round < rounds; round++) {
    for (const ratio of DEVICE_PIXEL_RATIOS) {
      await page.setViewport({ ...VIEWPORT, deviceScaleFactor: ratio });
      for (const [category, way] of Object.entries(WAYS)) {
        const name = `${category}-${ratio}-${round}`;
        const chance = chanceFrom(`${seed}/${name}`);
        const code = codeFor(someKeyUri(chance), chance.pick(["L", "M", "Q", ...(category === "logo" ? ["H"] : [])]));
        await page.setContent(
          surrounded(await way(category === "logo" ? codeFor(code.text, "H") : code, chance), chance),
        );
        await page.waitForFunction(() => [...document.images].every((image) => image.complete));
        const [w, h] = [Math.round(VIEWPORT.width * ratio), Math.round(VIEWPORT.height * ratio)];
        yield { file: `${name}.png`, category, w, h, text: code.text, png: await page.screenshot() };
      }
    }
  }
}

function codeFor(text: string, level: string): Code {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level as QRCode.QRCodeErrorCorrectionLevel });
  const isInside = (at: number): boolean => at >= 0 && at < modules.size;
  return {
    text,
    size: modules.size,
    isDark: (column, row) => isInside(column) && isInside(row) && modules.get(row, column) === 1,
  };
}

const surrounded = (shown: string, { pick, whole }: Chance): string =>
  `<!doctype html><meta charset="utf-8"><body style="margin:0;background:${pick(["#fff", "#f6f8fa", "#eee"])};font:14px sans-serif">
  <h1>Set up two-step sign-in</h1><p>Scan this code with your authenticator, then enter the six digits.</p>
  <div style="margin:${whole(8, 40)}px ${whole(8, 200)}px">${shown}</div><p>Having trouble? Enter the key by hand.</p>`;

const picture = (code: Code, options: QRCode.QRCodeToDataURLOptions = {}): Promise<string> =>
  QRCode.toDataURL(code.text, { scale: 4, ...options });
const side = ({ size }: Code, { between }: Chance): number => Math.round((size + 8) * between(2, 4.5));

/** Calls `draw` for each dark module. */
function darkModules({ size, isDark }: Code, draw: (column: number, row: number) => string): string {
  let out = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (isDark(column, row)) out += draw(column, row);
  }
  return out;
}

const svg = (code: Code, width: number, body: string, ground: string, attributes = ""): string =>
  `<svg width="${width}" height="${width}" viewBox="-4 -4 ${code.size + 8} ${code.size + 8}" ${attributes}>
  <rect x="-4" y="-4" width="100%" height="100%" fill="${ground}"/>${body}</svg>`;
const square = (column: number, row: number): string => `M${column} ${row}h1v1h-1z`;

function cells(code: Code, margin: number, cell: (dark: boolean) => string): readonly string[] {
  const rows = [];
  for (let row = -margin; row < code.size + margin; row++) {
    let line = "";
    for (let column = -margin; column < code.size + margin; column++) line += cell(code.isDark(column, row));
    rows.push(line);
  }
  return rows;
}

function table(code: Code, { whole }: Chance, spacing: string): string {
  const px = whole(3, 6);
  const cell = (dark: boolean): string =>
    `<td style="padding:0;width:${px}px;height:${px}px;background:${dark ? "#000" : "#fff"}">`;
  return `<table style="${spacing};background:#fff"><tr>${cells(code, 3, cell).join("<tr>")}</table>`;
}

const WAYS: Record<string, (code: Code, chance: Chance) => string | Promise<string>> = {
  img: async (code, chance) => `<img src="${await picture(code)}" width="${side(code, chance)}">`,
  "pixelated img": async (code, chance) =>
    `<img src="${await picture(code, { scale: 1 })}" width="${side(code, chance)}" style="image-rendering:pixelated">`,
  "tiny img": async (code, chance) =>
    `<img src="${await picture(code)}" width="${Math.round((code.size + 8) * chance.between(1.6, 2.1))}">`,
  background: async (code, chance) => {
    const px = side(code, chance);
    return `<div style="width:${px}px;height:${px}px;background:url(${await picture(code)}) 0 0/contain"></div>`;
  },
  "border image": async (code, chance) => {
    const px = side(code, chance);
    return `<div style="width:0;height:0;border:${px / 2}px solid;border-image:url(${await picture(code)}) 50% stretch"></div>`;
  },
  "svg path": (code, chance) => svg(code, side(code, chance), `<path d="${darkModules(code, square)}"/>`, "#fff"),
  "svg rects": (code, chance) =>
    svg(
      code,
      side(code, chance),
      darkModules(code, (x, y) => `<rect x="${x}" y="${y}" width="1" height="1"/>`),
      "#fff",
    ),
  "dark svg": (code, chance) =>
    svg(code, side(code, chance), `<path fill="#e6edf3" d="${darkModules(code, square)}"/>`, "#0d1117"),
  "svg dots": (code, chance) => {
    const radius = chance.pick([0.38, 0.42, 0.46, 0.5]);
    const dots = darkModules(code, (x, y) => `<circle cx="${x + 0.5}" cy="${y + 0.5}" r="${radius}"/>`);
    return svg(code, (code.size + 8) * chance.whole(4, 7), dots, "#fff");
  },
  "svg gradient": (code, chance) =>
    svg(
      code,
      side(code, chance),
      `<linearGradient id="g"><stop stop-color="#4f0f8f"/><stop offset="1" stop-color="#b5341e"/></linearGradient>
      <path fill="url(#g)" d="${darkModules(code, square)}"/>`,
      "#fff7e6",
    ),
  "transparent png on dark": async (code, chance) =>
    `<div style="background:#16181d;padding:24px"><img width="${side(code, chance)}" src="${await picture(code, { color: { dark: "#ffffffff", light: "#00000000" } })}"></div>`,
  "white on dark, no margin": async (code, chance) =>
    `<div style="background:#000;padding:24px"><img width="${side(code, chance)}" src="${await picture(code, { margin: 0, color: { dark: "#ffffff", light: "#000000" } })}"></div>`,
  "no margin on white": async (code, chance) =>
    `<img src="${await picture(code, { margin: 0 })}" width="${side(code, chance)}">`,
  canvas: async (code, chance) => {
    const px = side(code, chance);
    return `<canvas width="${px}" height="${px}" style="width:${px}px"></canvas><img id="i" hidden src="${await picture(code)}"><script>
      i.decode().then(() => document.querySelector("canvas").getContext("2d").drawImage(i, 0, 0, ${px}, ${px}));</script>`;
  },
  table: (code, chance) => table(code, chance, "border-collapse:collapse"),
  "table with gaps": (code, chance) => table(code, chance, "border-spacing:1px"),
  grid: (code, chance) => {
    const px = chance.between(2.4, 5);
    const cell = (dark: boolean): string => `<i style="background:${dark ? "#000" : "#fff"}"></i>`;
    return `<div style="display:grid;grid:auto-flow ${px}px/repeat(${code.size + 8},${px}px);background:#fff">${cells(code, 4, cell).join("")}</div>`;
  },
  "box shadow": (code, chance) => {
    const px = chance.whole(3, 5);
    const shadows = darkModules(code, (x, y) => `${(x + 3) * px}px ${(y + 3) * px}px #000,`).slice(0, -1);
    return `<div style="width:${(code.size + 8) * px}px;height:${(code.size + 8) * px}px;background:#fff"><div style="width:${px}px;height:${px}px;box-shadow:${shadows}"></div></div>`;
  },
  "blocks in pre": (code, chance) => {
    const lines = [];
    for (let row = -4; row < code.size + 4; row += 2) {
      let line = "";
      for (let column = -4; column < code.size + 4; column++) {
        line += " ▀▄█"[Number(code.isDark(column, row)) + 2 * Number(code.isDark(column, row + 1))] ?? "";
      }
      lines.push(line);
    }
    const px = chance.whole(10, 16);
    return `<pre style="display:inline-block;background:#fff;font:${px}px/${chance.pick([1, 1, 1.15])} monospace">${lines.join("\n")}</pre>`;
  },
  filter: async (code, chance) =>
    `<img width="${side(code, chance)}" style="filter:${chance.pick(["sepia(1) contrast(.5)", "opacity(.35)", "hue-rotate(90deg) brightness(.7)", "blur(.6px)"])}" src="${await picture(code)}">`,
  turned: async (code, chance) =>
    `<img width="${side(code, chance) + 60}" style="margin:40px;transform:rotate(${chance.between(-40, 40)}deg)" src="${await picture(code)}">`,
  mirrored: async (code, chance) =>
    `<img width="${side(code, chance)}" style="transform:scaleX(-1)" src="${await picture(code)}">`,
  tilted: async (code, chance) =>
    `<div style="perspective:500px"><img width="${side(code, chance) + 60}" style="transform:rotateY(${chance.between(-32, 32)}deg) rotateX(${chance.between(-20, 20)}deg)" src="${await picture(code)}"></div>`,
  modal: async (code, chance) =>
    `<div style="position:fixed;inset:0;background:#0009;display:grid;place-items:center"><img width="${side(code, chance)}" src="${await picture(code)}"></div>`,
  logo: async (code, chance) => {
    const px = side(code, chance) + 40;
    const logo = Math.round(px * chance.between(0.14, 0.2));
    const at = (px - logo) / 2;
    return `<div style="position:relative;width:${px}px"><img width="${px}" src="${await picture(code, { errorCorrectionLevel: "H" })}">
      <b style="position:absolute;left:${at}px;top:${at}px;width:${logo}px;height:${logo}px;border-radius:20%;background:#d33;outline:3px solid #fff"></b></div>`;
  },
};
