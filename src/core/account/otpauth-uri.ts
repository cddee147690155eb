import { fail, ok, type Result } from "#core/result.ts";
import {
  type AccountDraft,
  type CodeParameters,
  newDraft,
  periodSecondsOf,
  STEAM_DIGITS,
  STEAM_PERIOD_SECONDS,
} from "./account.ts";
import { cleanName, splitAtColon } from "./names.ts";
import {
  type ParameterFailure,
  type ParameterTexts,
  parameterWarnings,
  type ParameterWarning,
  readAlgorithm,
  readParameters,
} from "./parameters.ts";
import { toBase32 } from "./secret.ts";
import { decodePercent, MAX_URI_LENGTH, parseQuery, type Query, splitUri, type UriParts } from "./uri-text.ts";

export type UriFailure =
  | ParameterFailure
  /** No URI, or one of another scheme. */
  | { readonly parameter: "uri"; readonly kind: "not-otpauth" }
  /** A transfer code of Google Authenticator: migration-uri.ts reads it. */
  | { readonly parameter: "uri"; readonly kind: "migration" }
  | { readonly parameter: "uri"; readonly kind: "too-long"; readonly maxLength: number }
  /** Known by name, but not offered; or never heard of. */
  | { readonly parameter: "type"; readonly kind: "unsupported-type"; readonly type: "yandex" | "motp" | "unknown" };

export type UriWarning =
  | ParameterWarning
  /** The label began with another issuer than the parameter names. The parameter stands. */
  | { readonly kind: "issuer-mismatch"; readonly prefix: string }
  /** The first of several values stands; none are merged. */
  | { readonly kind: "repeated-parameter"; readonly parameter: RepeatedParameter }
  /** Characters were dropped that are not seen but could disguise the name. */
  | { readonly kind: "name-cleaned"; readonly parameter: "issuer" | "label" }
  | { readonly kind: "name-shortened"; readonly parameter: "issuer" | "label" }
  /** The URI says TOTP, but apps that name "Steam" as issuer mean Steam Guard. */
  | { readonly kind: "steam-assumed" };

const OWN_PARAMETERS = ["secret", "issuer", "algorithm", "digits", "period", "counter"] as const;
type RepeatedParameter = (typeof OWN_PARAMETERS)[number];

export type ParsedUri = {
  readonly draft: AccountDraft;
  readonly warnings: readonly UriWarning[];
  /**
   * Parameters of particular apps, by name in lower case: `codedisplay` of Ente, `icon` and `data` of WinAuth. Strangers'
   * text, which may hold secrets and addresses that must not be fetched.
   */
  readonly extras: ReadonlyMap<string, string>;
};

/**
 * Reads a key URI as the world writes it: Google's Key URI Format with the deviations of other apps, also `apple-otpauth://`
 * and `steam://SECRET`. What is absent or empty has the usual value; what is present but wrong is refused.
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 * @param text Hostile until proven otherwise. Space around it does not matter.
 */
export function parseOtpauthUri(text: string): Result<ParsedUri, UriFailure> {
  if (text.length > MAX_URI_LENGTH) return fail({ parameter: "uri", kind: "too-long", maxLength: MAX_URI_LENGTH });
  const uri = splitUri(text.trim());
  if (!uri) return fail({ parameter: "uri", kind: "not-otpauth" });
  switch (uri.scheme) {
    case "otpauth":
    case "apple-otpauth":
      return readKeyUri(uri);
    case "steam":
      return readSteamUri(uri);
    case "motp":
      return unsupportedType("motp");
    case "otpauth-migration":
      return fail({ parameter: "uri", kind: "migration" });
    default:
      return fail({ parameter: "uri", kind: "not-otpauth" });
  }
}

const unsupportedType = (type: "yandex" | "motp" | "unknown") =>
  fail({ parameter: "type", kind: "unsupported-type", type } as const);

function readKeyUri(uri: UriParts): Result<ParsedUri, UriFailure> {
  const host = uri.host.trim().toLowerCase();
  switch (host) {
    case "totp":
    case "hotp":
    case "steam":
      return readAccount(host, uri);
    case "yaotp":
      return unsupportedType("yandex");
    case "motp":
      return unsupportedType("motp");
    default:
      return unsupportedType("unknown");
  }
}

function readAccount(writtenType: CodeParameters["type"], uri: UriParts): Result<ParsedUri, UriFailure> {
  const query = parseQuery(uri.query);
  const names = readNames(uri.path, query.values.get("issuer") ?? "");
  const assumeSteam = writtenType === "totp" && !saysSteam(query) && looksLikeSteam(names.issuer, query);
  const type = writtenType === "totp" && (saysSteam(query) || assumeSteam) ? "steam" : writtenType;
  const texts: ParameterTexts = {
    type,
    secret: query.values.get("secret"),
    algorithm: query.values.get("algorithm"),
    digits: query.values.get("digits"),
    period: query.values.get("period"),
    counter: query.values.get("counter"),
  };
  const parameters = readParameters(texts);
  if (!parameters.ok) return fail(parameters.failure[0]);

  const warnings: UriWarning[] = [...names.warnings, ...parameterWarnings(parameters.value)];
  for (const parameter of OWN_PARAMETERS) {
    if (query.repeated.has(parameter)) warnings.push({ kind: "repeated-parameter", parameter });
  }
  if (type === "hotp" && !texts.counter?.trim()) warnings.push({ kind: "counter-assumed" });
  if (assumeSteam) warnings.push({ kind: "steam-assumed" });
  const extras = new Map(query.values);
  for (const parameter of OWN_PARAMETERS) extras.delete(parameter);
  return ok({ draft: newDraft(names.issuer, names.label, parameters.value), warnings, extras });
}

/** KeePassXC writes `encoder=steam`, Stratum a bare `steam`. */
function saysSteam({ values }: Query): boolean {
  const flag = values.get("steam")?.trim().toLowerCase();
  return values.get("encoder")?.trim().toLowerCase() === "steam" || flag === "" || flag === "true" || flag === "1";
}

/** Other apps write a Steam account as a TOTP of that issuer. Six digits on paper, or a hash of its own, mean TOTP. */
function looksLikeSteam(issuer: string, { values }: Query): boolean {
  const isUsual = (name: string, usual: string) => ["", usual].includes(values.get(name)?.trim() ?? "");
  const algorithm = readAlgorithm(values.get("algorithm"));
  return (
    issuer.toLowerCase() === "steam" &&
    isUsual("digits", String(STEAM_DIGITS)) &&
    isUsual("period", String(STEAM_PERIOD_SECONDS)) &&
    algorithm.ok &&
    algorithm.value === "SHA1"
  );
}

/** Bitwarden's form: nothing but the secret. Links of the Steam client (`steam://run/440`) look alike, but are no keys. */
function readSteamUri(uri: UriParts): Result<ParsedUri, UriFailure> {
  const parameters = uri.path === "" ? readParameters({ type: "steam", secret: decodePercent(uri.host) }) : undefined;
  if (parameters?.ok !== true || parameters.value.secret.byteLength < MIN_BARE_STEAM_BYTES) {
    return fail({ parameter: "uri", kind: "not-otpauth" });
  }
  const warnings = parameterWarnings(parameters.value);
  return ok({ draft: newDraft("Steam", "", parameters.value), warnings, extras: new Map() });
}

/** Steam's own keys have 20 bytes, seldom 16; its client's commands ("install") decode to fewer than these. */
const MIN_BARE_STEAM_BYTES = 10;

type Names = { readonly issuer: string; readonly label: string; readonly warnings: readonly UriWarning[] };

function readNames(path: string, issuerText: string): Names {
  const parameter = cleanName(issuerText);
  const [prefixText, labelText] = splitLabel(path, parameter.text);
  const prefix = cleanName(prefixText);
  const issuer = parameter.text === "" ? prefix : parameter;
  const label = cleanName(labelText);

  const warnings: UriWarning[] = [];
  if (prefix.text !== "" && prefix.text.toLowerCase() !== issuer.text.toLowerCase()) {
    warnings.push({ kind: "issuer-mismatch", prefix: prefix.text });
  }
  for (const [name, { cleaned, shortened }] of [
    ["issuer", issuer],
    ["label", label],
  ] as const) {
    if (cleaned) warnings.push({ kind: "name-cleaned", parameter: name });
    if (shortened) warnings.push({ kind: "name-shortened", parameter: name });
  }
  return { issuer: issuer.text, label: label.text, warnings };
}

/**
 * Splits the label into issuer prefix and account. A known issuer is looked for first, since it may hold a colon itself; then
 * a colon that was left as it is separates, and an escaped one only where there is no other.
 */
function splitLabel(path: string, issuer: string): readonly [prefix: string, label: string] {
  const decoded = decodePercent(path);
  if (issuer !== "" && decoded.trimStart().startsWith(`${issuer}:`)) {
    return [issuer, decoded.trimStart().slice(issuer.length + 1)];
  }
  const literal = splitAtColon(path);
  return literal ? [decodePercent(literal[0]), decodePercent(literal[1])] : (splitAtColon(decoded) ?? ["", decoded]);
}

/**
 * Writes a key URI that parseOtpauthUri reads back to the same account. Every parameter is spelled out, since not all apps
 * agree on the usual values.
 */
export function buildOtpauthUri({
  issuer: rawIssuer,
  label: rawLabel,
  parameters,
}: Pick<AccountDraft, "issuer" | "label" | "parameters">): string {
  const issuer = cleanName(rawIssuer).text;
  const label = cleanName(rawLabel).text;
  // An empty prefix keeps a colon in the label from being read as the end of an issuer.
  const hasPrefix = issuer !== "" || label.includes(":");
  const path = `${hasPrefix ? `${encodeURIComponent(issuer)}:` : ""}${encodeURIComponent(label)}`;
  const query = [
    `secret=${toBase32(parameters.secret.reveal())}`,
    ...(issuer === "" ? [] : [`issuer=${encodeURIComponent(issuer)}`]),
    `algorithm=${parameters.type === "steam" ? "SHA1" : parameters.algorithm}`,
    `digits=${parameters.type === "steam" ? STEAM_DIGITS : parameters.digits}`,
    parameters.type === "hotp" ? `counter=${parameters.counter}` : `period=${periodSecondsOf(parameters)}`,
  ];
  return `otpauth://${parameters.type}/${path}?${query.join("&")}`;
}
