import { describe, expect, it } from "vitest";
import { parseCsv } from "#core/import/containers/csv.ts";

describe("parseCsv", () => {
  it.each([
    [
      "plain fields",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["quotes doubled, commas and line breaks inside", '"a ""b""","c,\r\nd"', [['a "b"', "c,\r\nd"]]],
    [
      "CRLF and a last line without end",
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a lone CR between lines",
      "a,b\rc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "empty fields, also the last",
      "a,,\n,b,",
      [
        ["a", "", ""],
        ["", "b", ""],
      ],
    ],
    ["an empty field at the very end", "a,", [["a", ""]]],
    ["rows longer and shorter than the first", "a,b\nc\nd,e,f", [["a", "b"], ["c"], ["d", "e", "f"]]],
    [
      "no blank lines",
      "a,b\n\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "semicolons, where a spreadsheet wrote them",
      'a;b\n"c;1";d',
      [
        ["a", "b"],
        ["c;1", "d"],
      ],
    ],
    ["tabs", "a\tb,c\td", [["a", "b,c", "d"]]],
    ["a quote in the middle of a field as text", 'a,b"c"', [["a", 'b"c"']]],
  ])("reads %s", (_, text, records) => {
    expect(parseCsv(text)).toEqual(records);
  });

  it("refuses a file that is cut off inside quotes", () => {
    expect(parseCsv('a,b\n"c,d')).toBeUndefined();
  });

  it("stops after the records that were asked for", () => {
    expect(parseCsv('a,b\n"unfinished', 1)).toEqual([["a", "b"]]);
  });
});
