/** Crosses sentences of each language with layouts: each language meets other layouts and names in each scene. */
import { layouts, type Layout } from "./layouts.ts";
import { documentOf, picture, times, type Drawn, type EvalPage } from "./page.ts";
import { sentences, type Sentences } from "./sentences.ts";

/** What programmers call such a field; half of the names say nothing, or say it of any field. */
const NAMES = [
  "code",
  "field1",
  "otp",
  "",
  "input-7",
  "pin",
  "token",
  "value",
  "answer",
  "challengeResponse",
  "f_a91c07",
];

/** Names of fields that are none. */
const OTHER_NAMES = ["code", "field1", "", "input-7", "pin", "token", "value", "number", "verification", "txtCode"];

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list");
  return item;
};

type Scene = {
  readonly id: string;
  readonly kind: EvalPage["kind"];
  readonly isEnrolment?: boolean;
  /** Recovery codes are longer than six boxes. */
  readonly layouts?: readonly string[];
  readonly words: (said: Sentences) => {
    readonly heading: string;
    readonly lead?: string;
    readonly label: string;
    readonly button: string;
    readonly other?: string;
    /** HTML that stands between the lead and the field. */
    readonly extra?: string;
  };
};

const SINGLE = [
  "label for",
  "placeholder only",
  "label that names nothing",
  "open shadow root",
  "floating label after the input",
];

const SCENES: readonly Scene[] = [
  {
    id: "authenticator",
    kind: "totp",
    isEnrolment: false,
    words: ({ totp: [heading = "", lead = "", label = "", button = "", other = ""] }) => ({
      heading,
      lead,
      label,
      button,
      other,
    }),
  },
  {
    id: "terse",
    kind: "totp",
    isEnrolment: false,
    words: ({ terse: [heading = "", label = ""], totp }) => ({ heading, label, button: totp[3] ?? "" }),
  },
  {
    id: "sent",
    kind: "sms-or-email-code",
    words: ({ sent: [heading = "", lead = "", label = "", other = ""], totp }) => ({
      heading,
      lead,
      label,
      button: totp[3] ?? "",
      other,
    }),
  },
  {
    id: "enrolment",
    kind: "totp",
    isEnrolment: true,
    words: ({ enrol: [heading = "", lead = "", label = "", button = ""] }) => ({
      heading,
      lead,
      label,
      button,
      extra: picture(180, 180),
    }),
  },
  {
    id: "second-factor",
    kind: "totp",
    isEnrolment: false,
    words: ({ secondFactor: [heading = "", lead = "", label = ""], totp }) => ({
      heading,
      lead,
      label,
      button: totp[3] ?? "",
    }),
  },
  {
    id: "mail",
    kind: "sms-or-email-code",
    words: ({ mail: [heading = "", lead = "", label = ""], totp, sent }) => ({
      heading,
      lead,
      label,
      button: totp[3] ?? "",
      other: sent[3] ?? "",
    }),
  },
  {
    id: "setup",
    kind: "totp",
    isEnrolment: true,
    words: ({ setup: [heading = "", lead = "", label = ""], enrol }) => ({
      heading,
      lead,
      label,
      button: enrol[3] ?? "",
      extra: `<p><code>MFRG GZDF MZTW Q2LK NNXW U5DI</code></p>`,
    }),
  },
  {
    id: "backup",
    kind: "none",
    layouts: SINGLE,
    words: ({ backup: [heading = "", label = ""], totp }) => ({ heading, label, button: totp[3] ?? "" }),
  },
  {
    id: "recovery",
    kind: "none",
    layouts: SINGLE,
    words: ({ recovery: [heading = "", lead = "", label = ""], totp }) => ({
      heading,
      lead,
      label,
      button: totp[3] ?? "",
      other: totp[2] ?? "",
    }),
  },
];

const FRAMED = "frame of another origin";

function drawScene(scene: Scene, said: Sentences, layout: Layout, name: string, file: string): readonly EvalPage[] {
  const { heading, lead = "", label, button, other, extra = "" } = scene.words(said);
  const drawn: Drawn = layout.draw({ label, name });
  const title = layout.id === FRAMED ? "Account" : heading;
  const body = `<nav><a href="/">Example</a></nav><main><h1>${heading}</h1>${lead === "" ? "" : `<p>${lead}</p>`}${extra}
<form>${drawn.html}<button>${button}</button></form>${other === undefined ? "" : `<p><a href="#">${other}</a></p>`}</main>`;
  const labels = {
    source: `${said.lang}, ${scene.id}, ${layout.id}, name "${name}"`,
    kind: scene.kind,
    fields: scene.kind === "none" ? [] : drawn.fields,
    notes: drawn.notes ?? "",
    ...(scene.isEnrolment === undefined ? {} : { isEnrolment: scene.isEnrolment }),
  };
  const html = documentOf(said.lang, title, body);
  if (layout.id !== FRAMED) return [{ file, html, ...labels }];
  const inner: EvalPage = { file: `inner-${file}`, html, ...labels };
  const outer = documentOf(
    said.lang,
    "Example",
    `<h1>Example</h1><iframe width="600" height="500" src="/other/inner-${file}"></iframe>`,
  );
  return [
    { file, html: outer, ...labels, notes: "dynamic after 150 ms" },
    { ...inner, notes: "part of another page" },
  ];
}

/** Pages that ask for something else. */
const NEGATIVES: readonly {
  readonly id: string;
  readonly draw: (said: Sentences, name: string, turn: number) => string;
}[] = [
  {
    id: "phone",
    draw: ({ phone: [heading, lead, label], totp }, name) =>
      `<h1>${heading}</h1><p>${lead}</p><form><label for="p">${label}</label><input id="p" type="tel" name="${name}"><button>${totp[3]}</button></form>`,
  },
  {
    id: "basket",
    draw: ({ basket: [heading, coupon, postcode], totp }, name, turn) =>
      turn % 2 === 0
        ? `<h1>${heading}</h1><form><input name="${name}" placeholder="${coupon}" maxlength="8"><button>OK</button></form><form><label>${postcode}<input name="code" inputmode="numeric" maxlength="6"></label><button>${totp[3]}</button></form>`
        : `<h1>${heading}</h1><div class="f"><label for="a">${coupon}</label><input id="a" name="code"></div><div class="f"><label for="z">${postcode}</label><input id="z" name="${name}" pattern="[0-9]{5,6}"></div>`,
  },
  {
    id: "card",
    draw: ({ card: [heading, number, until, check] }, name, turn) =>
      `<h1>${heading}</h1><form><label>${number}${turn % 2 === 0 ? `<input inputmode="numeric" maxlength="19">` : `<span class="r">${times(4, () => `<input maxlength="4" inputmode="numeric" style="width:56px">`)}</span>`}</label><label>${until}<input placeholder="00/00" maxlength="5"></label><label>${check}<input name="${name}" inputmode="numeric" maxlength="4" type="${turn % 3 === 0 ? "password" : "text"}"></label><button>OK</button></form>`,
  },
  {
    id: "contact",
    draw: ({ contact: [heading, message, letters] }, name) =>
      `<h1>${heading}</h1><form><label>${message}<textarea></textarea></label><div class="f">${picture(130, 44)}<label for="k">${letters}</label><input id="k" name="${name}" maxlength="6" autocomplete="off"></div><button>OK</button></form>`,
  },
  {
    id: "pin",
    draw: ({ pin: [heading, lead] }, _, turn) =>
      `<h1>${heading}</h1><p>${lead}</p><form><div class="r">${times(6, () => `<input type="${turn % 2 === 0 ? "password" : "tel"}" maxlength="1" inputmode="numeric">`)}</div>${turn % 3 === 0 ? `<div class="r">${times(6, () => `<input type="password" maxlength="1" inputmode="numeric">`)}</div>` : ""}<button>OK</button></form>`,
  },
  {
    id: "identity",
    draw: ({ identity: [heading, label], totp }, name, turn) =>
      turn % 2 === 0
        ? `<h1>${heading}</h1><form><label for="n">${label}</label><input id="n" name="${name}" inputmode="numeric"><button>${totp[3]}</button></form>`
        : `<h1>${heading}</h1><p>${label}</p><form><div class="r">${times(8, () => `<input maxlength="1" inputmode="numeric">`)}</div><button>${totp[3]}</button></form>`,
  },
  {
    id: "unlock",
    draw: ({ unlock: [heading, lead] }, name, turn) =>
      turn % 2 === 0
        ? `<h1>${heading}</h1><p>${lead}</p><form><input name="${name}" type="password" maxlength="6" inputmode="numeric"><button>OK</button></form>`
        : `<h1>${heading}</h1><p>${lead}</p><form><div class="r">${times(4, () => `<input type="${turn % 3 === 0 ? "tel" : "password"}" maxlength="1">`)}</div></form>`,
  },
  {
    id: "order",
    draw: ({ order: [heading, number, invitation] }, name, turn) =>
      `<h1>${heading}</h1><form><label for="o">${turn % 2 === 0 ? number : invitation}</label><input id="o" name="${name}" maxlength="8" inputmode="numeric"><button>OK</button></form>`,
  },
];

export const byLanguage: readonly EvalPage[] = sentences.flatMap((said, row) => [
  ...SCENES.flatMap((scene, column) => {
    const fitting = scene.layouts ? layouts.filter(({ id }) => scene.layouts?.includes(id)) : layouts;
    const turn = row * 4 + column * 5 + Math.floor(row / 19);
    return drawScene(scene, said, at(fitting, turn), at(NAMES, row * 3 + column), `${said.lang}-${scene.id}.html`);
  }),
  ...NEGATIVES.map(({ id, draw }, column): EvalPage => {
    const name = at(OTHER_NAMES, row * 7 + column * 3);
    return {
      file: `${said.lang}-${id}.html`,
      source: `${said.lang}, ${id}, name "${name}", turn ${row % 6}`,
      kind: "none",
      fields: [],
      notes: "",
      html: documentOf(said.lang, "Example", `<nav><a href="/">Example</a></nav><main>${draw(said, name, row)}</main>`),
    };
  }),
]);
