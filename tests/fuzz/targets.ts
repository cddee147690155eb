/** What is fuzzed: everything that takes input from a page, a picture, a file, a store or another context. */
import fc from "fast-check";
import { zipSync } from "fflate";
import { buildMigrationUris, parseMigrationUri } from "#core/account/migration-uri.ts";
import { buildOtpauthUri, parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { equalBytes, fromBase64, utf8 } from "#core/bytes.ts";
import { readBackup } from "#core/export/backup.ts";
import { importFile } from "#core/import/index.ts";
import { VaultKey } from "#core/vault/vault-key.ts";
import { decodeMark, makeMark } from "#core/vault/mark.ts";
import { decodeSession, encodeSession } from "#core/vault/session.ts";
import { decodeSettings } from "#core/vault/settings.ts";
import { decodeBody, encodeBody } from "#core/vault/vault-body.ts";
import { areSameRecord, decodeVaultRecord, FORMAT, sumIsRight, type VaultRecord } from "#core/vault/vault-file.ts";
import { openVault, sealVault } from "#core/vault/vault.ts";
import { dispatch, type Handlers } from "#messages/dispatch.ts";
import { requests, type RequestName } from "#messages/protocol.ts";
import { bodyOf, draft, hotp, NOW, quickVault, random } from "../core/vault/support.ts";
import { rightBodies } from "../messages/bodies.ts";
import { mutatedBytes, mutatedJson, mutatedText } from "./mutations.ts";
import { codeOf, faultOf } from "./soundness.ts";

/** What came of one input. What must not be is thrown. */
type Verdict = "taken" | "refused";

export type Target = {
  readonly name: string;
  /** How many cases the unit suite tries. */
  readonly short: number;
  /** At least this share must be taken, or the inputs are so wild that only a parser's first lines are tried. */
  readonly takenShare: number;
  readonly make: () => Promise<fc.IAsyncPropertyWithHooks<[unknown]>>;
  readonly tally: { taken: number; refused: number };
};

function target<T>(
  name: string,
  { short, takenShare }: Pick<Target, "short" | "takenShare">,
  make: () => Promise<readonly [fc.Arbitrary<T>, (input: T) => Verdict | Promise<Verdict>]>,
): Target {
  const tally = { taken: 0, refused: 0 };
  return {
    name,
    short,
    takenShare,
    tally,
    make: async () => {
      const [inputs, judge] = await make();
      return fc.asyncProperty(inputs, async (input) => {
        tally[await judge(input)]++;
      });
    },
  };
}

function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** As JSON; empty where there is no value at all. */
const textOf = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));

/** The same to the byte, but for the sum, which keeps nobody out: base64 may be written with white space in it. */
const isSameSealed = (one: VaultRecord, other: VaultRecord): boolean =>
  equalBytes(fromBase64(one.ct) ?? new Uint8Array(), fromBase64(other.ct) ?? new Uint8Array()) &&
  areSameRecord({ ...one, ct: "", sum: "" }, { ...other, ct: "", sum: "" });

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const URIS = [
  `otpauth://totp/ACME%20Co:john@example.com?secret=${KEY}&issuer=ACME%20Co&algorithm=SHA256&digits=8&period=60`,
  `otpauth://hotp/ACME%3Ajohn?secret=${KEY}&counter=9007199254740991`,
  `OTPAUTH://TOTP/A?SECRET=GEZD-GNBV+GY3T%20QOJQ======&amp;ISSUER=Steam&encoder=steam`,
  `otpauth://steam/Steam:gabe?secret=${KEY}&steam`,
  `steam://${KEY}`,
  `apple-otpauth://totp/%E8%8E%8E:%F0%9F%94%91?secret=${KEY}&algorithm=Algorithm.sha1`,
  `otpauth://totp/https://example.org?secret=${KEY}&digits=4&period=86400&image=https%3A%2F%2Fexample.org`,
] as const;
const PIECES = [
  ...["%", ":", "?", "&", "=", "+", "#", "/", ";", "-", "_", " ", "0", "1", "8", "9", "a", "Z", "\u0000", "\n"],
  ...["\u202e", "\u200d", "\ud83d", "\udd11", "ſ", "٦", "%00", "%zz", "%E9", "%F0%9F", "&amp;", "://", "secret="],
  ...["digits=", "period=-1", "counter=1e9", "algorithm=MD5", "9".repeat(30), "A".repeat(300), "🏴‍☠️", "__proto__="],
  ...["null", "NaN", "steam", "hotp", "////", "::::", "<img src=x onerror=alert(1)>"],
] as const;

function judgeUri(uri: string): Verdict {
  const result = parseOtpauthUri(uri);
  if (!result.ok) {
    claim(!JSON.stringify(result.failure).includes(KEY.slice(0, 8)), "a failure repeats the secret");
    return "refused";
  }
  const { draft: read } = result.value;
  const fault = faultOf(read);
  claim(fault === undefined, fault ?? "");
  // What comes in must also work and go out again. Costly, so a part of them has to do.
  if (uri.length % 16 === 0) {
    claim(/^[0-9A-Z]{4,10}$/.test(codeOf(read)), "no code");
    const again = parseOtpauthUri(buildOtpauthUri(read));
    claim(again.ok && codeOf(again.value.draft) === codeOf(read), "another account after going out and in");
    claim(
      again.ok && again.value.draft.issuer === read.issuer && again.value.draft.label === read.label,
      "other names",
    );
  }
  return "taken";
}

function judgeTransfer(uri: string): Verdict {
  const result = parseMigrationUri(uri);
  if (!result.ok) return "refused";
  for (const row of result.value.rows) {
    const fault = row.ok ? faultOf(row.value.draft) : undefined;
    claim(fault === undefined, fault ?? "");
  }
  return "taken";
}

const TRANSFERS = (): readonly string[] => {
  const drafts = URIS.slice(0, 3).flatMap((uri) => {
    const parsed = parseOtpauthUri(uri);
    return parsed.ok ? [{ ...parsed.value.draft, label: "a:b" }] : [];
  });
  return buildMigrationUris(drafts, -5).uris;
};

const dataOf = (uri: string): Uint8Array => Buffer.from(decodeURIComponent(uri.split("data=")[1] ?? ""), "base64");

/** Exports of a dozen apps in their own shapes, and of Tock itself. */
async function exportsOfApps(): Promise<readonly [Uint8Array, ...Uint8Array[]]> {
  const aegis = { type: "totp", uuid: "u", name: "ada", issuer: "Harbour", note: "", favorite: false, icon: null };
  const totp = { secret: KEY, algo: "SHA256", digits: 8, period: 60 };
  const jsons: readonly object[] = [
    { version: 1, header: { slots: null, params: null }, db: { version: 3, entries: [{ ...aegis, info: totp }] } },
    { schemaVersion: 4, services: [{ name: "Harbour", secret: KEY, otp: { account: "ada", tokenType: "TOTP" } }] },
    [{ secret: KEY, issuer: "Harbour", label: "ada", digits: 8, type: "TOTP", algorithm: "SHA256", period: 60 }],
    {
      Authenticators: [
        { Type: 2, Issuer: "Harbour", Username: "ada", Secret: KEY, Algorithm: 1, Digits: 8, Period: 60 },
      ],
    },
    {
      encrypted: false,
      items: [{ type: 1, name: "Harbour", login: { username: "ada", totp: `otpauth://totp/x?secret=${KEY}` } }],
    },
    [{ name: "Harbour", secret: KEY, type: "totp" }],
  ];
  const { vault } = await quickVault(bodyOf(draft("Harbour")));
  const { record } = await sealVault(vault, NOW, random);
  const texts = [
    ...jsons.map((json) => JSON.stringify(json)),
    JSON.stringify(record),
    `${URIS[0]}\n${URIS[1]}\n`,
    `name,url,username,password,totp\nHarbour,https://example.org,ada,x,${KEY}\n"a ""b""",,,,"otpauth://totp/x?secret=${KEY}"\n`,
    `<?xml version="1.0"?><map><string name="tokenOrder">["a"]</string><string name="a">{"secret":[1,2]}</string></map>`,
    `<html><body><a href="otpauth://totp/x?secret=${KEY}">x</a></body></html>`,
  ];
  const zip = zipSync({ "1pux/export.data": utf8(texts[0] ?? ""), "x.json": utf8(texts[1] ?? "") });
  const bytes = [...texts.map(utf8), zip];
  return [bytes[0] ?? zip, ...bytes.slice(1)];
}

export const targets: readonly Target[] = [
  target("uris", { short: 20_000, takenShare: 0.1 }, () => Promise.resolve([mutatedText(URIS, PIECES), judgeUri])),

  target("transfer codes, as text", { short: 4000, takenShare: 0.01 }, () => {
    const [first = "", ...others] = TRANSFERS();
    return Promise.resolve([mutatedText([first, ...others], PIECES), judgeTransfer]);
  }),

  target("transfer codes, as bytes", { short: 4000, takenShare: 0.05 }, () => {
    const [first = new Uint8Array(), ...others] = TRANSFERS().map(dataOf);
    const uris = mutatedBytes([first, ...others]).map(
      (bytes) => `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString("base64"))}`,
    );
    return Promise.resolve([uris, judgeTransfer]);
  }),

  target("vault files", { short: 1000, takenShare: 0.01 }, async () => {
    const { vault } = await quickVault(bodyOf(draft("Example"), draft("Counter", { parameters: hotp(7) })));
    const { record } = await sealVault(vault, NOW, random);
    return [
      mutatedJson([record]),
      async (value) => {
        const decoded = decodeVaultRecord(value);
        const asFile = await readBackup(textOf(value));
        if (!decoded.ok) return "refused";
        claim(asFile.ok === (await sumIsRight(decoded.value)), "a file is judged otherwise than a record");
        const opened = await openVault(decoded.value, vault.key);
        claim(!opened.ok || isSameSealed(decoded.value, record), "an altered record opens");
        return "taken";
      },
    ];
  }),

  target("vault bodies", { short: 1000, takenShare: 0.2 }, async () => {
    const { vault } = await quickVault(
      bodyOf(draft("Example", { note: "n" }), draft("Counter", { parameters: hotp(7) })),
    );
    const context = { vaultId: vault.header.vaultId, gen: 1, savedAt: NOW };
    const json: unknown = JSON.parse(new TextDecoder().decode(encodeBody(vault.body, context)));
    return [
      mutatedJson([json]),
      (value) => {
        const decoded = decodeBody(utf8(textOf(value)), FORMAT);
        if (!decoded.ok) return "refused";
        const { body } = decoded.value;
        const again = decodeBody(encodeBody(body, decoded.value.context), FORMAT);
        claim(
          again.ok && JSON.stringify(again.value.body) === JSON.stringify(body),
          "another body after going out and in",
        );
        claim(!("polluted" in {}), "a prototype was altered");
        return "taken";
      },
    ];
  }),

  target("what stores hold", { short: 2000, takenShare: 0.02 }, async () => {
    const key = VaultKey.random(random);
    const { vault } = await quickVault();
    const session = encodeSession({ key, vaultId: vault.header.vaultId, gen: 3, deadlineMs: NOW, lastSeenMs: NOW });
    return [
      mutatedJson([session, await makeMark(key, vault.header.vaultId, 3), vault.body.settings]),
      (value) => {
        const settings = decodeSettings(value);
        claim(settings.autoLockMinutes >= 0 && settings.autoLockMinutes <= 10_080, "a lock that never falls");
        const read = decodeSession(value);
        claim(read === undefined || Number.isSafeInteger(read.gen), "a session without a generation");
        return read === undefined && decodeMark(value) === undefined ? "refused" : "taken";
      },
    ];
  }),

  target("messages", { short: 4000, takenShare: 0.01 }, () => {
    const names = Object.keys(requests) as RequestName[];
    const seeds = names.map((name) => ({ role: requests[name].from, message: { name, body: rightBodies[name] } }));
    const [first, ...others] = seeds;
    if (first === undefined) throw new Error("there are no requests");
    const reached: { readonly name: RequestName; readonly role: unknown }[] = [];
    let role: unknown;
    const handlers = Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          reached.push({ name, role });
          return Promise.resolve(null);
        },
      ]),
    ) as unknown as Handlers;
    return Promise.resolve([
      mutatedJson([first, ...others]),
      async (value) => {
        const sent = Object(value) as { readonly role?: unknown; readonly message?: unknown };
        reached.length = 0;
        role = sent.role;
        const sender = { role: sent.role } as Parameters<typeof dispatch>[2];
        const envelope = await dispatch(handlers, sent.message, sender);
        claim("reply" in envelope === reached.length > 0, "a reply without a handler");
        const [answered] = reached;
        if (answered === undefined) return "refused";
        claim(requests[answered.name].from === answered.role, "someone else's request was answered");
        return "taken";
      },
    ]);
  }),

  target("imports", { short: 1500, takenShare: 0.05 }, async () => {
    const seeds = await exportsOfApps();
    return [
      mutatedBytes(seeds),
      async (bytes) => {
        const outcome = await importFile({ name: "export", bytes });
        if (!outcome.ok) {
          claim(!JSON.stringify(outcome.failure).includes(KEY.slice(0, 8)), "a failure repeats the secret");
          return "refused";
        }
        for (const row of outcome.value.rows) {
          const fault = row.kind === "account" ? faultOf(row.draft) : undefined;
          claim(fault === undefined, fault ?? "");
          if (row.kind === "unreadable")
            claim(!JSON.stringify(row.reason).includes(KEY.slice(0, 8)), "a reason repeats a secret");
        }
        return "taken";
      },
    ];
  }),
];
