/** Powers and logarithms of 2 in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004 §7.5.2). */
const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value = value << 1 > 255 ? (value << 1) ^ 0x11d : value << 1;
}

const exp = (power: number): number => EXP[power % 255] ?? 0;
const log = (value: number): number => LOG[value] ?? 0;
const multiply = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : (EXP[log(a) + log(b)] ?? 0));
const divide = (a: number, b: number): number => (a === 0 ? 0 : (EXP[log(a) + 255 - log(b)] ?? 0));

/** Coefficients from the constant term upwards. */
type Polynomial = readonly number[];

const evaluate = (polynomial: Polynomial, x: number): number =>
  polynomial.reduceRight((sum, coefficient) => multiply(sum, x) ^ coefficient, 0);

function product(a: Polynomial, b: Polynomial): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((left, i) => b.forEach((right, j) => (out[i + j] = (out[i + j] ?? 0) ^ multiply(left, right))));
  return out;
}

/**
 * Corrects one block in place: up to (checks − erasures) / 2 errors at unknown places besides the erasures.
 * @param block Data codewords followed by `checks` check codewords.
 * @param erasures Indices of codewords known to be untrustworthy, each once.
 * @param reserve Check codewords to leave unspent, so that a block of nonsense is noticed instead of "corrected".
 * @returns How many codewords were changed or erased; undefined where the block can't be corrected (it is unchanged).
 */
export function correctBlock(
  block: Uint8Array,
  checks: number,
  erasures: readonly number[] = [],
  reserve = 0,
): number | undefined {
  const syndromes = Array.from({ length: checks }, (_, power) =>
    block.reduce((sum, codeword) => multiply(sum, exp(power)) ^ codeword, 0),
  );
  if (syndromes.every((syndrome) => syndrome === 0)) return 0;

  const last = block.length - 1;
  const erasureLocator = erasures.reduce<number[]>((locator, at) => product(locator, [1, exp(last - at)]), [1]);
  const locator = errorLocator(syndromes, erasureLocator);
  const found = locator.length - 1;
  const errors = found - erasures.length;
  if (errors < 0 || erasures.length + 2 * errors > checks - reserve) return undefined;

  const places: number[] = [];
  for (let at = 0; at < block.length; at++) {
    if (evaluate(locator, exp(255 - (last - at))) === 0) places.push(at);
  }
  if (places.length !== found) return undefined;

  const evaluator = product(syndromes, locator).slice(0, checks);
  // In characteristic two the derivative keeps the odd terms only.
  const derivative = locator.slice(1).map((coefficient, index) => (index % 2 === 0 ? coefficient : 0));
  const repaired = block.slice();
  for (const at of places) {
    const inverse = exp(255 - (last - at));
    const slope = evaluate(derivative, inverse);
    if (slope === 0) return undefined;
    const magnitude = multiply(exp(last - at), divide(evaluate(evaluator, inverse), slope));
    repaired[at] = (repaired[at] ?? 0) ^ magnitude;
  }
  block.set(repaired);
  return found;
}

/** Berlekamp–Massey, started from the erasures that are known already. Without leading zeros. */
function errorLocator(syndromes: readonly number[], erasureLocator: Polynomial): Polynomial {
  const known = erasureLocator.length - 1;
  let locator: number[] = [...erasureLocator];
  let previous: number[] = [...erasureLocator];
  let length = known;
  for (let step = known; step < syndromes.length; step++) {
    previous.unshift(0);
    let discrepancy = 0;
    for (let index = 0; index < locator.length && index <= step; index++) {
      discrepancy ^= multiply(locator[index] ?? 0, syndromes[step - index] ?? 0);
    }
    if (discrepancy === 0) continue;
    const size = Math.max(locator.length, previous.length);
    const next = Array.from({ length: size }, (_, i) => (locator[i] ?? 0) ^ multiply(discrepancy, previous[i] ?? 0));
    if (2 * length <= step + known) {
      previous = locator.map((coefficient) => divide(coefficient, discrepancy));
      length = step + 1 + known - length;
    }
    locator = next;
  }
  while (locator.length > 1 && locator.at(-1) === 0) locator.pop();
  return locator;
}
