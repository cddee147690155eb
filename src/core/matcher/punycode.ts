const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_CODE_POINT = 0x80;
const LAST_CODE_POINT = 0x10ffff;

/** RFC 3492 §6.1. */
function adaptedBias(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let bias = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; bias += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return bias + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** @returns 0 to 35, or undefined where `char` is no digit of RFC 3492 §5. */
function digitOf(char: string | undefined): number | undefined {
  if (char === undefined || !/^[a-z0-9]$/.test(char)) return undefined;
  return char >= "a" ? char.charCodeAt(0) - 97 : char.charCodeAt(0) - 22;
}

/** RFC 3492 §6.2. @returns undefined where `encoded` (without "xn--") is not punycode. */
function decodeLabel(encoded: string): string | undefined {
  if (encoded === "") return undefined;
  const split = encoded.lastIndexOf("-");
  const points = Array.from(encoded.slice(0, Math.max(split, 0)), (char) => char.charCodeAt(0));
  let codePoint = INITIAL_CODE_POINT;
  let position = 0;
  let bias = INITIAL_BIAS;
  for (let index = split + 1; index < encoded.length;) {
    const before = position;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(encoded[index++]);
      if (digit === undefined) return undefined;
      position += digit * weight;
      if (position > Number.MAX_SAFE_INTEGER / BASE) return undefined;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = points.length + 1;
    bias = adaptedBias(position - before, length, before === 0);
    codePoint += Math.floor(position / length);
    position %= length;
    if (codePoint > LAST_CODE_POINT) return undefined;
    points.splice(position++, 0, codePoint);
  }
  return String.fromCodePoint(...points);
}

/**
 * The letters behind a host name as the URL parser writes it ("xn--bcher-kva.example" → "bücher.example"). Labels that do
 * not decode stay as they are. Only for comparing and for `displaySite`, which decides whether they are safe to show.
 */
export function hostToUnicode(host: string): string {
  if (!host.includes("xn--")) return host;
  return host
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join(".");
}
