import * as v from "valibot";
import type { Account, CodeParameters } from "../account/account.ts";
import { utf8, type Bytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import { decodeAccount, decodeParameters, encodeAccount, encodeParameters, type JsonObject } from "./account-row.ts";
import { migrated } from "./migrations.ts";
import { decodeSettings, DEFAULT_SETTINGS, type Settings } from "./settings.ts";

/** The last time step (or counter) of an account whose code went to a site, so that a second asker is noticed. */
export type SentCode = { readonly accountId: string; readonly site: string; readonly step: number };

/** What an account made its codes from before an edit: kept until the new ones are proven. */
export type FormerParameters = {
  readonly accountId: string;
  readonly parameters: CodeParameters;
  /** Epoch ms of the edit. */
  readonly replacedAt: number;
};

/** Everything that is sealed. */
export type VaultBody = {
  /** Those in the trash (`trashedAt`) as well. */
  readonly accounts: readonly Account[];
  readonly settings: Settings;
  readonly sentCodes: readonly SentCode[];
  readonly former: readonly FormerParameters[];
  readonly foreign: ForeignParts;
};

/** What a newer version of Tock has written and this one does not know: carried along and written back. */
export type ForeignParts = {
  readonly members: JsonObject;
  /** By account id: further members of that account's row. */
  readonly accountMembers: Readonly<Record<string, JsonObject>>;
  /** Whole rows, such as an account of a type that does not exist yet. */
  readonly rows: readonly unknown[];
};

export const EMPTY_BODY: VaultBody = {
  accounts: [],
  settings: DEFAULT_SETTINGS,
  sentCodes: [],
  former: [],
  foreign: { members: {}, accountMembers: {}, rows: [] },
};

/** Repeated inside the seal, so that no body can be moved under another header. */
export type BodyContext = {
  readonly vaultId: string;
  readonly gen: number;
  /** Epoch ms. */
  readonly savedAt: number;
};

/** The JSON is filled up with spaces to a multiple of this: its length tells little about what is in it. */
export const PADDING_BYTES = 4096;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The account rows are left to account-row.ts: at 10,000 accounts valibot alone would cost more than all the rest. */
const bodySchema = v.looseObject({
  vaultId: v.string(),
  gen: count,
  savedAt: count,
  accounts: v.custom<readonly unknown[]>(Array.isArray),
  settings: v.unknown(),
  sentCodes: v.array(v.object({ accountId: v.string(), site: v.string(), step: count })),
  former: v.array(v.looseObject({ accountId: v.string(), replacedAt: count })),
});

/** @returns The padded plaintext that goes under the seal. */
export function encodeBody(body: VaultBody, context: BodyContext): Bytes {
  const { members, accountMembers, rows } = body.foreign;
  const json = JSON.stringify({
    ...members,
    ...context,
    accounts: [
      ...body.accounts.map((account) => {
        const foreignMembers = accountMembers[account.id];
        const row = encodeAccount(account);
        return foreignMembers === undefined ? row : { ...foreignMembers, ...row };
      }),
      ...rows,
    ],
    settings: body.settings,
    sentCodes: body.sentCodes,
    former: body.former.map(({ accountId, replacedAt, parameters }) => ({
      accountId,
      replacedAt,
      ...encodeParameters(parameters),
    })),
  });
  const bytes = utf8(json);
  const padded = new Uint8Array(Math.ceil(bytes.length / PADDING_BYTES) * PADDING_BYTES).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** Reads what the seal has vouched for, in the format that the record says it is in; a failure means a bug in the writer, and the generation counts as damaged. */
export function decodeBody(
  plain: Bytes,
  format: number,
): Result<{ readonly body: VaultBody; readonly context: BodyContext }, { readonly kind: "damaged" }> {
  const parsed = v.safeParse(bodySchema, migratedJson(parseJson(plain), format));
  if (!parsed.success) return fail({ kind: "damaged" });
  const {
    vaultId,
    gen,
    savedAt,
    accounts: storedRows,
    settings,
    sentCodes,
    former: storedFormer,
    ...members
  } = parsed.output;

  const accounts: Account[] = [];
  const accountMembers: Record<string, JsonObject> = {};
  const rows: unknown[] = [];
  for (const row of storedRows) {
    const decoded = decodeAccount(row);
    if (decoded === undefined) {
      rows.push(row);
      continue;
    }
    accounts.push(decoded.account);
    if (decoded.foreign !== undefined) accountMembers[decoded.account.id] = decoded.foreign;
  }
  const former = storedFormer.flatMap(({ accountId, replacedAt, ...row }) => {
    const parameters = decodeParameters(row);
    return parameters === undefined ? [] : [{ accountId, replacedAt, parameters }];
  });
  return ok({
    body: {
      accounts,
      settings: decodeSettings(settings),
      sentCodes,
      former,
      foreign: { members, accountMembers, rows },
    },
    context: { vaultId, gen, savedAt },
  });
}

/** What is no object is none in any format; the schema refuses it. */
const migratedJson = (json: unknown, format: number): unknown =>
  typeof json === "object" && json !== null ? migrated(json as Record<string, unknown>, format) : json;

function parseJson(plain: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
}
