/** The ways in which pages draw one place for a six-digit code. */
import { siblings, times, type Drawn } from "./page.ts";

/** What a layout is given: the words, and what the page's programmers called the field. */
export type Wording = { readonly label: string; readonly name: string };
export type Layout = { readonly id: string; readonly draw: (wording: Wording) => Drawn };

const SIX = [0, 1, 2, 3, 4, 5];

const single = (html: string): Drawn => ({ html, fields: ["#c0"] });
const escapeScript = (html: string): string => JSON.stringify(html).replaceAll("</", "<\\/");
const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

export const layouts: readonly Layout[] = [
  {
    id: "label for",
    draw: ({ label, name }) => single(`<label for="c0">${label}</label><input id="c0" name="${name}">`),
  },
  {
    id: "placeholder only",
    draw: ({ label, name }) => single(`<input id="c0" name="${name}" placeholder="${label}">`),
  },
  {
    id: "six boxes",
    draw: () => ({
      html: `<div class="r">${times(6, () => `<input maxlength="1" inputmode="numeric">`)}</div>`,
      fields: siblings(".r", 6),
    }),
  },
  {
    id: "label that names nothing",
    draw: ({ label, name }) =>
      single(
        `<div class="f"><label>${label}</label><div><span><input id="c0" name="${name}" type="tel"></span></div></div>`,
      ),
  },
  {
    id: "boxes each in a wrapper, with a dash",
    draw: ({ label }) => ({
      html: `<p>${label}</p><div class="r" style="display:flex">${times(6, (at) => `${at === 3 ? "<i>–</i>" : ""}<div class="b"><input id="b${at}" type="text" maxlength="1" autocomplete="off"></div>`)}</div>`,
      fields: SIX.map((at) => `#b${at}`),
    }),
  },
  {
    id: "one clear input over drawn cells",
    draw: ({ name }) => ({
      html: `<div style="position:relative;width:300px;height:52px"><div style="display:flex">${times(6, () => `<div style="width:40px;height:48px;border:1px solid #999;margin:2px"></div>`)}</div><input id="c0" name="${name}" maxlength="6" inputmode="numeric" style="position:absolute;inset:0;width:100%;height:100%;background:transparent;color:transparent;caret-color:transparent;border:0"></div>`,
      fields: ["#c0"],
    }),
  },
  {
    id: "number in a table",
    draw: ({ label, name }) =>
      single(`<table><tr><td>${label}:</td><td><input id="c0" type="number" name="${name}"></td></tr></table>`),
  },
  {
    id: "dialog that fades in",
    draw: ({ label, name }) => ({
      html: `<style>@keyframes in{from{opacity:0;transform:scale(.8)}}</style><dialog id="d" style="animation:in .2s"><label>${label} <input id="c0" name="${name}"></label></dialog><script>document.getElementById("d").show()</script>`,
      fields: ["#c0"],
      notes: "dynamic after 300 ms",
    }),
  },
  {
    id: "open shadow root",
    draw: ({ label, name }) => ({
      html: `<x-field></x-field><script>document.querySelector("x-field").attachShadow({mode:"open"}).innerHTML=${escapeScript(`<label for="c0">${label}</label><input id="c0" name="${name}" maxlength="6">`)}</script>`,
      fields: ["x-field >>> #c0"],
    }),
  },
  {
    id: "closed shadow root",
    draw: ({ label, name }) => ({
      html: `<x-field></x-field><script>document.querySelector("x-field").attachShadow({mode:"closed"}).innerHTML=${escapeScript(`<div>${label}</div><input id="c0" name="${name}">`)}</script>`,
      fields: ["x-field >>> #c0"],
    }),
  },
  {
    id: "boxes that come late",
    draw: () => ({
      html: `<div class="r"></div><script>setTimeout(()=>{document.querySelector(".r").innerHTML=${escapeScript(times(6, () => `<input type="tel" maxlength="1">`))}},250)</script>`,
      fields: siblings(".r", 6),
      notes: "dynamic after 250 ms",
    }),
  },
  {
    id: "frame of another origin",
    draw: ({ label, name }) => ({
      ...single(`<label for="c0">${label}</label><input id="c0" name="${name}">`),
      notes: "frame",
    }),
  },
  {
    id: "two of three digits",
    draw: ({ label }) => ({
      html: `<p>${label}</p><div class="p"><input maxlength="3" size="3"> <input maxlength="3" size="3"></div>`,
      fields: siblings(".p", 2),
    }),
  },
  {
    id: "disabled until the one before is filled",
    draw: () => ({
      html: `<fieldset class="r">${times(6, (at) => `<input type="text" maxlength="1"${at > 0 ? " disabled" : " autofocus"}>`)}</fieldset>`,
      fields: siblings(".r", 6),
    }),
  },
  {
    id: "floating label after the input",
    draw: ({ label, name }) =>
      single(
        `<div class="f"><input id="c0" name="${name}" placeholder=" " required><label for="c0">${label}</label></div>`,
      ),
  },
  {
    id: "boxes named by their number",
    draw: ({ label }) => ({
      html: `<fieldset style="border:0"><legend>${label}</legend><div class="r">${times(6, (at) => `<input type="number" name="n${at + 1}" aria-label="${at + 1}" min="0" max="9">`)}</div></fieldset>`,
      fields: siblings(".r", 6),
    }),
  },
  {
    id: "boxes in custom elements of their own",
    draw: () => ({
      html: `<div>${times(6, (at) => `<x-digit id="x${at}" style="display:inline-block"></x-digit>`)}</div><script>for(const host of document.querySelectorAll("x-digit"))host.attachShadow({mode:"open"}).innerHTML='<input maxlength="1" style="width:36px;height:40px">'</script>`,
      fields: SIX.map((at) => `#x${at} >>> input`),
    }),
  },
  {
    id: "aria-labelledby and a hint",
    draw: ({ label, name }) =>
      single(
        `<span id="l0">${label}</span><input id="c0" name="${name}" aria-labelledby="l0" aria-describedby="h0" type="text"><small id="h0">● ● ●</small>`,
      ),
  },
  {
    id: "frame with a document of its own text",
    draw: ({ label, name }) => ({
      html: `<iframe width="500" height="200" srcdoc="${attribute(`<p>${label}</p><input id="c0" name="${name}" maxlength="6">`)}"></iframe>`,
      fields: ["#c0"],
      notes: "dynamic after 100 ms",
    }),
  },
];
