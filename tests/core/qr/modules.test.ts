import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { mirrored, readModules, type Modules } from "#core/qr/modules.ts";

type Level = "L" | "M" | "Q" | "H";
type Options = { version?: number; level?: Level; mask?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 };

/** Modules as another library draws them, every colour certain. */
function draw(text: string | QRCode.QRCodeSegment[], { version, level = "M", mask }: Options = {}): Modules {
  const { modules } = QRCode.create(text, {
    errorCorrectionLevel: level,
    ...(version === undefined ? {} : { version }),
    ...(mask === undefined ? {} : { maskPattern: mask }),
  });
  return {
    size: modules.size,
    dark: Uint8Array.from(modules.data),
    certainty: new Float32Array(modules.data.length).fill(1),
  };
}

/** Turns around the modules for which `hit` says so, and leaves them as certain as `certainty`. */
function damage(modules: Modules, hit: (column: number, row: number) => boolean, certainty: number): Modules {
  const { size } = modules;
  const isHit = (index: number): boolean => hit(index % size, Math.floor(index / size));
  return {
    size,
    dark: modules.dark.map((dark, index) => (isHit(index) ? 1 - dark : dark)),
    certainty: modules.certainty.map((value, index) => (isHit(index) ? certainty : value)),
  };
}

const URI = "otpauth://totp/Example:alice@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Example";

describe("readModules", () => {
  it.each(
    Array.from({ length: 40 }, (_, index) => index + 1).flatMap((version) =>
      (["L", "M", "Q", "H"] as const).map((level) => [version, level] as const),
    ),
  )("reads version %i, level %s", (version, level) => {
    expect(readModules(draw("otpauth", { version, level }))).toBe("otpauth");
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7] as const)("undoes mask %i", (mask) => {
    expect(readModules(draw(URI, { mask }))).toBe(URI);
  });

  it.each([
    ["digits", "0123456789012345"],
    ["digits that leave two over", "01234567"],
    ["capitals", "HTTPS://EXAMPLE.ORG/A-B"],
    ["UTF-8 without saying so", "otpauth://totp/Bücher:søren?secret=AAAA"],
    ["emoji", "🛡️"],
  ])("reads %s", (_, text) => {
    expect(readModules(draw(text))).toBe(text);
  });

  it("reads bytes that are no UTF-8 as ISO 8859-1", () => {
    expect(readModules(draw([{ mode: "byte", data: Uint8Array.of(0x42, 0xfc, 0x63) }]))).toBe("Büc");
  });

  it("reads kanji segments", () => {
    // What the library would call kanji mode needs its conversion table; two characters of the standard's own example.
    const segment = { mode: "kanji", data: "点茗" } as unknown as QRCode.QRCodeSegment;
    expect(readModules(draw([segment]))).toBe("点茗");
  });

  it("mends a blot within the level's power", () => {
    const blotted = damage(draw(URI, { level: "H" }), (x, y) => x > 15 && x < 24 && y > 15 && y < 24, 1);
    expect(readModules(blotted)).toBe(URI);
  });

  it("mends twice as much where it knows which modules are doubtful", () => {
    const code = draw(URI, { level: "H" });
    const middle = code.size / 2;
    const reach = code.size * 0.27;
    const hit = (x: number, y: number): boolean => Math.abs(x - middle) < reach && Math.abs(y - middle) < reach;
    expect(readModules(damage(code, hit, 1))).toBeUndefined();
    expect(readModules(damage(code, hit, 0))).toBe(URI);
  });

  it("reads a mirrored symbol mirrored back, and nothing without that", () => {
    const code = mirrored(draw(URI));
    expect(readModules(code)).toBeUndefined();
    expect(readModules(mirrored(code))).toBe(URI);
  });

  it("reads nothing in noise", () => {
    let state = 1;
    const random = (): number => (state = (state * 48271) % 0x7fffffff) / 0x7fffffff;
    for (let round = 0; round < 200; round++) {
      const size = 17 + 4 * (1 + (round % 10));
      const dark = Uint8Array.from({ length: size * size }, () => Number(random() < 0.5));
      const certainty = Float32Array.from(dark, random);
      expect(readModules({ size, dark, certainty })).toBeUndefined();
    }
  });
});
