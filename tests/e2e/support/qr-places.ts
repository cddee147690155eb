/** Every way in which a page may show a code, each on a page of its own, served on two origins. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import QRCode from "qrcode";
import { qrDataUrl, qrPng, qrSvg } from "../../site/qr-image.ts";

/** The account that the page `id` shows. */
export const labelOf = (id: string): string => `${id}@example.org`;
export const uriOf = (id: string): string =>
  `otpauth://totp/Fernleaf:${labelOf(id)}?secret=JBSWY3DPEHPK3PXP&issuer=Fernleaf`;

/** What /other.png holds. */
export const OTHER_TEXT = "https://example.org/menu";

type Context = {
  readonly id: string;
  /** Of the code as a picture: /<id>.png; another name is another account. */
  readonly src: string;
  readonly otherOrigin: string;
};

/** In pixels. */
const SIDE = 212;
const QUIET = 4;
const CELL = 5;

const darkModulesOf = (id: string) => {
  const { modules } = QRCode.create(uriOf(id), { errorCorrectionLevel: "M" });
  const dark: (readonly [column: number, row: number])[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column) === 1) dark.push([column, row]);
  }
  return { size: modules.size, dark };
};

function cells(id: string, cell: (dark: boolean) => string): readonly string[] {
  const { size, dark } = darkModulesOf(id);
  const isDark = new Set(dark.map(([column, row]) => row * size + column));
  const rows = [];
  for (let row = -QUIET; row < size + QUIET; row++) {
    let line = "";
    for (let column = -QUIET; column < size + QUIET; column++) {
      const isInside = column >= 0 && row >= 0 && column < size && row < size;
      line += cell(isInside && isDark.has(row * size + column));
    }
    rows.push(line);
  }
  return rows;
}

const script = (code: string): string => `<script type="module">${code}</script>`;
const loaded = (src: string): string => `const image = new Image(); image.src = "${src}"; await image.decode();`;
const styled = (css: string): string =>
  `<style>.it { width: ${SIDE}px; height: ${SIDE}px; ${css} }</style><div class="it"></div>`;

/** Pages that are looked at by hand. */
const OTHER_PAGES: Record<string, string> = {
  "web-address": '<img src="/other.png">',
  two: '<img src="/first.png"><img src="/second.png">',
};

export const qrPlaces: Record<string, (context: Context) => string | Promise<string>> = {
  img: ({ src }) => `<img src="${src}">`,
  "cross-origin": ({ src, otherOrigin }) => `<img src="${otherOrigin}${src}">`,
  srcset: ({ src }) => `<img srcset="/nothing.png 9x, ${src} 1x">`,
  picture: ({ src }) => `<picture><source srcset="${src}"><img></picture>`,
  data: async ({ id }) => `<img src="${await qrDataUrl(uriOf(id))}">`,
  blob: ({ src }) => `<img id="it">${script(`it.src = URL.createObjectURL(await (await fetch("${src}")).blob());`)}`,
  canvas: ({ src }) =>
    `<canvas id="it" width="${SIDE}" height="${SIDE}"></canvas>${script(`${loaded(src)} it.getContext("2d").drawImage(image, 0, 0);`)}`,
  "tainted-canvas": ({ src, otherOrigin }) =>
    `<canvas id="it" width="${SIDE}" height="${SIDE}"></canvas>${script(`${loaded(otherOrigin + src)} it.getContext("2d").drawImage(image, 0, 0);`)}`,
  webgl: ({ src }) =>
    `<canvas id="it" width="${SIDE}" height="${SIDE}"></canvas>${script(`${loaded(src)}
      const gl = it.getContext("webgl");
      const program = gl.createProgram();
      for (const [type, source] of [
        [gl.VERTEX_SHADER, "attribute vec2 at; varying vec2 place; void main() { place = vec2(at.x, -at.y) * .5 + .5; gl_Position = vec4(at, 0, 1); }"],
        [gl.FRAGMENT_SHADER, "precision mediump float; varying vec2 place; uniform sampler2D code; void main() { gl_FragColor = texture2D(code, place); }"],
      ]) {
        const shader = gl.createShader(type);
        gl.shaderSource(shader, source);
        gl.compileShader(shader);
        gl.attachShader(program, shader);
      }
      gl.linkProgram(program);
      gl.useProgram(program);
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
      gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);`)}`,
  svg: async ({ id }) => (await qrSvg(uriOf(id))).text,
  "styled-svg": async ({ id }) =>
    `<style>.code { background: #123; filter: invert(1) } .code path { stroke: #eef }</style>${(await qrSvg(uriOf(id))).text.replace("<svg", '<svg class="code"')}`,
  "svg-file": ({ src }) => `<img src="${src.replace("png", "svg")}" width="${SIDE}">`,
  background: ({ src }) => styled(`background: url(${src}) 0 0 / contain`),
  "background-cross-origin": ({ src, otherOrigin }) => styled(`background: url(${otherOrigin}${src}) 0 0 / contain`),
  "image-set": ({ src }) => styled(`background: image-set("${src}" 1x)`),
  "border-image": ({ src }) =>
    `<style>.it { width: 0; height: 0; border: ${SIDE / 2}px solid; border-image: url(${src}) 50% stretch }</style><div class="it"></div>`,
  before: ({ src }) =>
    `<style>.it::before { content: ""; display: block; width: ${SIDE}px; height: ${SIDE}px; background: url(${src}) }</style><div class="it" style="width: ${SIDE}px"></div>`,
  content: ({ src }) =>
    `<style>.it::after { content: url(${src}) }</style><div class="it" style="width: ${SIDE}px"></div>`,
  mask: ({ src }) => styled(`background: #000; mask: url(${src.replace(".png", ".mask.svg")}) 0 0 / contain`),
  video: ({ src }) =>
    `<video id="it" muted autoplay playsinline></video>${script(`${loaded(src)}
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = ${SIDE};
      const draw = () => canvas.getContext("2d").drawImage(image, 0, 0);
      it.srcObject = canvas.captureStream(5);
      setInterval(draw, 200);`)}`,
  table: ({ id }) => {
    const cell = (dark: boolean): string =>
      `<td style="padding: 0; width: ${CELL}px; height: ${CELL}px; background: ${dark ? "#000" : "#fff"}">`;
    return `<table style="border-spacing: 0"><tr>${cells(id, cell).join("<tr>")}</table>`;
  },
  grid: ({ id }) => {
    const lines = cells(id, (dark) => `<i style="background: ${dark ? "#000" : "#fff"}"></i>`);
    return `<div style="display: inline-grid; grid: auto-flow ${CELL}px / repeat(${lines.length}, ${CELL}px)">${lines.join("")}</div>`;
  },
  rows: ({ id }) => {
    const cell = (dark: boolean): string =>
      `<i style="flex: none; width: ${CELL}px; background: ${dark ? "#000" : "#fff"}"></i>`;
    const lines = cells(id, cell).map((line) => `<div style="display: flex; height: ${CELL}px">${line}</div>`);
    return `<div style="width: fit-content">${lines.join("")}</div>`;
  },
  shadows: ({ id }) => {
    const { size, dark } = darkModulesOf(id);
    const shadows = dark.map(([x, y]) => `${(x + QUIET) * CELL}px ${(y + QUIET) * CELL}px #000`).join();
    const side = (size + 2 * QUIET) * CELL;
    return `<div style="width: ${side}px; height: ${side}px; background: #fff"><div style="width: ${CELL}px; height: ${CELL}px; box-shadow: ${shadows}"></div></div>`;
  },
  gradients: ({ id }) => {
    const { size, dark } = darkModulesOf(id);
    const layers = dark.map(
      ([x, y]) =>
        `linear-gradient(#000, #000) ${(x + QUIET) * CELL}px ${(y + QUIET) * CELL}px / ${CELL}px ${CELL}px no-repeat`,
    );
    const side = (size + 2 * QUIET) * CELL;
    return `<style>.it { width: ${side}px; height: ${side}px; background: ${layers.join()}, #fff }</style><div class="it"></div>`;
  },
  blocks: ({ id }) => {
    const lines = cells(id, (dark) => (dark ? "██" : "  "));
    return `<pre style="display: inline-block; background: #fff; color: #000; font: 8px/9.6px monospace">${lines.join("\n")}</pre>`;
  },
  "open-shadow": ({ src }) =>
    `<x-code></x-code>${script(`document.querySelector("x-code").attachShadow({ mode: "open" }).innerHTML = '<img src="${src}">';`)}`,
  "closed-shadow": ({ src }) =>
    `<div id="it"></div>${script(`it.attachShadow({ mode: "closed" }).innerHTML = '<p>Scan:</p><img src="${src}">';`)}`,
  "late-shadow": ({ src }) =>
    `<p id="it">Scan:</p>${script(`setTimeout(() => { it.attachShadow({ mode: "closed" }).innerHTML = '<img src="${src}">'; }, 800);`)}`,
  frame: ({ src }) => `<iframe width="300" height="300" src="/inner?show=${src}"></iframe>`,
  "frame-of-another-origin": ({ src, otherOrigin }) =>
    `<iframe width="300" height="300" src="${otherOrigin}/inner?show=${src}"></iframe>`,
  "frame-with-a-foreign-picture": ({ src, otherOrigin }) =>
    `<iframe width="300" height="300" src="${otherOrigin}/inner?show=${src}&foreign"></iframe>`,
  srcdoc: ({ src }) => `<iframe width="300" height="300" srcdoc="<img src='${src}'>"></iframe>`,
  late: ({ src }) => script(`setTimeout(() => { document.body.innerHTML += '<img src="${src}">'; }, 1000);`),
  animated: ({ src }) =>
    `<style>@keyframes come { from { opacity: 0; transform: scale(.2) translateY(400px) } } img { animation: come 1.5s }</style><img src="${src}">`,
  shown: ({ src }) =>
    `<style>.away img { display: none }</style><div class="away"><img src="${src}"></div>${script(`setTimeout(() => document.querySelector(".away").className = "", 1000);`)}`,
  dialog: ({ src }) =>
    `<dialog><img src="${src}"></dialog>${script(`setTimeout(() => document.querySelector("dialog").showModal(), 1000);`)}`,
  replaced: ({ src }) => `<img id="it" src="/other.png">${script(`setTimeout(() => { it.src = "${src}"; }, 1500);`)}`,
  redrawn: ({ src }) =>
    `<canvas id="it" width="${SIDE}" height="${SIDE}"></canvas>${script(`${loaded(src)}
      setTimeout(() => it.getContext("2d").drawImage(image, 0, 0), 1500);`)}`,
};

const PAGE = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Code</title><body style="background: #eee"><h1>Set up</h1>${body}</body>`;

export type Places = { readonly origin: string; readonly close: () => void };

export async function servePlaces(): Promise<Places> {
  const servers: Server[] = [];
  const origins: string[] = [];
  for (const host of ["localhost", "127.0.0.1"]) {
    const server = createServer((request, response) => {
      void answer(new URL(request.url ?? "/", "http://here"), origins.find((each) => !each.includes(host)) ?? "").then(
        ([type, body]) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    origins.push(`http://${host}:${(server.address() as AddressInfo).port}`);
    servers.push(server);
  }
  const [origin = ""] = origins;
  return { origin, close: () => servers.forEach((server) => void server.close()) };
}

async function answer(
  { pathname, searchParams }: URL,
  otherOrigin: string,
): Promise<readonly [string, string | Buffer]> {
  const html = "text/html; charset=utf-8";
  if (pathname === "/inner") {
    const base = searchParams.has("foreign") ? otherOrigin : "";
    return [html, PAGE(`<img src="${base}${searchParams.get("show") ?? ""}">`)];
  }
  const [, id = "", type] = /^\/([\w-]+)(?:\.(png|svg|mask\.svg))?$/.exec(pathname) ?? [];
  switch (type) {
    case "png":
      return ["image/png", await qrPng(id === "other" ? OTHER_TEXT : uriOf(id))];
    case "svg":
      return ["image/svg+xml", (await qrSvg(uriOf(id))).text];
    case "mask.svg":
      return ["image/svg+xml", (await qrSvg(uriOf(id))).text.replace(/<path fill="#ffffff"[^>]*\/>/, "")];
    case undefined:
    default:
      return [html, PAGE((await qrPlaces[id]?.({ id, src: `/${id}.png`, otherOrigin })) ?? OTHER_PAGES[id] ?? "")];
  }
}
