import { describe, expect, it } from "vitest";
import { findRecoveryCodes } from "#core/enrollment/recovery-codes.ts";

const lines = (text: string) => text.trim().split("\n");

/** Lists as sites lay them out, with codes of our own. */
const LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "two groups of five, one a line",
    `
Download your recovery codes
You can use recovery codes as a second factor if you lose your device.
3f9a1-c07de
b21e8-44fa0
09cd7-a6b13
e5510-7fd2c
7ab3e-19c84
Download
Print
Copy
`,
    ["3f9a1-c07de", "b21e8-44fa0", "09cd7-a6b13", "e5510-7fd2c", "7ab3e-19c84"],
  ],
  [
    "eight digits with a space, numbered",
    `
SAVE YOUR BACKUP CODES
Keep these backup codes somewhere safe but accessible.
1. 4821 9370
2. 7754 0126
3. 1093 6658
4. 6680 2241
5. 3917 5502
You can only use each backup code once.
`,
    ["4821 9370", "7754 0126", "1093 6658", "6680 2241", "3917 5502"],
  ],
  [
    "a table of two columns by tabs, with row numbers",
    `
Your backup codes
1\tk3f9-w2xq\t2\tp8d1-zz4m
3\tq7r2-b5nt\t4\tx0c6-h9vl
`,
    ["k3f9-w2xq", "p8d1-zz4m", "q7r2-b5nt", "x0c6-h9vl"],
  ],
  [
    "a check mark before and a button after each",
    `
Backup Codes
☐ a7f3-91kd
Copy
☐ m2x8-55ty
Copy
☐ 0bq4-c3pz
Copy
☐ 9wd1-e6hr
Copy
`,
    ["a7f3-91kd", "m2x8-55ty", "0bq4-c3pz", "9wd1-e6hr"],
  ],
  [
    "sixteen hexadecimal digits",
    `
Recovery codes
Should you ever lose your phone, each of these recovery codes can be used one time.
1f0e9a37bc5d2846
c4b81e6f93a07d52
7e2d50c8f16b94a3
`,
    ["1f0e9a37bc5d2846", "c4b81e6f93a07d52", "7e2d50c8f16b94a3"],
  ],
  [
    "64 hexadecimal digits",
    `
Save these recovery codes
${"3b7e".repeat(4)}${"91ac".repeat(12)}
${"a05d".repeat(4)}${"47f2".repeat(12)}
${"e8c1".repeat(4)}${"60b9".repeat(12)}
`,
    [
      `${"3b7e".repeat(4)}${"91ac".repeat(12)}`,
      `${"a05d".repeat(4)}${"47f2".repeat(12)}`,
      `${"e8c1".repeat(4)}${"60b9".repeat(12)}`,
    ],
  ],
  [
    "a row of long codes with single spaces",
    `
Scratch codes
k29fbq71 x83mzt40 w05lpc62
h71vdn38 t46rys19 j90gae57
`,
    ["k29fbq71", "x83mzt40", "w05lpc62", "h71vdn38", "t46rys19", "j90gae57"],
  ],
  [
    "commas between",
    `
Emergency scratch codes:
84920175, 17365540, 60284719, 39571862
`,
    ["84920175", "17365540", "60284719", "39571862"],
  ],
  [
    "the heading below",
    `
QX7-MD2-84R
H3K-9ZV-P5T
B6N-WJ8-C4F
Store these one-time recovery codes in a safe place.
`,
    ["QX7-MD2-84R", "H3K-9ZV-P5T", "B6N-WJ8-C4F"],
  ],
  [
    "no heading, but eight that only a generator makes",
    `
Almost done!
k3f9-w2xq
p8d1-zz4m
q7r2-b5nt
x0c6-h9vl
a7f3-91kd
m2x8-55ty
0bq4-c3pz
9wd1-e6hr
Continue
`,
    ["k3f9-w2xq", "p8d1-zz4m", "q7r2-b5nt", "x0c6-h9vl", "a7f3-91kd", "m2x8-55ty", "0bq4-c3pz", "9wd1-e6hr"],
  ],
];

describe("findRecoveryCodes", () => {
  it.each(LISTS)("reads %s", (_form, text, codes) => {
    expect(findRecoveryCodes(lines(text))).toEqual(codes);
  });

  it.each([
    "Ihre Wiederherstellungscodes",
    "Codes de secours",
    "Códigos de respaldo",
    "Códigos de recuperação",
    "Codici di backup",
    "Herstelcodes",
    "Säkerhetskoder",
    "Kody zapasowe",
    "Záložní kódy",
    "Резервные коды",
    "Коды восстановления",
    "Yedek kodlar",
    "バックアップコード",
    "백업 코드",
    "备用验证码",
    "復原碼",
    "קודי גיבוי",
    "رموز النسخ الاحتياطي",
    "Mã dự phòng",
    "รหัสสำรอง",
    "बैकअप कोड",
  ])("knows the heading %j", (heading) => {
    expect(findRecoveryCodes([heading, "4821 9370", "7754 0126", "1093 6658"])).toHaveLength(3);
  });

  it.each([
    ["nothing", ""],
    ["a heading alone", "Backup codes\nGenerate new backup codes\nYou have 7 left"],
    ["two codes", "Backup codes\nk3f9-w2xq\np8d1-zz4m"],
    ["a setup key in groups", "Recovery codes come next\nJBSW Y3DP EHPK 3PXP JBSW Y3DP\nEnter the code"],
    ["commits", "Commits\na1b2c3d4\n9f8e7d6c\n0b1c2d3e\n4f5a6b7c\n8d9e0f1a\n2b3c4d5e\n6f7a8b9c\n1d2e3f4a"],
    ["order numbers", "Backup codes\nORD-104821\nORD-104977\nORD-105230\nORD-105231"],
    ["dates", "Recovery codes\n2024-05-01\n2023-11-17\n2022-02-09"],
    ["addresses of machines", "Backup codes\n192.168.100.7\n10.200.30.44\n172.16.254.1"],
    ["telephone numbers", "Recovery codes by phone\n555-010-4477\n555-013-9021\n202-555-0147"],
    ["payment cards", "Backup codes\n4111 1111 1111 1111\n5500 0000 0000 0004\n3400 0000 0000 0009"],
    ["one and the same", "Backup codes\nk3f9-w2xq\nk3f9-w2xq\nk3f9-w2xq"],
    ["a menu", "Backup codes\nSecurity\nPassword\nSessions\nProfiles\nBillings"],
    [
      "digits without a heading",
      "4821 9370\n7754 0126\n1093 6658\n6680 2241\n3917 5502\n2048 7716\n9120 3348\n5577 8802",
    ],
    ["prices", "Reserve codes\n1,204.00\n3,118.50\n2,977.25"],
    [
      "serial numbers",
      "Serial\nK3F9-W2XQ\nP8D1-ZZ4M\nQ7R2-B5NT\nX0C6-H9VL\nA7F3-91KD\nM2X8-55TY\n0BQ4-C3PZ\n9WD1-E6HR",
    ],
    [
      "gift cards",
      "Gift cards\nK3F9-W2XQ\nP8D1-ZZ4M\nQ7R2-B5NT\nX0C6-H9VL\nA7F3-91KD\nM2X8-55TY\n0BQ4-C3PZ\n9WD1-E6HR",
    ],
    [
      "prose between",
      `Backup codes\n4821 9370\n${"a long sentence about it ".repeat(3)}\n7754 0126\n${"and one more of them ".repeat(3)}\n1093 6658`,
    ],
    [
      "a heading far away",
      ["Backup codes", ...Array<string>(30).fill("Lorem ipsum dolor"), "4821 9370", "7754 0126", "1093 6658"].join(
        "\n",
      ),
    ],
    ["colours", "Backup codes\n#a1b2c3\n#d4e5f6\n#0718f9"],
    ["mixed forms", "Backup codes\n4821 9370\nk3f9-w2xq\n9f8e7d6c5b\nH3K-9ZV-P5T"],
  ])("does not take %s for codes", (_what, text) => {
    expect(findRecoveryCodes(lines(text))).toBeUndefined();
  });

  it("survives a page made to be slow", () => {
    const started = performance.now();
    findRecoveryCodes(Array.from({ length: 20_000 }, (_, index) => `${"1a-".repeat(180)}${index} ${"x ".repeat(20)}`));
    findRecoveryCodes(Array.from({ length: 20_000 }, (_, index) => `a${index}b`.padEnd(9, "z")));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
