import { describe, expect, it } from "vitest";
import { readProtobuf, writeProtobuf } from "#core/account/protobuf.ts";
import { failureOf, valueOf } from "./support.ts";

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

describe("readProtobuf", () => {
  // https://protobuf.dev/programming-guides/encoding/
  it("reads the guide's examples", () => {
    expect(valueOf(readProtobuf(bytes("089601")))).toEqual([{ number: 1, value: 150n }]);
    expect(valueOf(readProtobuf(bytes("120774657374696e67")))).toEqual([{ number: 2, value: bytes("74657374696e67") }]);
  });

  it("reads an empty message, an empty value and the largest varint", () => {
    expect(valueOf(readProtobuf(bytes("")))).toEqual([]);
    expect(valueOf(readProtobuf(bytes("1200")))).toEqual([{ number: 2, value: bytes("") }]);
    expect(valueOf(readProtobuf(bytes("08ffffffffffffffffff01")))).toEqual([{ number: 1, value: 2n ** 64n - 1n }]);
  });

  it("steps over fixed-width values", () => {
    expect(valueOf(readProtobuf(bytes("0d0102030411010203040506070818ff01")))).toEqual([
      { number: 1, value: "fixed" },
      { number: 2, value: "fixed" },
      { number: 3, value: 255n },
    ]);
  });

  it.each([
    ["ends in a tag", "80"],
    ["ends in a number", "0896"],
    ["ends before its number", "08"],
    ["ends in a value", "120774"],
    ["ends in a fixed-width value", "0d010203"],
    ["has a length of 2^63", "0a80808080808080808001ff"],
    ["has a number of eleven bytes", "08ffffffffffffffffffff01"],
    ["has a number above 64 bits", "08ffffffffffffffffff02"],
    ["has field 0", "0001"],
    ["has a group", "0b0c"],
    ["has an unknown wire type", "0f"],
  ])("refuses a message that %s", (_, hex) => {
    expect(failureOf(readProtobuf(bytes(hex)))).toBe("damaged");
  });

  it("refuses a message of endless fields", () => {
    expect(failureOf(readProtobuf(new Uint8Array(50_000).fill(1).map((_, at) => (at % 2 === 0 ? 8 : 0))))).toBe(
      "damaged",
    );
  });
});

describe("writeProtobuf", () => {
  it.each([
    ["089601", [[1, 150]]],
    ["120774657374696e67", [[2, bytes("74657374696e67")]]],
    ["08ffffffffffffff0f", [[1, Number.MAX_SAFE_INTEGER]]],
    ["28ffffffffffffffffff01", [[5, -1]]],
  ] as const)("writes %s", (hex, fields) => {
    expect(writeProtobuf(fields)).toEqual(bytes(hex));
  });
});
