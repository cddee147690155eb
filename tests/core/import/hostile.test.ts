/** Files that were cut, altered or made to hurt: every one ends in a typed failure or in rows that are right. */
import { describe, expect, it } from "vitest";
import type { AccountDraft } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { utf8, type Bytes } from "#core/bytes.ts";
import { EXPORT_TARGETS, exportTo } from "#core/export/index.ts";
import { sealAt } from "#core/export/targets/ente.ts";
import type { ImportOutcome } from "#core/import/format.ts";
import { importFile } from "#core/import/index.ts";
import { draft, NOW, random, totp, value } from "../vault/support.ts";
import { importing } from "./support.ts";

const PASSWORD = "words";
const tools = { random, nowMs: NOW };
const drafts = Array.from({ length: 40 }, (_, index) => draft(`Issuer ${index}`, { parameters: totp(index) }));

const printOf = ({ parameters: { secret, ...rest } }: AccountDraft): string =>
  JSON.stringify([toBase32(secret.reveal()), rest]);
const right = new Set(drafts.map(printOf));

const printsIn = (outcome: ImportOutcome): readonly string[] =>
  outcome.ok ? outcome.value.rows.flatMap((row) => (row.kind === "account" ? [printOf(row.draft)] : [])) : [];

/** What of an outcome would make wrong codes. */
const wrongIn = (outcome: ImportOutcome): readonly string[] => printsIn(outcome).filter((print) => !right.has(print));

describe.each(EXPORT_TARGETS.map((target) => [target.id, target] as const))("a file for %s", (_, target) => {
  it("that is cut at any kilobyte gives nothing, or the lines before the cut", async () => {
    const { bytes } = value(await exportTo(target, drafts, tools));
    const isDocument = !["txt", "csv"].includes(target.extension);
    for (let length = 0; length < bytes.length; length += 1024) {
      const outcome = await importFile({ name: "cut", bytes: bytes.slice(0, length) });
      if (isDocument) {
        // A part of a document is none.
        expect(outcome.ok, `cut at ${length}`).toBe(false);
        continue;
      }
      // A list of lines has no end that could be missed: the line that is cut may read as a shorter one, and none but that.
      const wrong = wrongIn(outcome);
      expect(wrong.length, `cut at ${length}`).toBeLessThanOrEqual(1);
      expect(wrong, `cut at ${length}`).toEqual(printsIn(outcome).slice(printsIn(outcome).length - wrong.length));
    }
  });
});

describe("a sealed file", () => {
  const few = drafts.slice(0, 1);
  const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };

  async function eachFlip(bytes: Bytes, step: number): Promise<void> {
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0x04;
      const outcome = await importFile({ name: "flipped", bytes: flipped }, { password: PASSWORD });
      expect(wrongIn(outcome), `byte ${at}`).toEqual([]);
    }
  }

  it("with any one byte altered opens to the truth or not at all", async () => {
    await eachFlip(value(await sealAt(few, PASSWORD, tools, cheap)), 1);
  }, 60_000);

  it("of 2FAS, whose groups stay in clear, gives no wrong account when it is altered", async () => {
    const target = EXPORT_TARGETS.find(({ id }) => id === "2fas")!;
    await eachFlip(value(await exportTo(target, few, tools, PASSWORD)).bytes, 7);
  }, 60_000);

  it("that is cut at any length opens not at all", async () => {
    const bytes = value(await sealAt(few, PASSWORD, tools, cheap));
    for (let length = 1; length < bytes.length; length += 16) {
      expect((await importFile({ name: "cut", bytes: bytes.slice(0, length) }, { password: PASSWORD })).ok).toBe(false);
    }
  });
});

describe("a name from a stranger", () => {
  const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "%s as a key or an id changes no object",
    async (key) => {
      const groups = `"db":{"version":3,"entries":[{"type":"totp","name":"a","issuer":"b","groups":["${key}"],"info":{"secret":"${SECRET}"}}],"groups":[]}`;
      const files = [
        `{"version":1,"header":{"slots":null,"params":null},"${key}":{"polluted":true},${groups}}`,
        `{"${key}":{"secret":"${SECRET}","type":"totp","index":0,"account":"a","issuer":"b"}}`,
        `{"tokens":[{"secret":[1,2,3,4,5,6,7,8,9,10],"label":"a","type":"TOTP","${key}":{"x":1}}],"tokenOrder":[]}`,
      ];
      for (const file of files) await importing(file);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
      const [first] = files;
      const read = value(await importFile({ name: "x", bytes: utf8(first ?? "") }));
      expect(read.rows).toMatchObject([{ kind: "account", draft: { tags: [] } }]);
    },
  );
});
