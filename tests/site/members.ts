import { randomInt, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { CodeVerdict, SecondFactor } from "./second-factor.ts";
import { TryLimit } from "./try-limit.ts";

const deriveKey = promisify<string, Buffer, number, Buffer>(scrypt);
/** No 0, 1, i, l, o: people type these from paper. */
const BACKUP_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const BACKUP_CODES = 10;

export type PasswordVerdict = "right" | "wrong" | "too-many-tries";
export type BackupVerdict = "accepted" | "wrong" | "too-many-tries";

/** Someone with an account on the site. Nothing that logs in is kept as it was typed. */
export class Member {
  readonly name: string;
  readonly #salt = randomBytes(16);
  readonly #passwordTries = new TryLimit();
  readonly #backupTries = new TryLimit();
  #passwordHash: Buffer | undefined;
  #factor: SecondFactor | undefined;
  #backupHashes: Buffer[] = [];

  private constructor(name: string) {
    this.name = name;
  }

  static async withPassword(name: string, password: string): Promise<Member> {
    const member = new Member(name);
    member.#passwordHash = await member.#hash(password);
    return member;
  }

  get hasSecondFactor(): boolean {
    return this.#factor !== undefined;
  }

  get backupCodesLeft(): number {
    return this.#backupHashes.length;
  }

  async checkPassword(password: string, nowMs: number): Promise<PasswordVerdict> {
    if (this.#passwordTries.blockedUntilMs(nowMs) !== undefined) return "too-many-tries";
    const right = this.#passwordHash !== undefined && timingSafeEqual(await this.#hash(password), this.#passwordHash);
    if (right) this.#passwordTries.succeeded();
    else this.#passwordTries.failed(nowMs);
    return right ? "right" : "wrong";
  }

  /** Turns two-step verification on with a factor whose first code was accepted. @returns Backup codes, this once. */
  async enrol(proven: SecondFactor): Promise<readonly string[]> {
    const codes = Array.from({ length: BACKUP_CODES }, newBackupCode);
    this.#backupHashes = await Promise.all(codes.map((code) => this.#hash(plainBackupCode(code))));
    this.#factor = proven;
    return codes;
  }

  checkCode(code: string, nowMs: number): CodeVerdict {
    return this.#factor?.check(code, nowMs) ?? { kind: "wrong" };
  }

  /** A backup code that is accepted is gone. */
  async checkBackupCode(code: string, nowMs: number): Promise<BackupVerdict> {
    if (this.#backupTries.blockedUntilMs(nowMs) !== undefined) return "too-many-tries";
    const hash = await this.#hash(plainBackupCode(code));
    // Looked up and removed in one go: of two requests with the same code, one gets it.
    const at = this.#backupHashes.findIndex((kept) => timingSafeEqual(kept, hash));
    if (at === -1) {
      this.#backupTries.failed(nowMs);
      return "wrong";
    }
    this.#backupHashes.splice(at, 1);
    this.#backupTries.succeeded();
    return "accepted";
  }

  #hash(text: string): Promise<Buffer> {
    return deriveKey(text.normalize("NFKC"), this.#salt, 32);
  }
}

function newBackupCode(): string {
  const group = () =>
    Array.from({ length: 4 }, () => BACKUP_ALPHABET.charAt(randomInt(BACKUP_ALPHABET.length))).join("");
  return `${group()}-${group()}`;
}

const plainBackupCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, "");
