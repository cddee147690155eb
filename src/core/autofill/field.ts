/**
 * What is known of a page's inputs, as plain JSON: the content script writes it, the core decides on it. It never holds what
 * somebody typed.
 */

/** CSS pixels, relative to the viewport. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type FieldSnapshot = {
  /** Under which the content script finds the element again. Means nothing else. */
  readonly id: string;
  /** The `type` as the browser understands it, so "text" for an unknown one. */
  readonly type: string;
  /** Autocomplete tokens in lower case, separated by spaces. */
  readonly autocomplete: string;
  /** What programmers call it: id, name, test ids, form control name, separated by spaces, as written. */
  readonly names: string;
  /** Classes, ids and tag names of itself and of the few wrappers that hold little else. */
  readonly wrapper: string;
  /** What people read as its name: labels, aria-label, title; pieces separated by " . ". */
  readonly label: string;
  readonly placeholder: string;
  /** Text that describes it or stands right beside it. */
  readonly hint: string;
  readonly inputMode: string;
  readonly pattern: string;
  /** -1 where there is none. */
  readonly maxLength: number;
  readonly max: number | null;
  readonly disabled: boolean;
  readonly autofocus: boolean;
  readonly box: Box;
  /** Inputs with equal numbers belong to the same form, or dialog, or shadow root. */
  readonly form: number;
  /** Index into the page's regions. */
  readonly region: number;
  /** A picture of a captcha's proportions shares its small wrapper. */
  readonly pictureBeside: boolean;
};

/** The text around some fields: the smallest part of the page that says enough. */
export type Region = {
  /** Headings and the document's title. */
  readonly headings: string;
  /** What is stated: text that is neither a heading nor something to click. */
  readonly text: string;
  /** Text of links, buttons and tabs. "Use a text message instead" says nothing about this field. */
  readonly actions: string;
  /** A picture that calls itself a QR code stands here. */
  readonly hasQrPicture: boolean;
};

export type PageSnapshot = {
  /** The document's `lang`, which may be empty or wrong. */
  readonly lang: string;
  readonly fields: readonly FieldSnapshot[];
  readonly regions: readonly Region[];
};

/**
 * Which code is wanted: an authenticator's; one that was sent by message; the first one of an account that this page is
 * setting up; or one of the kept recovery codes, which must never be answered with any of the others.
 */
export type UnitKind = "totp" | "sent" | "enrolment" | "recovery";

/** One place for one code: a single input, or several that take a part of it each. */
export type FieldUnit = {
  readonly kind: UnitKind;
  /** In the order of the digits. */
  readonly fieldIds: readonly string[];
  /** How many characters it takes, where the page tells. */
  readonly length: number | null;
  readonly score: number;
  /** Ids of the signals that spoke, for tests and for "why was this offered?". */
  readonly reasons: readonly string[];
};
