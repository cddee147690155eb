/** The apps whose plain export is a JSON list: what each calls its fields. */
import { describe, expect, it } from "vitest";
import { KEY, SECRET, draftsOf, importing, linesOf, signed } from "../support.ts";

const TOTP = `totp Harbour / ada ${SECRET} SHA256 8 60`;
const HOTP = `hotp Ferry / bob ${SECRET} SHA1 6 #7`;

describe("plain JSON exports", () => {
  it.each<[string, object, readonly string[]]>([
    [
      "2FAS",
      {
        schemaVersion: 4,
        groups: [],
        services: [
          {
            name: "Harbour",
            secret: SECRET,
            otp: { account: "ada", digits: 8, period: 60, algorithm: "SHA256", tokenType: "TOTP" },
          },
          { name: "x", secret: SECRET, otp: { issuer: "Ferry", account: "bob", counter: 7, tokenType: "HOTP" } },
          { name: "Steam", secret: SECRET, otp: { label: "cy", tokenType: "STEAM", digits: null } },
          { name: "Rare", secret: SECRET, otp: { account: "dee", algorithm: "SHA224", tokenType: "TOTP" } },
        ],
      },
      [TOTP, HOTP, `steam Steam / cy ${SECRET}`, "Rare: dee: unsupported-algorithm"],
    ],
    [
      "2FAS, schema 1, where all but the secret is usual",
      { schemaVersion: 1, services: [{ name: "Old", secret: SECRET, otp: { account: "ada" } }] },
      [`totp Old / ada ${SECRET} SHA1 6 30`],
    ],
    [
      "andOTP",
      [
        {
          secret: `${SECRET}======`,
          issuer: "Harbour",
          label: "ada",
          digits: 8,
          type: "TOTP",
          algorithm: "SHA256",
          period: 60,
          tags: ["Ships"],
        },
        { secret: SECRET, issuer: "Ferry", label: "bob", digits: 6, type: "HOTP", algorithm: "SHA1", counter: 7 },
        { secret: SECRET, label: "Old - cy", type: "TOTP" },
        { secret: SECRET, issuer: "", label: "a:b", type: "TOTP" },
        { secret: SECRET, issuer: "m", label: "dee", type: "MOTP" },
      ],
      [TOTP, HOTP, `totp Old / cy ${SECRET} SHA1 6 30`, `totp  / a:b ${SECRET} SHA1 6 30`, "m: dee: unsupported-type"],
    ],
    [
      "Stratum",
      {
        Authenticators: [
          { Type: 2, Issuer: "Harbour", Username: "ada", Secret: SECRET, Algorithm: 1, Digits: 8, Period: 60 },
          { Type: 1, Issuer: "Ferry", Username: "bob", Secret: SECRET, Algorithm: 0, Digits: 6, Counter: 7 },
          { Type: 4, Issuer: "Steam", Username: null, Secret: SECRET },
          { Type: 3, Issuer: "m", Username: "cy", Secret: "7ac61d4736f51a2b" },
          { Type: 5, Issuer: "y", Username: "dee", Secret: SECRET },
          { Type: 2, Issuer: "r", Username: "eve", Secret: SECRET, Algorithm: 9 },
        ],
      },
      [
        TOTP,
        HOTP,
        `steam Steam /  ${SECRET}`,
        "m: cy: unsupported-type",
        "y: dee: unsupported-type",
        "r: eve: unsupported-algorithm",
      ],
    ],
    [
      "2FAuth",
      {
        app: "2fauth_v5",
        schema: 1,
        data: [
          {
            otp_type: "totp",
            account: "ada",
            service: "Harbour",
            secret: SECRET,
            digits: 8,
            algorithm: "sha256",
            period: 60,
            counter: null,
          },
          {
            otp_type: "hotp",
            account: "bob",
            service: "Ferry",
            secret: SECRET,
            digits: 6,
            algorithm: "sha1",
            period: null,
            counter: 7,
          },
          {
            otp_type: "steamtotp",
            account: "cy",
            service: "Steam",
            secret: SECRET,
            digits: 5,
            algorithm: "sha1",
            period: 30,
          },
        ],
      },
      [TOTP, HOTP, `steam Steam / cy ${SECRET}`],
    ],
    [
      "Raivo",
      [
        {
          issuer: "Harbour",
          account: "ada",
          secret: SECRET,
          algorithm: "SHA256",
          digits: "8",
          kind: "TOTP",
          timer: "60",
          counter: "0",
          pinned: "true",
        },
        {
          issuer: "Ferry",
          account: "bob",
          secret: SECRET,
          algorithm: "SHA1",
          digits: "6",
          kind: "HOTP",
          timer: "30",
          counter: "7",
          pinned: "false",
        },
      ],
      [TOTP, HOTP],
    ],
    [
      "LastPass Authenticator",
      {
        deviceName: "phone",
        version: 3,
        accounts: [
          { issuerName: "Harbour", userName: "ada", secret: SECRET, timeStep: 60, digits: 8, algorithm: "SHA256" },
          { originalIssuerName: "Ferry", originalUserName: "bob", secret: SECRET },
        ],
      },
      [TOTP, `totp Ferry / bob ${SECRET} SHA1 6 30`],
    ],
    [
      "FreeOTP+",
      {
        tokenOrder: [],
        tokens: [
          {
            algo: "SHA256",
            digits: 8,
            issuerExt: "Harbour",
            label: "ada",
            period: 60,
            secret: signed(KEY),
            type: "TOTP",
          },
          {
            algo: "SHA1",
            counter: 7,
            digits: 6,
            issuerExt: "F",
            issuerAlt: "Ferry",
            label: "b",
            labelAlt: "bob",
            secret: signed(KEY),
            type: "HOTP",
          },
          { counter: -1, issuerExt: "Fresh", label: "cy", secret: signed(KEY), type: "HOTP" },
          { digits: 5, issuerExt: "Steam", label: "dee", secret: signed(KEY), type: "TOTP" },
          { issuerExt: "Bad", label: "eve", secret: [1, 2, 300], type: "TOTP" },
        ],
      },
      [TOTP, HOTP, `hotp Fresh / cy ${SECRET} SHA1 6 #0`, `steam Steam / dee ${SECRET}`, "Bad: eve: bad-secret"],
    ],
    [
      "Proton Authenticator",
      {
        version: 1,
        entries: [
          {
            id: "1",
            note: null,
            content: {
              uri: `otpauth://totp/Harbour:ada?secret=${SECRET}&issuer=Harbour&algorithm=SHA256&digits=8&period=60`,
              entry_type: "Totp",
              name: "ada",
            },
          },
          { id: "2", note: "n", content: { uri: `steam://${SECRET}`, entry_type: "Steam", name: "cy" } },
        ],
      },
      [TOTP, `steam Steam / cy ${SECRET}`],
    ],
    [
      "Duo, whose push accounts stay in the phone",
      [
        { name: "one", otpGenerator: { otpSecret: SECRET, counter: 12 } },
        { name: "two", otpGenerator: { otpSecret: SECRET.toLowerCase() } },
        { name: "three", pkey: "DP" },
      ],
      [`hotp  / one ${SECRET} SHA1 6 #12`, `totp  / two ${SECRET} SHA1 6 30`, "three: not-portable"],
    ],
    [
      "Steam's own app, whose uri may be stale",
      {
        accounts: {
          a: {
            shared_secret: Buffer.from(KEY).toString("base64"),
            account_name: "gabe",
            uri: "otpauth://totp/Steam:x?secret=ME",
          },
        },
      },
      [`steam Steam / gabe ${SECRET}`],
    ],
  ])("%s", async (_, file, lines) => {
    expect(await linesOf(importing(file))).toEqual(lines);
  });

  it("keep groups, pins and folders as tags and pins", async () => {
    const [one] = await draftsOf(
      importing({
        schemaVersion: 4,
        groups: [{ id: "g", name: "Ships" }],
        services: [{ name: "A", secret: SECRET, groupId: "g", otp: {} }],
      }),
    );
    expect(one?.tags).toEqual(["Ships"]);
    const [two] = await draftsOf(
      importing({
        Authenticators: [{ Type: 2, Issuer: "A", Secret: SECRET }],
        Categories: [{ Id: "c", Name: "Ships" }],
        AuthenticatorCategories: [{ CategoryId: "c", AuthenticatorSecret: SECRET }],
      }),
    );
    expect(two?.tags).toEqual(["Ships"]);
    const [three] = await draftsOf(
      importing({
        localDeviceId: "d",
        folders: [
          { id: 1, name: "Favorites" },
          { id: 4, name: "Ships" },
        ],
        accounts: [{ issuerName: "A", secret: SECRET, isFavorite: true, folderData: { folderId: 4 } }],
      }),
    );
    expect(three).toMatchObject({ tags: ["Ships"], pinned: true });
  });
});
