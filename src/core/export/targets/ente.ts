import type { AccountDraft } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { MAX_URI_LENGTH } from "#core/account/uri-text.ts";
import { toBase64, utf8 } from "#core/bytes.ts";
import { argon2, type Argon2Cost } from "#core/import/kdf.ts";
import { sealSecretStream, STREAM_HEADER_BYTES } from "#core/import/secret-stream.ts";
import { ok } from "#core/result.ts";
import { fits } from "../fit.ts";
import type { ExportTarget, ExportTools, Field, Sealed } from "../target.ts";

/** What Ente asks of libsodium ("sensitive"), and what it falls back to on devices without so much memory. */
const COSTS: readonly [Argon2Cost, Argon2Cost] = [
  { memoryKiB: 1024 * 1024, passes: 4, lanes: 1 },
  { memoryKiB: 256 * 1024, passes: 16, lanes: 1 },
];

/** Ente Auth: links with what else it knows of an account, in clear or behind a password. ente `mobile/apps/auth`. */
export const ente: ExportTarget = {
  app: "ente",
  id: "ente",
  extension: "txt",
  sealedExtension: "json",
  fit: fits({ types: ["totp", "hotp", "steam"], tags: "all", note: true, pinned: true }, tooLong),
  write: (drafts) => drafts.map((draft) => `${linkOf(draft)}\n`).join(""),
  async seal(drafts, password, tools) {
    const [usual, less] = COSTS;
    const sealed = await sealAt(drafts, password, tools, usual);
    return sealed.ok || sealed.failure.kind !== "kdf-too-costly" ? sealed : sealAt(drafts, password, tools, less);
  },
};

/** For tests as well: the usual cost is many seconds. */
export async function sealAt(
  drafts: readonly AccountDraft[],
  password: string,
  { random }: ExportTools,
  cost: Argon2Cost,
): Sealed {
  const salt = random(16);
  const key = await argon2({ app: "ente", password, salt, options: {} }, "argon2id", cost);
  if (!key.ok) return key;
  const header = random(STREAM_HEADER_BYTES);
  const sealed = sealSecretStream(key.value, header, utf8(drafts.map((draft) => `${linkOf(draft)}\n`).join("")));
  const kdfParams = { memLimit: cost.memoryKiB * 1024, opsLimit: cost.passes, salt: toBase64(salt) };
  return ok(
    utf8(
      JSON.stringify({
        version: 1,
        kdfParams,
        encryptedData: toBase64(sealed),
        encryptionNonce: toBase64(header),
      }),
    ),
  );
}

/** A link that is longer than any reader takes goes without its note, and then without its groups. */
function linkOf(draft: AccountDraft): string {
  const links = [draft, { ...draft, note: "" }, { ...draft, note: "", tags: [] }].map(fullLink);
  return links.find(({ length }) => length <= MAX_URI_LENGTH) ?? buildOtpauthUri(draft);
}

function tooLong(draft: AccountDraft): readonly Field[] {
  if (fullLink(draft).length <= MAX_URI_LENGTH) return [];
  const withoutNote = draft.note === "" ? [] : (["note"] as const);
  return fullLink({ ...draft, note: "" }).length <= MAX_URI_LENGTH ? withoutNote : [...withoutNote, "tags"];
}

function fullLink(draft: AccountDraft): string {
  const { note, pinned, tags } = draft;
  const display = {
    pinned,
    trashed: false,
    lastUsedAt: 0,
    tapCount: 0,
    tags,
    note,
    position: 0,
    iconSrc: "",
    iconID: "",
  };
  return `${buildOtpauthUri(draft)}&codeDisplay=${encodeURIComponent(JSON.stringify(display))}`;
}
