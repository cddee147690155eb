/** What a code's text is about. */
export type PayloadKind = "otpauth" | "otpauth-migration" | "web-address" | "wifi" | "contact" | "text";

export type Payload = {
  readonly kind: PayloadKind;
  /**
   * What may be shown of it: one short line without anything invisible or secret. Only to be shown as text, never
   * opened. Empty for key URIs, whose parser says what may be shown.
   */
  readonly display: string;
};

const MOST_SHOWN = 200;

/** Says what the text of a code holds, from its beginning alone. Whether it is valid is for that kind's own parser. */
export function describePayload(text: string): Payload {
  const start = text.trimStart();
  if (/^otpauth:/i.test(start)) return { kind: "otpauth", display: "" };
  if (/^otpauth-migration:/i.test(start)) return { kind: "otpauth-migration", display: "" };
  if (/^wifi:/i.test(start)) return { kind: "wifi", display: shown(wifiName(start)) };
  if (/^(?:begin:vcard|mecard:)/i.test(start)) return { kind: "contact", display: shown(contactName(start)) };
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(start.trimEnd())) return { kind: "web-address", display: shown(start) };
  return { kind: "text", display: shown(start) };
}

/** The network's name; its password stays unseen. */
const wifiName = (text: string): string =>
  unescaped(/^wifi:(?:[^;\\]|\\.|;(?!s:))*?;?s:((?:[^;\\]|\\.)*)/i.exec(text)?.[1] ?? "");
const contactName = (text: string): string =>
  unescaped(/^fn[^:\n]*:(.*)$/im.exec(text)?.[1] ?? /^mecard:(?:.*;)?n:((?:[^;\\]|\\.)*)/i.exec(text)?.[1] ?? "");
const unescaped = (text: string): string => text.replace(/\\(.)/g, "$1");

/** One line, without control and direction characters that could dress it up as something else, and not too long. */
function shown(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .trim();
  if (line.length <= MOST_SHOWN) return line;
  // A surrogate pair is not cut in two.
  return `${line.slice(0, MOST_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
