import type { AccountDraft } from "#core/account/account.ts";
import type { UriFailure, UriWarning } from "#core/account/otpauth-uri.ts";
import type { Bytes } from "#core/bytes.ts";
import type { Result } from "#core/result.ts";

/** A file as the user chose it. Its name is a hint at most: phones and mail programs rename. */
export type ImportFile = { readonly name: string; readonly bytes: Bytes };

/** A file as the formats see it: decoded once, so that recognising it fifty times costs one decoding. */
export type ImportInput = ImportFile & {
  /** Absent where the bytes are not text. */
  readonly text?: string;
  /** The parsed document where the text is JSON. */
  readonly json?: unknown;
  readonly beside: readonly ImportFile[];
};

/** What a slow import is doing, for a progress line. `fraction` is 0 to 1, absent where the step cannot tell. */
export type ImportProgress =
  | { readonly step: "reading" }
  /** `cost` is known when the step begins, so that a long one can be announced. */
  | { readonly step: "deriving-key"; readonly fraction?: number; readonly cost?: KdfCost };

export type ImportOptions = {
  readonly password?: string;
  /** The app the user says the file is from: for formats that carry no mark and open only when decrypted. */
  readonly app?: string;
  /** The other files chosen in the same go: a Steam manifest, a database's write-ahead log. */
  readonly beside?: readonly ImportFile[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Texts of the QR codes in a picture. Without it pictures are refused. */
  readonly decodeImage?: (bytes: Bytes) => Promise<readonly string[]>;
};

/** Why one row of a file does not become an account. Never holds the rejected value: it may be a secret. */
export type RowFailure =
  | Exclude<UriFailure, { readonly kind: "migration" }>
  /** A row whose shape is not the format's. */
  | { readonly kind: "malformed" }
  /** A transfer code of Google Authenticator that was cut short or misread: to be scanned again. */
  | { readonly kind: "damaged-code" }
  /** A push or work account whose key never leaves the app. */
  | { readonly kind: "not-portable" }
  /** It lay in the app's bin. */
  | { readonly kind: "in-bin" }
  /** This row alone is encrypted under another password, or damaged. */
  | { readonly kind: "locked" };

export type ImportRow =
  | { readonly kind: "account"; readonly draft: AccountDraft; readonly warnings: readonly UriWarning[] }
  | { readonly kind: "unreadable"; readonly name: string; readonly reason: RowFailure };

/** What a file held that has no place here, or that it lacks. */
export type ImportNotice =
  | { readonly kind: "icons-dropped"; readonly count: number }
  /** Session tokens, identity secrets, recovery data of another app: never kept. */
  | { readonly kind: "other-secrets-dropped" }
  /** Google Authenticator splits an export over several codes, and these many of it are not here. */
  | { readonly kind: "parts-missing"; readonly missing: number; readonly of: number }
  /** The newest changes of a database lie in a second file beside it ("-wal"). */
  | { readonly kind: "log-missing" };

/** A file that was read. Every entry of the file is exactly one row, in the file's order. */
type Imported = {
  readonly app: string;
  readonly rows: readonly ImportRow[];
  readonly notices: readonly ImportNotice[];
};

/** Why a file as a whole gives nothing. `app` names the format where it was recognised. */
export type ImportFailure =
  /** `maybeSealed`: it looks like noise, so only a password can tell whether it is a file of an app that marks none. */
  | { readonly kind: "not-recognised"; readonly maybeSealed?: true }
  | { readonly kind: "empty" }
  /** Read and understood: there is no one-time password in it. */
  | { readonly kind: "no-accounts"; readonly app: string }
  | { readonly kind: "needs-password"; readonly app: string }
  /** `orDamaged`: the format cannot tell a wrong password from damage. */
  | { readonly kind: "wrong-password"; readonly app: string; readonly orDamaged: boolean }
  | { readonly kind: "damaged"; readonly app: string }
  | { readonly kind: "unsupported"; readonly app: string; readonly reason: UnsupportedReason }
  /** A second file of a pair has to be chosen as well. */
  | { readonly kind: "needs-file"; readonly app: string; readonly file: "mafile" | "manifest" }
  | { readonly kind: "too-big"; readonly limit: "file" | "inflated" | "entries" | "depth" }
  | { readonly kind: "kdf-too-costly"; readonly app: string; readonly cost: KdfCost }
  | { readonly kind: "cancelled" };

/** Why a recognised file stays closed; the words for each name the way out. */
export type UnsupportedReason =
  /** Decrypt it with its key first, or export with a password or in clear. */
  | "openpgp"
  /** Only the account that made it can open it: export again with a password of its own. */
  | "account-bound"
  /** This app's export leaves one-time passwords out. */
  | "no-codes-in-export"
  /** Encrypted in a way that is not read here. */
  | "cipher"
  /** A newer or older version of the format than any described. */
  | "version"
  /** Locked with the system's keyring. */
  | "keyring"
  /** An icon pack, no accounts. */
  | "icon-pack"
  /** Nothing here can read pictures. */
  | "picture";

/** What a file asks for the derivation of its key. Not authenticated in most formats, so checked before use. */
export type KdfCost =
  | { readonly kdf: "pbkdf2"; readonly rounds: number }
  | { readonly kdf: "scrypt"; readonly memoryBytes: number; readonly lanes: number }
  | { readonly kdf: "argon2"; readonly memoryKiB: number; readonly passes: number; readonly lanes: number }
  | { readonly kdf: "aes-kdf"; readonly rounds: number };

export type ImportOutcome = Result<Imported, ImportFailure>;

/**
 * How sure a format is of a file, by its content.
 * "certain": a magic number or its own keys. "likely": the shape fits and something speaks for it, so that asking for a
 * password makes sense. "possible": nothing speaks against it; only decryption can tell. "no".
 */
export type Confidence = "certain" | "likely" | "possible" | "no";

export type ImportFormat = {
  /** The app's id as other tools write it ("aegis"); the words for it live in the UI. */
  readonly app: string;
  readonly recognise: (input: ImportInput) => Confidence;
  readonly read: (input: ImportInput, options: ImportOptions) => Promise<ImportOutcome> | ImportOutcome;
};
