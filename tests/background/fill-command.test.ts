import { beforeEach, describe, expect, it } from "vitest";
import type { SeenDocument } from "../../src/background/documents.ts";
import { createFillCommand } from "../../src/background/fill-command.ts";
import type { Pages } from "../../src/background/pages.ts";
import { addAccounts } from "#core/vault/accounts.ts";
import { draft, value } from "../core/vault/support.ts";
import { unlockedProfile, type Worker } from "./support.ts";

const SITE = { kind: "domain", value: "example.org" } as const;
const PAGE: SeenDocument = {
  target: { tabId: 1, frameId: 0 },
  origin: "https://example.org",
  isTop: true,
  isForeignFrame: false,
  units: [{ unitId: "u", kind: "totp", length: 6 }],
  backupUnits: [],
  showsError: false,
  showsQrCode: false,
};
const FRAME: SeenDocument = { ...PAGE, target: { tabId: 1, frameId: 3 }, isTop: false, isForeignFrame: true };

let worker: Worker;

/** The command over a tab that shows `seen`; undefined: the browser lets no extension in. */
const command = (seen: readonly SeenDocument[] | undefined) => {
  const pages: Pick<Pages, "lookForFields" | "unitAtFocus" | "fillUnit"> = {
    lookForFields: () => Promise.resolve(seen),
    unitAtFocus: () => Promise.resolve(undefined),
    fillUnit: (_document, _unit, accountId) => Promise.resolve({ kind: "filled", accountId }),
  };
  return createFillCommand(worker.keeper, worker.filling, { usableAt: () => [] }, pages);
};
const keep = async (id: string) =>
  value(await worker.keeper.change((body) => addAccounts(body, [{ id, draft: draft(id, { sites: [SITE] }) }], 0)));

beforeEach(async () => {
  ({ worker } = await unlockedProfile());
  await keep("id-1");
});

describe("the command to fill", () => {
  it.each([
    ["the page's own field", [PAGE], { kind: "filled", accountId: "id-1" }],
    ["a frame of the page's origin", [{ ...FRAME, isForeignFrame: false }], { kind: "filled", accountId: "id-1" }],
    ["F3: a frame of another origin, which the popup names first", [FRAME], { kind: "choose", accountIds: ["id-1"] }],
    ["the page before such a frame", [FRAME, PAGE], { kind: "filled", accountId: "id-1" }],
    ["a site without an account", [{ ...PAGE, origin: "https://example.com" }], { kind: "no-account" }],
    ["F2: a frame without an origin", [{ ...FRAME, origin: "null" }], { kind: "no-account" }],
    [
      "a page that enrolls",
      [{ ...PAGE, units: [{ unitId: "u", kind: "enrolment" as const, length: 6 }] }],
      { kind: "no-account" },
    ],
    ["a page without a field", [{ ...PAGE, units: [] }], { kind: "no-field" }],
    ["a page that is closed to extensions", undefined, { kind: "page-not-allowed" }],
  ] as const)("answers at %s", async (_, seen, answer) => {
    expect(await command(seen).fillHere(1)).toEqual(answer);
  });

  it("asks which of two accounts is meant", async () => {
    await keep("id-2");
    expect(await command([PAGE]).fillHere(1)).toMatchObject({ kind: "choose", accountIds: { length: 2 } });
  });

  it("asks to unlock first", async () => {
    await worker.keeper.lock();
    expect(await command([PAGE]).fillHere(1)).toEqual({ kind: "locked" });
  });
});
