import type { Account, AccountDraft, CodeParameters } from "#core/account/account.ts";
import { Secret } from "#core/account/secret.ts";

type Totp = Extract<CodeParameters, { type: "totp" }>;

/** @param key The key as text; its bytes are the secret. */
export const totp = (key: string, changes: Partial<Totp> = {}): Totp => ({
  type: "totp",
  secret: new Secret(new TextEncoder().encode(key)),
  algorithm: "SHA1",
  digits: 6,
  periodSeconds: 30,
  ...changes,
});

export const draftOf = (changes: Partial<AccountDraft>): AccountDraft => ({
  issuer: "",
  label: "",
  parameters: totp("a key that nobody else has"),
  sites: [],
  tags: [],
  note: "",
  pinned: false,
  recoveryCodes: [],
  ...changes,
});

export const accountOf = (changes: Partial<Account>): Account => ({
  ...draftOf({}),
  id: "a",
  order: 0,
  createdAt: 1,
  updatedAt: 1,
  ...changes,
});
