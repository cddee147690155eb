import { describe, expect, it } from "vitest";
import type { AccountRow, CodeView } from "#messages/views.ts";
import { codeAt, missingFrom, turn, withCodes, type CodeBook } from "../../../src/ui/popup/code-book.ts";

const view = (id: string, validUntilMs: number, nextCode = "222222"): CodeView => ({
  id,
  code: "111111",
  validUntilMs,
  nextCode,
});

const row = (id: string, rest: Partial<AccountRow> = {}): AccountRow => ({
  id,
  issuer: id,
  label: "",
  type: "totp",
  algorithm: "SHA1",
  digits: 6,
  periodSeconds: 30,
  sites: [],
  tags: [],
  note: "",
  pinned: false,
  proven: true,
  recoveryCodesKept: 0,
  recoveryCodesLeft: 0,
  recoveryCodesRunOut: false,
  ...rest,
});

const book = (...views: readonly CodeView[]): CodeBook => withCodes(new Map(), views);

describe("codeAt", () => {
  it.each([
    ["the code itself until its last millisecond", 29_999, "111111", 30_000],
    ["the next code from the boundary on", 30_000, "222222", 60_000],
    ["the next code until its own last millisecond", 59_999, "222222", 60_000],
  ])("shows %s", (_, nowMs, code, validUntilMs) => {
    expect(codeAt(view("a", 30_000), 30_000, nowMs)).toMatchObject({ code, validUntilMs });
  });

  it("shows nothing once the next code has ended too, as after a sleep", () => {
    expect(codeAt(view("a", 30_000), 30_000, 60_000)).toBeUndefined();
  });

  it("shows nothing where the next code was never told", () => {
    expect(codeAt(view("a", 30_000, ""), 30_000, 30_000)).toBeUndefined();
  });
});

describe("turn", () => {
  it("gives back the same book while nothing has ended", () => {
    const current = book(view("a", 30_000));
    expect(turn(current, [row("a")], 29_999)).toBe(current);
  });

  it("turns what is in view over and forgets what is not", () => {
    const turned = turn(book(view("a", 30_000), view("b", 30_000), view("c", 60_000)), [row("a")], 30_000);
    expect([...turned.keys()].sort()).toEqual(["a", "c"]);
    expect(turned.get("a")?.code).toBe("222222");
  });

  it("turns each account over by its own period", () => {
    const rows = [row("slow", { periodSeconds: 60 })];
    expect(turn(book(view("slow", 60_000)), rows, 60_000).get("slow")?.validUntilMs).toBe(120_000);
  });
});

describe("missingFrom", () => {
  it("asks for codes that are unknown and for next codes that were used up, never for HOTP, whose codes cost a counter", () => {
    const known = book(view("known", 30_000), view("used-up", 30_000, ""));
    const counted = row("counted", { type: "hotp", counter: 7 });
    expect(missingFrom(known, [row("known"), row("used-up"), row("unknown"), counted])).toEqual(["used-up", "unknown"]);
  });
});
