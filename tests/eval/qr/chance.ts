/** Chance that can be repeated: the same seed makes the same pictures. */
export type Chance = {
  /** From `least` up to, not including, `most`. */
  readonly between: (least: number, most: number) => number;
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
};

/** Mulberry32, started from the FNV-1a hash of `seed`. */
export function chanceFrom(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + (most - least) * next();
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[whole(0, choices.length - 1)];
    if (choice === undefined) throw new Error("nothing to choose from");
    return choice;
  };
  return { between, whole, pick };
}

const BASE32 = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
const ISSUERS = ["Fernleaf", "Harbour Bank", "Ümlaut Söhne", "東京サンプル", "Mill & Sons", "example.org"];

/** A key URI as sites make them, short or long. */
export function someKeyUri({ whole, pick }: Chance): string {
  const issuer = encodeURIComponent(pick(ISSUERS));
  const label = encodeURIComponent(
    `user${whole(1, 99_999)}@${pick(["example.org", "mail.example.com", "ex.example"])}`,
  );
  const secret = Array.from({ length: pick([16, 16, 20, 26, 32, 52]) }, () => pick(BASE32)).join("");
  const extras = pick(["", "", "&algorithm=SHA256", "&digits=8", "&algorithm=SHA1&digits=6&period=30"]);
  return `otpauth://totp/${issuer}:${label}?secret=${secret}&issuer=${issuer}${extras}`;
}
