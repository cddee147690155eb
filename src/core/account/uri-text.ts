/** The four parts of an URI that key URIs use, still encoded except for the scheme, which is in lower case. */
export type UriParts = {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
};

/**
 * Longest URI that is looked at. The largest QR code holds 4,296 characters; pasted text may carry an inline image, which is
 * ignored.
 */
export const MAX_URI_LENGTH = 65_536;

/**
 * Splits by hand what `URL` would not: it throws where users expect success, and takes an unescaped "#" for a fragment,
 * which loses the secret behind it. The "//" may be missing; the query begins at the first "?" and goes to the end.
 * @returns undefined where `text` does not begin with a scheme.
 */
export function splitUri(text: string): UriParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/is.exec(text);
  if (!match) return undefined;
  const [, scheme = "", host = "", path = "", query = ""] = match;
  return { scheme: scheme.toLowerCase(), host, path, query };
}

export type Query = {
  /** Names in lower case, values decoded. Of a name that comes twice the first value stands. */
  readonly values: ReadonlyMap<string, string>;
  readonly repeated: ReadonlySet<string>;
};

/** Reads "a=1&b=2", forgiving empty and bare parameters, names in any case, and "&amp;" from a page's source. */
export function parseQuery(query: string): Query {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const parameter of query.split("&")) {
    const equals = parameter.indexOf("=");
    const rawName = equals < 0 ? parameter : parameter.slice(0, equals);
    const name = decodePercent(rawName)
      .trim()
      .toLowerCase()
      .replace(/^(?:amp|#38|#x26);/, "");
    if (name === "") continue;
    // Forms write a space as "+", and so do generators that took a form encoder for an URI encoder.
    const value = equals < 0 ? "" : decodePercent(parameter.slice(equals + 1).replaceAll("+", " "));
    if (values.has(name)) repeated.add(name);
    else values.set(name, value);
  }
  return { values, repeated };
}

/** Decodes UTF-8 percent escapes once; what is no valid escape stays as it is written. Never throws. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => decodeRun(run) ?? decodeCharacters(run));
}

/** The escapes of one character, as many as its lead byte announces (RFC 3629 §3). */
const CHARACTER = /%[0-7].|%[cd].%..|%e.(?:%..){2}|%f.(?:%..){3}|%../gi;

const decodeCharacters = (run: string): string =>
  run.replace(CHARACTER, (escapes) => {
    const decoded = decodeRun(escapes);
    if (decoded !== undefined) return decoded;
    // The lead byte lied: keep it, and look at what follows on its own.
    return escapes.length > 3 ? escapes.slice(0, 3) + decodeCharacters(escapes.slice(3)) : escapes;
  });

function decodeRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return undefined;
  }
}
