/** A labelled page, as `labels.json` of a page set describes it, with its HTML. */
export type EvalPage = {
  readonly file: string;
  /** What the page is like, for reading failures. */
  readonly source: string;
  readonly kind: "totp" | "sms-or-email-code" | "none";
  /** Whether the code is the first one of an account that is being set up; left out where either answer is right. */
  readonly isEnrolment?: boolean;
  /** Selectors in the order of the digits; `>>>` enters a shadow root. Looked for in every frame. */
  readonly fields: readonly string[];
  /** "dynamic after N ms" makes the evaluator wait. */
  readonly notes: string;
  /** `/other/` at the start of a frame's address stands for another origin. */
  readonly html: string;
};

/** One place for a code, drawn. */
export type Drawn = { readonly html: string; readonly fields: readonly string[]; readonly notes?: string };

/** `count` selectors of the inputs in `container`, when they are its only inputs of that tag and stand side by side. */
export const siblings = (container: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${container} > input:nth-of-type(${index + 1})`);

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

const STYLE = `body{font:16px sans-serif;margin:40px;max-width:640px}label{display:block}
.r input{width:38px;height:44px;margin:2px;text-align:center}.f{margin:12px 0}`;

export const documentOf = (lang: string, title: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/** A picture with nothing in it, `width` by `height` CSS pixels. */
export const picture = (width: number, height: number, alt = ""): string =>
  `<img alt="${alt}" width="${width}" height="${height}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'%3E%3Crect width='100%25' height='100%25' fill='%23bbb'/%3E%3C/svg%3E">`;
