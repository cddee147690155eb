import { fromBase64, toBase64, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { PasskeyRef } from "#messages/views.ts";
import { target } from "./browser.ts";

/**
 * `cancelled`: the person said no, took too long, or has no such passkey here; browsers do not tell which. `no-prf`: the
 * passkey cannot compute the secret that opens a vault. `not-allowed`: the browser gives extensions no passkeys.
 */
export type PasskeyFailure =
  { readonly kind: "cancelled" } | { readonly kind: "no-prf" } | { readonly kind: "not-allowed" };

/** A passkey just made, with what its PRF makes of the salt. Base64. */
export type MadePasskey = PasskeyRef & { readonly output: string };

/**
 * Whether passkeys can be had at all. Firefox (153) refuses extensions with a SecurityError unless they name the domain of a
 * website they may reach, which would share the passkey with that site.
 */
export const mayUsePasskeys = (): boolean => target === "chromium" && "PublicKeyCredential" in globalThis;

/** Long enough to fetch a security key from the drawer. */
const TIMEOUT_MS = 120_000;

/**
 * Makes a passkey that belongs to this extension alone: its relying party is the extension's own origin. Call it on a click.
 * @param existing Those that the vault has: an authenticator does not make a second one beside them.
 */
export async function makePasskey(
  existing: readonly PasskeyRef[],
  random: (length: number) => Bytes,
): Promise<Result<MadePasskey, PasskeyFailure>> {
  const salt = random(32);
  return attempt(async () => {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { name: "Tock" },
        user: { id: random(16), name: "Tock", displayName: "Tock" },
        // Nobody checks a signature: the passkey is there for its PRF.
        challenge: random(32),
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        excludeCredentials: existing.map(descriptorOf),
        // Windows Hello enables the PRF only where an input comes with it.
        extensions: { prf: { eval: { first: salt } } },
        timeout: TIMEOUT_MS,
      },
    });
    if (!(made instanceof PublicKeyCredential)) return fail({ kind: "cancelled" });
    const { prf } = made.getClientExtensionResults();
    if (prf?.enabled !== true) return fail({ kind: "no-prf" });
    const passkey = { credentialId: toBase64(new Uint8Array(made.rawId)), salt: toBase64(salt) };
    // Many authenticators compute nothing while they make a passkey, but only when it is used.
    const output = outputOf(made) ?? (await usePasskey([passkey], random));
    if (typeof output === "string") return ok({ ...passkey, output });
    return output.ok ? ok({ ...passkey, output: output.value }) : output;
  });
}

/**
 * Has one of the vault's passkeys compute its secret.
 * @returns 32 bytes as base64.
 */
export function usePasskey(
  passkeys: readonly PasskeyRef[],
  random: (length: number) => Bytes,
): Promise<Result<string, PasskeyFailure>> {
  return attempt(async () => {
    const evalByCredential = Object.fromEntries(
      passkeys.map(({ credentialId, salt }) => [toBase64Url(credentialId), { first: bytesOf(salt) }]),
    );
    const used = await navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: passkeys.map(descriptorOf),
        userVerification: "required",
        extensions: { prf: { evalByCredential } },
        timeout: TIMEOUT_MS,
      },
    });
    const output = used instanceof PublicKeyCredential ? outputOf(used) : undefined;
    return output === undefined ? fail({ kind: "no-prf" }) : ok(output);
  });
}

function outputOf(credential: PublicKeyCredential): string | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer);
  return bytes.length === 32 ? toBase64(bytes) : undefined;
}

async function attempt<T>(run: () => Promise<Result<T, PasskeyFailure>>): Promise<Result<T, PasskeyFailure>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return fail({ kind: error.name === "SecurityError" ? "not-allowed" : "cancelled" });
  }
}

const descriptorOf = ({ credentialId }: PasskeyRef): PublicKeyCredentialDescriptor => ({
  type: "public-key",
  id: bytesOf(credentialId),
});

/** A vault's header was checked when it was read. */
const bytesOf = (base64: string): Bytes => fromBase64(base64) ?? new Uint8Array();

const toBase64Url = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
