import { describe, expect, it } from "vitest";
import { planBackupCode, planFill, type Slot } from "#core/autofill/fill-plan.ts";

const slot = (known: Partial<Slot> = {}): Slot => ({ type: "text", maxLength: -1, pattern: "", ...known });
const slots = (count: number, known: Partial<Slot> = {}): readonly Slot[] =>
  Array.from({ length: count }, () => slot(known));

describe("planFill", () => {
  it.each([
    ["the whole in one input", "112358", [slot()], ["112358"]],
    ["one digit for each box", "112358", slots(6, { maxLength: 1 }), ["1", "1", "2", "3", "5", "8"]],
    [
      "one digit for each box though the first allows all",
      "1123",
      [slot({ maxLength: 4 }), ...slots(3)],
      ["1", "1", "2", "3"],
    ],
    ["Steam's letters", "R2D2C", slots(5, { maxLength: 1 }), ["R", "2", "D", "2", "C"]],
    ["eight digits", "11235813", [slot({ maxLength: 8 })], ["11235813"]],
    ["pieces of three", "112358", slots(2, { maxLength: 3 }), ["112", "358"]],
    ["a code that is shown in groups", "112 358", slots(6), ["1", "1", "2", "3", "5", "8"]],
    ["a space where only that passes", "112358", [slot({ pattern: "\\d{3} \\d{3}" })], ["112 358"]],
    ["no space where both pass", "112358", [slot({ pattern: "[0-9 ]*" })], ["112358"]],
    ["a pattern that is none", "112358", [slot({ pattern: "{0,9}" })], ["112358"]],
  ])("plans %s", (_, code, inputs, texts) => {
    expect(planFill(code, inputs)).toEqual({ ok: true, value: texts });
  });

  it.each([
    ["six digits in five boxes", "112358", slots(5), { kind: "wrong-length", takes: 5 }],
    ["eight digits in an input for six", "11235813", [slot({ maxLength: 6 })], { kind: "wrong-length", takes: 6 }],
    ["letters in number inputs", "R2D2C", slots(5, { type: "number" }), { kind: "digits-only" }],
  ])("refuses %s", (_, code, inputs, failure) => {
    expect(planFill(code, inputs)).toEqual({ ok: false, failure });
  });
});

describe("a plan for a backup code", () => {
  it.each<[string, string, readonly Slot[], readonly string[]]>([
    ["keeps its separators", "a7f3-91kd", [slot()], ["a7f3-91kd"]],
    ["drops them where there is no room", "a7f3-91kd", [slot({ maxLength: 8 })], ["a7f391kd"]],
    ["drops them where the pattern wants none", "4821 9370", [slot({ pattern: "[0-9]{8}" })], ["48219370"]],
    ["fills an input for each group", "a7f3-91kd", [slot(), slot()], ["a7f3", "91kd"]],
    ["fills a box for each character", "1234", [slot(), slot(), slot(), slot()], ["1", "2", "3", "4"]],
  ])("%s", (_, code, slots, texts) => {
    expect(planBackupCode(code, slots)).toEqual({ ok: true, value: texts });
  });

  it.each<[string, string, Slot]>([
    ["wrong-length", "a7f3-91kd", slot({ maxLength: 6 })],
    ["digits-only", "a7f3-91kd", slot({ type: "number" })],
  ])("refuses by %s what the field cannot hold", (kind, code, only) => {
    expect(planBackupCode(code, [only])).toMatchObject({ ok: false, failure: { kind } });
  });
});
