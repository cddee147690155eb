import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8, type Bytes } from "#core/bytes.ts";
import { pbkdf2 } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { randomId } from "#core/vault/ids.ts";
import { sealGcm } from "../ciphers.ts";
import { fits, issuerOrLabel } from "../fit.ts";
import type { ExportTarget, ExportTools } from "../target.ts";

const ROUNDS = 10_000;
const SALT_BYTES = 256;
/** What the app seals to find out whether a password is right (twofas/2fas-android `backup`). */
const REFERENCE =
  "tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbzLebqVFJsR7IZ2w58" +
  "t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnDlGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8ELyOrESv" +
  "5R5DMDkD4iAF8TXU7KyoJujd";

/** 2FAS, schema 4, in clear or behind a password; groups stay in clear. */
export const twofas: ExportTarget = {
  app: "2fas",
  id: "2fas",
  extension: "2fas",
  fit: fits({ types: ["totp", "hotp", "steam"], tags: "one", needsIssuer: true }),
  write: (drafts, tools) => {
    const { groups, services } = backup(drafts, tools);
    return JSON.stringify({ services, groups, ...about(tools) });
  },
  async seal(drafts, password, tools) {
    const { random } = tools;
    const { groups, services } = backup(drafts, tools);
    const salt = random(SALT_BYTES);
    const key = await pbkdf2({ app: "2fas", password, salt, options: {} }, "SHA-256", ROUNDS);
    if (!key.ok) return key;
    const sealed = async (plain: Bytes): Promise<string> => {
      const { nonce, sealed: ciphertext } = await sealGcm(key.value, plain, random);
      return [ciphertext, salt, nonce].map(toBase64).join(":");
    };
    const servicesEncrypted = await sealed(utf8(JSON.stringify(services)));
    const reference = await sealed(utf8(REFERENCE));
    return ok(utf8(JSON.stringify({ services: [], groups, ...about(tools), servicesEncrypted, reference })));
  },
};

const about = ({ nowMs }: ExportTools) => ({
  updatedAt: nowMs,
  schemaVersion: 4,
  appVersionCode: 5_000_000,
  appVersionName: "5.0.0",
  appOrigin: "android",
});

function backup(drafts: readonly AccountDraft[], { random, nowMs }: ExportTools) {
  const names = [...new Set(drafts.flatMap(({ tags }) => tags.slice(0, 1)))];
  const groups = names.map((name) => ({ id: randomId(random), name, isExpanded: true, updatedAt: nowMs }));
  const services = drafts.map((draft, position) => {
    const { issuer, label, parameters } = draft;
    const name = issuerOrLabel(draft);
    const groupId = groups.find((group) => group.name === draft.tags[0])?.id;
    return {
      name,
      secret: toBase32(parameters.secret.reveal()),
      updatedAt: nowMs,
      otp: { label, account: label, issuer, ...otpOf(parameters), source: "Manual" },
      order: { position },
      icon: { selected: "Label", label: { text: name.slice(0, 2).toUpperCase(), backgroundColor: "Default" } },
      ...(groupId !== undefined && { groupId }),
    };
  });
  return { groups, services };
}

function otpOf(parameters: CodeParameters) {
  switch (parameters.type) {
    case "totp": {
      const { digits, periodSeconds: period, algorithm } = parameters;
      return { digits, period, algorithm, tokenType: "TOTP" };
    }
    case "hotp": {
      const { digits, counter, algorithm } = parameters;
      return { digits, counter, algorithm, tokenType: "HOTP" };
    }
    case "steam":
      return { digits: STEAM_DIGITS, period: STEAM_PERIOD_SECONDS, algorithm: "SHA1", tokenType: "STEAM" };
  }
}
