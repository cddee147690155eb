import { describe, expect, it } from "vitest";
import { omit } from "#core/vault/omit.ts";
import { dispatch, type Handlers, type Sender } from "#messages/dispatch.ts";
import { requests, type RequestName, type Role } from "#messages/protocol.ts";
import { ID, PICTURE, rightBodies } from "./bodies.ts";

const names = Object.keys(requests) as RequestName[];

/** Records who was let through: what stands behind a handler is not the matter here, that it is reached is. */
function recorder() {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [name, () => Promise.resolve(void reached.push(name))]),
  ) as unknown as Handlers;
  return { reached, ask: (message: unknown, role: Role) => dispatch(handlers, message, { role } satisfies Sender) };
}

const otherRole = (role: Role): Role => (role === "extension-page" ? "content-script" : "extension-page");

/** Bodies that no request takes. */
const malformed: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["a text", "x"],
  ["a number", 7],
  ["a list", [7]],
  ["an unknown member", { surprise: 1 }],
  ["a member too much", "extra"],
  ["a prototype", JSON.parse('{"__proto__":{"id":"x"},"x":1}')],
];

describe.each(names)("%s", (name) => {
  const { from } = requests[name];

  it("M2: is answered to the one who may ask, and refused to the other whatever it carries", async () => {
    const { reached, ask } = recorder();
    expect(await ask({ name, body: rightBodies[name] }, otherRole(from))).toEqual({ refused: "wrong-sender" });
    for (const [, body] of malformed) {
      expect(await ask({ name, body }, otherRole(from))).toEqual({ refused: "wrong-sender" });
    }
    expect(reached).toEqual([]);
    expect(await ask({ name, body: rightBodies[name] }, from)).toHaveProperty("reply");
    expect(reached).toEqual([name]);
  });

  it.each(malformed)("is refused with %s for a body", async (_, body) => {
    const { reached, ask } = recorder();
    const sent = body === "extra" ? { ...rightBodies[name], extra: 1 } : body;
    expect(await ask({ name, body: sent }, from)).toEqual({ refused: "malformed" });
    expect(reached).toEqual([]);
  });

  const members = Object.keys(rightBodies[name]).filter((member) => name !== "changeSettings" || member === "");
  it.each(members)("is refused without its %s, and with one of another kind", async (member) => {
    const { reached, ask } = recorder();
    const without = omit(rightBodies[name], member);
    for (const wrong of [without, { ...without, [member]: { deep: { deeper: [] } } }, { ...without, [member]: -1.5 }]) {
      expect(await ask({ name, body: wrong }, from)).toEqual({ refused: "malformed" });
    }
    expect(reached).toEqual([]);
  });
});

describe("limits", () => {
  it.each([
    ["unlock", { passphrase: "" }],
    ["unlock", { passphrase: "x".repeat(1025) }],
    ["unlock", { passphrase: "words", recoveryCode: "048J" }],
    ["unlock", { passkeyOutput: "not base64" }],
    ["addWay", { way: { type: "device", label: "x".repeat(65) }, proof: null }],
    ["addWay", { way: { type: "prf", label: "" }, proof: null }],
    ["rotateKey", { keep: Array.from({ length: 33 }, () => ({ passphrase: "x" })), passphrase: null, device: true }],
    ["createVault", { passphrase: "" }],
    ["codes", { ids: Array.from({ length: 201 }, () => ID) }],
    ["codeToCopy", { id: "not-a-uuid" }],
    ["changeSettings", { autoLockMinutes: 1441 }],
    ["changeSettings", { autoLockMinutes: -1 }],
    ["changeSettings", { mutedSites: {} }],
    ["proposeFromText", { text: "x".repeat(100_001), tabId: null }],
    ["proposeFromPicture", { dataUrl: "https://example.org/a.png" }],
    ["proposeFromPicture", { dataUrl: "data:text/html,x" }],
    ["scanTab", { tabId: -1 }],
    ["editAccount", { id: ID, changes: { parameters: { type: "hotp" } } }],
    ["editAccount", { id: ID, changes: { provenAt: 1 } }],
    ["editAccount", { id: ID, changes: { sites: [{ kind: "suffix", value: "org" }] } }],
    [
      "fieldsSeen",
      {
        units: Array.from({ length: 21 }, () => ({ unitId: "u", kind: "totp", length: 6 })),
        showsError: false,
        showsQrCode: false,
      },
    ],
    ["fieldsSeen", { units: [{ unitId: "u", kind: "totp", length: 1e9 }], showsError: false, showsQrCode: false }],
    ["backupCodesSeen", { codes: [] }],
    ["backupCodesSeen", { codes: ["a".repeat(101)] }],
    ["backupCodesSeen", { codes: Array.from({ length: 201 }, (_, index) => `code-${index}`) }],
    ["qrSeen", { image: { kind: "picture", dataUrl: `${PICTURE}${"A".repeat(24_000_000)}` } }],
    ["linkClicked", { uri: "x".repeat(4097) }],
    ["codeForThisSite", { accountId: ID, unitId: "u", early: false, origin: "https://example.org" }],
    ["codeForThisSite", { accountId: ID, unitId: "u".repeat(65), early: false }],
    ["fieldPicked", { field: { selector: "i".repeat(501), path: "/" } }],
    ["fieldPicked", { field: { selector: "#otp", path: "/", host: "example.org" } }],
    ["changeSite", { host: "example.org", change: { kind: "unmute-all" } }],
    ["openPopup", { kind: "unlock", thenFill: true }],
    ["codeFilled", { accountId: ID, unitId: "u".repeat(65) }],
    ["openPopup", { kind: "notice", notice: { kind: "locked" } }],
  ] as const)("M7: %s: refused before a handler runs (%#)", async (name, body) => {
    const { reached, ask } = recorder();
    expect(await ask({ name, body }, requests[name].from)).toEqual({ refused: "malformed" });
    expect(reached).toEqual([]);
  });
});

describe("what is no request", () => {
  it.each([
    [undefined],
    [null],
    ["unlock"],
    [{}],
    [[]],
    [{ name: ["unlock"] }],
    [{ name: "reveal", body: {} }],
    [{ name: "constructor", body: {} }],
    [{ name: "__proto__", body: {} }],
    [{ name: "toString", body: {} }],
    [{ event: "vault-locked" }],
  ])("%j is refused from both roles", async (message) => {
    const { reached, ask } = recorder();
    for (const role of ["extension-page", "content-script"] as const) {
      expect(await ask(message, role)).toEqual({ refused: "unknown-request" });
    }
    expect(reached).toEqual([]);
  });
});
