/** Formats that are text but no JSON: lists of links, preferences, pages, tables. */
import { describe, expect, it } from "vitest";
import { utf8 } from "#core/bytes.ts";
import { buildMigrationUris } from "#core/account/migration-uri.ts";
import { KEY, SECRET, draftsOf, failureOf, importing, linesOf, signed } from "../support.ts";

const ada = `totp Harbour / ada ${SECRET} SHA1 6 30`;
const uri = (rest = "") => `otpauth://totp/Harbour:ada?secret=${SECRET}&issuer=Harbour${rest}`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const preferences = (strings: Readonly<Record<string, string>>) =>
  `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>${Object.entries(strings)
    .map(([name, text]) => `<string name="${name}">${escaped(text)}</string>`)
    .join("\n")}<int name="version" value="1" /></map>`;

describe("lists of links", () => {
  it("give each line a row, but for blank ones and comments", async () => {
    const list = [
      "# my accounts",
      "",
      uri(),
      "no link at all",
      "otpauth://totp/B:bob?secret=1&issuer=B",
      "motp://V:x?secret=7a",
    ];
    expect(await linesOf(importing(list.join("\r\n")))).toEqual([
      ada,
      "#2: not-otpauth",
      "B:bob: bad-secret",
      "#4: unsupported-type",
    ]);
  });

  it.each([
    ["a byte order mark", `\uFEFF${uri()}\r\n`],
    ["words before the link", `My code: ${uri()}`],
    ["one line without end", uri()],
  ])("may have %s", async (_, text) => {
    expect(await linesOf(importing(text))).toEqual([ada]);
  });

  it.each([
    ["UTF-16 with its mark", "\uFEFF", "utf16le"],
    ["UTF-16 without it", "", "utf16le"],
  ] as const)("may come in %s", async (_, mark, encoding) => {
    const bytes = new Uint8Array(Buffer.from(`${mark}${uri()}\n`, encoding));
    expect(await linesOf(importing(bytes))).toEqual([ada]);
  });

  it("of Ente keep tags, note and pin, and leave the bin's accounts where they lie", async () => {
    const display = (value: object) => `&codeDisplay=${encodeURIComponent(JSON.stringify(value))}`;
    const file = [
      uri(display({ pinned: true, trashed: false, tags: ["Ships"], note: "pier 4 & 5" })),
      uri(display({ trashed: true })),
    ].join("\n");
    expect(await linesOf(importing(file))).toEqual([ada, "Harbour: ada: in-bin"]);
    const [draft] = await draftsOf(importing(file));
    expect(draft).toMatchObject({ tags: ["Ships"], note: "pier 4 & 5", pinned: true });
  });

  it("of WinAuth drop what is no code, and say so", async () => {
    const outcome = await importing(uri(`&icon=x&data=${encodeURIComponent('{"shared_secret":"x"}')}`));
    expect(outcome).toMatchObject({ value: { notices: [{ kind: "other-secrets-dropped" }] } });
  });

  it("collect Google's transfer codes in any order, and tell how many are missing", async () => {
    const draft = (await draftsOf(importing(uri())))[0]!;
    const drafts = Array.from({ length: 25 }, (_, index) => ({ ...draft, label: `ada ${index}` }));
    const { uris } = buildMigrationUris(drafts, 7);
    expect(uris).toHaveLength(3);
    const complete = await importing([uris[2], uris[0], uris[1]].join("\n"));
    expect(await linesOf(complete)).toHaveLength(25);
    expect(complete).toMatchObject({ value: { notices: [] } });
    const partly = await importing(uris[1]!);
    expect(partly).toMatchObject({ value: { notices: [{ kind: "parts-missing", missing: 2, of: 3 }] } });
    expect(await failureOf(importing(uris[1]!.slice(0, -30)))).toMatchObject({ kind: "damaged" });
  });
});

describe("pages", () => {
  it("are searched for links as text", async () => {
    const page = `<!doctype html><html><body onload="x()"><code>${escaped(uri())}</code></body></html>`;
    expect(await linesOf(importing(page))).toEqual([ada]);
  });

  it("and pictures give what the caller reads in them", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    const page = `<html><img src="data:image/png;base64,${Buffer.from(png).toString("base64")}"></html>`;
    const decodeImage = () => Promise.resolve([uri()]);
    expect(await linesOf(importing(page, { decodeImage }))).toEqual([ada]);
    expect(await linesOf(importing(png, { decodeImage }))).toEqual([ada]);
    expect(await failureOf(importing(png))).toMatchObject({ kind: "unsupported", reason: "picture" });
    expect(await failureOf(importing(png, { decodeImage: () => Promise.resolve([]) }))).toMatchObject({
      kind: "no-accounts",
    });
  });
});

describe("preferences of Android apps", () => {
  it("of FreeOTP 1", async () => {
    const token = {
      algo: "SHA1",
      counter: 0,
      digits: 6,
      issuerExt: "Harbour",
      label: "ada",
      period: 30,
      secret: signed(KEY),
      type: "TOTP",
    };
    const file = preferences({ "Harbour:ada": JSON.stringify(token), tokenOrder: '["Harbour:ada"]' });
    expect(await linesOf(importing(file))).toEqual([ada]);
  });

  it("of Authy", async () => {
    const file = preferences({
      "com.authy.storage.tokens.authenticator.key": JSON.stringify([
        { name: "Harbour: ada", originalIssuer: "Harbour", decryptedSecret: SECRET, digits: 6 },
      ]),
      "com.authy.storage.tokens.authy.key": JSON.stringify([
        { name: "Desk", secretSeed: Buffer.from(KEY).toString("hex") },
      ]),
    });
    expect(await linesOf(importing(file))).toEqual([ada, `totp Desk /  ${SECRET} SHA1 7 10`]);
  });

  it("of TOTP Authenticator, whose keys have three encodings", async () => {
    const codes = [
      { name: "ada", issuer: "Harbour", key: SECRET, base: 32, digits: "6", period: "30" },
      { name: "bob", issuer: "Unknown", key: Buffer.from(KEY).toString("hex"), base: 16, digits: "8", period: "60" },
      { name: "cy", issuer: "C", key: Buffer.from(KEY).toString("base64"), base: 64 },
    ];
    expect(await linesOf(importing(preferences({ STATIC_TOTP_CODES_LIST: JSON.stringify(codes) })))).toEqual([
      ada,
      `totp  / bob ${SECRET} SHA1 8 60`,
      `totp C / cy ${SECRET} SHA1 6 30`,
    ]);
  });

  it("of Battle.net, behind its mask", async () => {
    // The mask begins so; the values are "3132…3930", the key in hex, and "EU-1".
    const mask = Buffer.from("398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773f", "hex");
    const masked = (text: string) =>
      Buffer.from(Uint8Array.from(Buffer.from(text), (byte, index) => byte ^ (mask[index] ?? 0))).toString("hex");
    const file = preferences({
      "com.blizzard.messenger.AUTHENTICATOR_SERIAL": masked("EU-1"),
      "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET": masked(Buffer.from(KEY).toString("hex")),
    });
    expect(await linesOf(importing(file))).toEqual([`totp Battle.net / EU-1 ${SECRET} SHA1 8 30`]);
  });

  it("that are cut off are damaged", async () => {
    const file = preferences({ "com.authy.storage.tokens.authenticator.key": "[]" });
    expect(await failureOf(importing(file.slice(0, -5)))).toEqual({ kind: "damaged", app: "authy" });
  });
});

describe("tables of password managers", () => {
  const otp = `"${uri()}"`;
  it.each<[string, string, readonly string[]]>([
    [
      "Bitwarden",
      `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\nShips,1,login,Boat,deck,,0,https://example.org,ada,pw,${SECRET}\n,,login,None,,,0,,bob,pw,\n`,
      ["Boat / ada | Ships | deck | true | example.org"],
    ],
    [
      "LastPass",
      `url,username,password,totp,extra,name,grouping,fav\nhttps://example.org,ada,pw,${SECRET},deck,Boat,Ships,1\n`,
      ["Boat / ada | Ships | deck | true | example.org"],
    ],
    [
      "Dashlane",
      `username,username2,username3,title,password,note,url,category,otpSecret\nada,,,Boat,pw,deck,https://example.org,Ships,${SECRET}\n`,
      ["Boat / ada | Ships | deck | false | example.org"],
    ],
    [
      "1Password",
      `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\nBoat,https://example.org,ada,pw,${otp},true,false,Ships;Work,deck\n`,
      ["Harbour / ada | Ships,Work | deck | true | example.org"],
    ],
    [
      "Apple Passwords",
      `Title,URL,Username,Password,Notes,OTPAuth\r\nexample.org (ada),https://example.org/,ada,pw,deck,${otp}\r\n`,
      ["Harbour / ada |  | deck | false | example.org"],
    ],
    [
      "Strongbox",
      `Title,Username,Email,Password,URL,OTPAuth,Notes\nBoat,ada,,pw,https://example.org,${otp},deck\n`,
      ["Harbour / ada |  | deck | false | example.org"],
    ],
    [
      "KeePassXC",
      `"Group","Title","Username","Password","URL","Notes","TOTP","Icon"\n"Root/Ships/Old","Boat ""1""","ada","pw","","deck,\nlower",${otp},"0"\n`,
      ["Harbour / ada | Ships/Old | deck,\nlower | false | "],
    ],
    [
      "Proton Pass",
      `type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\nlogin,Boat,,a@example.org,,pw,deck,${SECRET},1,1,Ships\n`,
      ["Boat / a@example.org | Ships | deck | false | "],
    ],
    ["somebody", `Issuer;Account;2FA\nBoat;ada;${SECRET}\n`, ["Boat / ada |  |  | false | "]],
    [
      "Keeper, which has no header",
      `"Ships\\Old","Boat","ada","pw","https://example.org","deck","","TFC:Keeper",${otp}\n"","None","bob","pw","","",""\n`,
      ["Harbour / ada | Ships/Old | deck | false | example.org"],
    ],
    [
      "Enpass, which has none either",
      `"Boat","Username","ada","*Password","pw","Website","https://example.org","One-time code","${SECRET}","deck"\n"None","Username","bob",""\n`,
      ["Boat / ada |  | deck | false | example.org"],
    ],
  ])("of %s", async (_, table, expected) => {
    const drafts = await draftsOf(importing(table));
    const shown = drafts.map(
      ({ issuer, label, tags, note, pinned, sites }) =>
        `${issuer} / ${label} | ${tags.join()} | ${note} | ${pinned} | ${sites.map(({ value }) => value).join()}`,
    );
    expect(shown).toEqual(expected);
  });

  it("take names as text, also formulas", async () => {
    const table = `name,login_uri,login_totp\n"=HYPERLINK(""https://example.org"")",,${SECRET}\n`;
    expect(await linesOf(importing(table))).toEqual([`totp =HYPERLINK("https://example.org") /  ${SECRET} SHA1 6 30`]);
  });

  it.each([
    ["chrome", "name,url,username,password,note\nx,https://example.org,ada,pw,"],
    ["nordpass", "name,url,additional_urls,username,password,note,cardholdername,cardnumber\nx,,,ada,pw,,,"],
    ["firefox", '"url","username","password","httpRealm","formActionOrigin"\n"https://example.org","ada","pw","",""'],
    ["roboform", "Name,Url,MatchUrl,Login,Pwd,Note,Folder\nx,,,ada,pw,,"],
  ])("of %s hold no codes, which is said by name", async (app, table) => {
    expect(await failureOf(importing(table))).toEqual({ kind: "unsupported", app, reason: "no-codes-in-export" });
  });

  it("that are cut off inside a field are damaged", async () => {
    const table = `name,login_uri,login_totp\n"a",,${SECRET}\n"b`;
    expect(await failureOf(importing(table))).toEqual({ kind: "damaged", app: "bitwarden" });
  });
});

describe("what is refused with a way out", () => {
  it.each<[string, Uint8Array<ArrayBuffer> | string | object, object]>([
    ["OpenPGP in armour", "-----BEGIN PGP MESSAGE-----\n\nabc", { kind: "unsupported", reason: "openpgp" }],
    [
      "OpenPGP in binary",
      new Uint8Array([0x85, 0x01, 0x0c, 0x03, 1, 2, 3, 4]),
      { kind: "unsupported", reason: "openpgp" },
    ],
    [
      "Bitwarden's export for the same account",
      { encrypted: true, encKeyValidation_DO_NOT_EDIT: "2.x", data: "2.y" },
      { kind: "unsupported", app: "bitwarden", reason: "account-bound" },
    ],
    ["prose", "Dear diary, today I scanned a code.", { kind: "not-recognised" }],
    ["an empty file", "", { kind: "empty" }],
    ["white space", " \r\n\t", { kind: "empty" }],
    ["an empty object", {}, { kind: "not-recognised" }],
    ["an empty list", [], { kind: "not-recognised" }],
    ["null", "null", { kind: "not-recognised" }],
    ["JSON that is cut off", '{"version":1,"header":{', { kind: "damaged" }],
    ["JSON without bottom", "[".repeat(100_000), { kind: "too-big", limit: "depth" }],
    ["33 MiB", utf8("x".repeat(33 * 1024 * 1024)), { kind: "too-big", limit: "file" }],
  ])("%s", async (_, file, failure) => {
    expect(await failureOf(importing(file))).toMatchObject(failure);
  });
});
