/** What is measured: Tock as built, and the reference, each with the same accounts. */
import { createCipheriv, createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { toBase32 } from "#core/account/secret.ts";
import { ensureBuilt, PROJECT } from "../tools/build.ts";
import { draftOf, seedVault } from "./seed-vault.ts";

/** What a profile is to hold: items for both areas, and the body of an async function to run after `local` is there. */
export type Seed = {
  readonly local: Readonly<Record<string, unknown>>;
  readonly session?: Readonly<Record<string, unknown>>;
  readonly script?: string;
};

export type Subject = {
  readonly name: "tock" | "reference";
  readonly folder: string;
  /** The popup's path in the package. */
  readonly popup: string;
  readonly codeSelector: string;
  readonly searchSelector: string;
  /** Accounts in an encrypted vault that is unlocked. */
  readonly seed: (count: number) => Promise<Seed>;
};

/** @param folder An unpacked build; left out: what `npm run build` makes, made anew where it is out of date. */
export const tock = (folder: string = ensureBuilt("chromium")): Subject => ({
  name: "tock",
  folder,
  popup: "src/ui/popup/index.html",
  codeSelector: '[data-testid="code"]',
  searchSelector: '[data-testid="search"]',
  // Older than what a use of Tock puts off writing down: each popup is opened as one is after a while.
  seed: (count) => seedVault(count, { locked: false, nowMs: Date.now() - 60_000 }),
});

const OUT = join(PROJECT, "bench-out");
const OTPAUTH = join(PROJECT, "node_modules/otpauth/dist/otpauth.umd.min.js");

/** The smallest hand-written page that does a popup's work. */
export function referencePopup(): Subject {
  const folder = unpack("popup");
  copyFileSync(OTPAUTH, join(folder, "otpauth.js"));
  return {
    name: "reference",
    folder,
    popup: "popup.html",
    codeSelector: ".code",
    searchSelector: "#search",
    seed: (count) => Promise.resolve(sealedAccounts(count)),
  };
}

/** An extension with a worker that does nothing. @returns Its folder. */
export const referenceWorker = (): string => unpack("worker");

function unpack(name: "popup" | "worker"): string {
  const folder = join(OUT, `reference-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  cpSync(join(import.meta.dirname, "reference", name), folder, { recursive: true });
  return folder;
}

function sealedAccounts(count: number): Seed {
  const accounts = Array.from({ length: count }, (_, index) => {
    const { issuer, label, parameters } = draftOf(index);
    return { issuer, label, secret: toBase32(parameters.secret.reveal()) };
  });
  const key = createHash("sha256").update("key").digest();
  const iv = createHash("sha256").update("iv").digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(accounts)), cipher.final(), cipher.getAuthTag()]);
  return {
    local: { vault: { iv: iv.toString("base64"), ciphertext: ciphertext.toString("base64") } },
    session: { key: key.toString("base64") },
  };
}
