import { readFileSync } from "node:fs";
import { cbc, mac, pbkdf2, random } from "./ciphers.ts";

/**
 * Encrypts fixtures/authenticator-plus.sqlite as SQLCipher 3 does. That database leaves the last 48 bytes of each
 * 1,024-byte page free, as SQLCipher needs it.
 */
export function sqlCipher(password: string): Uint8Array<ArrayBuffer> {
  const clear = readFileSync(new URL("../fixtures/authenticator-plus.sqlite", import.meta.url));
  const salt = random(16);
  const key = pbkdf2(password, salt, 64_000, "sha1");
  const macKey = pbkdf2(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    "sha1",
  );
  const pages: Uint8Array[] = [];
  for (let number = 1; number * 1024 <= clear.length; number++) {
    const page = clear.subarray((number - 1) * 1024, number * 1024 - 48);
    const iv = random(16);
    const sealed = cbc(key, iv, page.subarray(number === 1 ? 16 : 0), false);
    const numberBytes = new Uint8Array(Uint32Array.of(number).buffer);
    pages.push(
      number === 1 ? salt : new Uint8Array(),
      sealed,
      iv,
      mac("sha1", macKey, sealed, iv, numberBytes),
      new Uint8Array(12),
    );
  }
  return new Uint8Array(Buffer.concat(pages));
}
