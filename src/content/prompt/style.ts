/** The prompt's whole look. Inside a closed shadow root, so its names meet nobody else's. */
const STYLE = `
:host { color-scheme: light dark; }
.panel {
  --raised: #fff; --line: #e1e0dc; --ink: #1b1c1e; --soft: #62646a; --accent: #2f5bea; --on-accent: #fff;
  --tint: #eef2ff; --tint-ink: #2547b8; --hover: #f3f3f1; --caution: #a83409; --caution-tint: #fdf0ea; --good: #0a7045;
  --shadow: 0 0 0 1px rgb(20 22 30 / 4%), 0 2px 6px rgb(20 22 30 / 8%), 0 12px 32px rgb(20 22 30 / 16%);
  box-sizing: border-box; width: max-content; min-width: 220px; max-width: min(328px, 100vw - 16px);
  padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); color: var(--ink);
  box-shadow: var(--shadow); font: 14px/1.4 system-ui, "Segoe UI", Roboto, sans-serif; text-align: start;
  animation: arrive 140ms ease-out; overflow-wrap: anywhere; cursor: default;
}
@media (prefers-color-scheme: dark) {
  .panel {
    --raised: #212225; --line: #3a3c41; --ink: #f1f1ef; --soft: #a5a7ad; --accent: #8ea8ff; --on-accent: #10131f;
    --tint: #2b3350; --tint-ink: #b9c8ff; --hover: #2c2e32; --caution: #ffab85; --caution-tint: #3a2a22; --good: #6fd3a4;
    --shadow: 0 2px 6px rgb(0 0 0 / 30%), 0 12px 32px rgb(0 0 0 / 45%);
  }
}
/* Fading only: a panel that slides in has no box of its own to compare with until it has come to rest. */
@keyframes arrive { from { opacity: 0; } }
.head { display: flex; align-items: center; gap: 7px; margin: -3px -4px 8px 0; }
.mark { flex: none; width: 16px; height: 16px; color: var(--accent); }
.title { flex: 1; min-width: 0; color: var(--soft); font-size: 12px; font-weight: 600; }
.row { display: flex; align-items: center; gap: 10px; min-width: 0; }
.row + .row { margin-top: 8px; }
.tile {
  flex: none; display: grid; place-items: center; width: 34px; height: 34px; border-radius: 9px;
  background: var(--tint); color: var(--tint-ink); font-size: 15px; font-weight: 650;
}
.names { flex: 1; min-width: 0; }
/* Each name runs in its own direction, but all begin where the panel's lines begin. */
.issuer, .label, .pair [dir] { text-align: match-parent; }
.issuer { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
/* Two lines: accounts of one site often differ only at the end. */
.label { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.issuer { font-weight: 600; }
.label { color: var(--soft); font-size: 13px; }
.note, .text { margin: 10px 0 0; color: var(--soft); font-size: 13px; }
.text:first-child, .head + .text { margin-top: 0; color: var(--ink); font-size: 14px; }
.quote {
  margin: 0; max-height: 5.6em; overflow: auto; padding: 8px 10px; border-radius: 8px; background: var(--hover);
  color: var(--ink); font: 12px/1.4 ui-monospace, "Cascadia Mono", "Roboto Mono", monospace; white-space: pre-wrap;
}
.caution { margin: 10px 0 0; padding: 8px 10px; border-radius: 8px; background: var(--caution-tint); color: var(--caution); font-size: 13px; }
.pair { display: grid; grid-template-columns: auto 1fr; gap: 2px 8px; margin: 8px 0 0; font-weight: 600; }
.pair .sign { width: 1.2em; text-align: center; }
.bad { color: var(--caution); }
.good { color: var(--good); }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin-top: 12px; }
.foot { display: flex; margin: 8px -6px -6px; }
.foot .plain { min-height: 28px; padding: 0 6px; font-size: 12px; text-decoration: underline; text-underline-offset: 2px; }
button {
  appearance: none; box-sizing: border-box; margin: 0; border: 0; border-radius: 9px; background: none; color: var(--soft);
  font: inherit; font-size: 13px; cursor: pointer; touch-action: manipulation;
}
button:hover { background: var(--hover); color: var(--ink); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.main { flex: none; min-height: 34px; padding: 0 14px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); color: var(--on-accent); }
.plain { min-height: 34px; padding: 0 10px; }
.close { flex: none; display: grid; place-items: center; width: 26px; height: 26px; border-radius: 7px; }
.close svg { width: 12px; height: 12px; }
.one-line { display: flex; align-items: center; gap: 9px; }
.one-line .says { flex: 1; min-width: 0; }
.sign { flex: none; width: 18px; height: 18px; }
.ring { transform: rotate(-90deg); }
.ring circle { fill: none; stroke: var(--line); stroke-width: 2.5; }
.ring .left { stroke: var(--accent); stroke-linecap: round; transition: stroke-dashoffset 1s linear; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) {
  .panel { animation: none; }
  .ring .left { transition: none; }
}
@media (forced-colors: active) {
  .panel { border-color: CanvasText; box-shadow: none; }
  .tile, .caution { border: 1px solid CanvasText; }
  .main { border: 1px solid ButtonText; forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .mark, .bad, .good { color: CanvasText; }
  .ring circle { stroke: GrayText; }
  .ring .left { stroke: Highlight; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** One constructed sheet for all prompts of a document: no page's CSP forbids it, and no page sees it. */
export function promptSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}
