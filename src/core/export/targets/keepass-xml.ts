import type { AccountDraft, Algorithm } from "#core/account/account.ts";
import { STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, type RandomBytes } from "#core/bytes.ts";
import { addressesOf, fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

const ALGORITHMS: Readonly<Record<Algorithm, string>> = {
  SHA1: "HMAC-SHA-1",
  SHA256: "HMAC-SHA-256",
  SHA512: "HMAC-SHA-512",
};

/**
 * KeePass 2's XML: entries with the fields that KeePass 2.47 makes codes from (keepass.info, placeholders `{TIMEOTP}`), for
 * Steam those of the plug-in KeeTrayTOTP. One group for each group of ours.
 */
export const keepassXml: ExportTarget = {
  app: "keepass",
  id: "keepass-xml",
  extension: "xml",
  fit: fits({ types: ["totp", "hotp", "steam"], tags: "one", note: true, sites: "one" }),
  write: (drafts, { random }) => {
    const groups = [...new Set(drafts.flatMap(({ tags }) => tags.slice(0, 1)))];
    const entriesOf = (tag: string | undefined): string =>
      drafts
        .filter(({ tags }) => tags[0] === tag)
        .map((draft) => entryOf(draft, random))
        .join("");
    const inner = groups.map((name) => group(name, entriesOf(name), random)).join("");
    return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile><Meta><Generator>Tock</Generator></Meta><Root>${group("Tock", entriesOf(undefined) + inner, random)}</Root></KeePassFile>
`;
  },
};

const uuid = (random: RandomBytes): string => `<UUID>${toBase64(random(16))}</UUID>`;
const group = (name: string, content: string, random: RandomBytes): string =>
  `<Group>${uuid(random)}<Name>${escaped(name)}</Name>${content}</Group>`;

function entryOf(draft: AccountDraft, random: RandomBytes): string {
  const { issuer, label, note } = draft;
  const strings: Readonly<Record<string, string>> = {
    Title: issuer,
    UserName: label,
    Password: "",
    URL: addressesOf(draft)[0] ?? "",
    Notes: note,
    ...codeStrings(draft),
  };
  const lines = Object.entries(strings).map(
    ([key, value]) => `<String><Key>${key}</Key><Value>${escaped(value)}</Value></String>`,
  );
  return `<Entry>${uuid(random)}${lines.join("")}</Entry>\n`;
}

function codeStrings({ parameters }: AccountDraft): Readonly<Record<string, string>> {
  const secret = toBase32(parameters.secret.reveal());
  switch (parameters.type) {
    case "totp":
      return {
        "TimeOtp-Secret-Base32": secret,
        "TimeOtp-Length": String(parameters.digits),
        "TimeOtp-Period": String(parameters.periodSeconds),
        "TimeOtp-Algorithm": ALGORITHMS[parameters.algorithm],
      };
    case "hotp":
      return {
        "HmacOtp-Secret-Base32": secret,
        "HmacOtp-Counter": String(parameters.counter),
        "HmacOtp-Length": String(parameters.digits),
        "HmacOtp-Algorithm": ALGORITHMS[parameters.algorithm],
      };
    case "steam":
      return { "TOTP Seed": secret, "TOTP Settings": `${STEAM_PERIOD_SECONDS};S` };
  }
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 §2.2 has no way at all to write most control characters; a line break alone must not be taken for two. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
