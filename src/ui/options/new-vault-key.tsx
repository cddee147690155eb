import { useState } from "preact/hooks";
import type { BodyOf, Offered } from "#messages/protocol.ts";
import type { PasskeyRef, WayIn } from "#messages/views.ts";
import { randomBytes } from "#platform/clock.ts";
import { t } from "#platform/i18n.ts";
import { mayUsePasskeys, usePasskey } from "#platform/passkey.ts";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { passkeyFailureText } from "../failure-text.ts";
import { wayName } from "./way-name.ts";

type Rotation = BodyOf<"rotateKey">;

/**
 * Has a person say which ways in go along to a new vault key. Each has to be given once more, since the new key is wrapped
 * by what only its owner knows or has; those that are left empty are closed.
 */
export const NewVaultKey = (props: {
  readonly list: readonly WayIn[];
  readonly passkeys: readonly PasskeyRef[];
  /** Given already, to show that the vault is theirs. */
  readonly proof: Offered | undefined;
  /** @returns What went wrong, in words. */
  readonly onChosen: (rotation: Rotation) => Promise<string | undefined>;
}) => {
  const { list, passkeys, proof, onChosen } = props;
  const given = proof !== undefined && !("recoveryCode" in proof) ? [proof] : [];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [used, setUsed] = useState<readonly Offered[]>(given.filter((each) => "passkeyOutput" in each));
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const opensByItself = list.some(({ type }) => type === "device");
  const ofType = (type: WayIn["type"]) => list.filter((way) => way.type === type);

  if (opensByItself) {
    return (
      <>
        <p class="hint">{t("setPassphraseText")}</p>
        {ofType("recovery").length > 0 && <p class="hint">{t("rotateRecovery")}</p>}
        <NewPassphrase
          action={t("setPassphrase")}
          actionTestId="save-passphrase"
          onChosen={(passphrase) => onChosen({ keep: [], passphrase, device: false })}
        />
      </>
    );
  }

  async function giveOnePasskey(): Promise<void> {
    const output = await usePasskey(passkeys, randomBytes);
    setFault(output.ok ? undefined : passkeyFailureText(output.failure));
    if (!output.ok || used.some((each) => "passkeyOutput" in each && each.passkeyOutput === output.value)) return;
    setUsed([...used, { passkeyOutput: output.value }]);
  }

  async function rotate(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const passphrases = Object.values(typed).filter((text) => text !== "");
    const keep = [...used, ...passphrases.map((passphrase) => ({ passphrase }))];
    if (keep.length === 0) {
      setFault(t("rotateNothingKept"));
      return;
    }
    setBusy(true);
    setFault(await onChosen({ keep, passphrase: null, device: false }));
    setBusy(false);
  }

  return (
    <form class="stack" onSubmit={(event) => void rotate(event)}>
      <p>{t("rotateText")}</p>
      {ofType("passphrase").map((way) => (
        <div class="field" key={way.id}>
          <label for={`keep-${way.id}`}>{t("rotateKeep", wayName(way))}</label>
          <input
            id={`keep-${way.id}`}
            type="password"
            autocomplete="current-password"
            maxLength={1024}
            value={typed[way.id] ?? ""}
            onInput={({ currentTarget: { value } }) => setTyped({ ...typed, [way.id]: value })}
            data-testid="keep-passphrase"
          />
        </div>
      ))}
      {ofType("passkey").length > 0 && (
        <div class="setting">
          <p class="hint">{t("rotatePasskeys", used.length, ofType("passkey").length)}</p>
          {mayUsePasskeys() && used.length < ofType("passkey").length && (
            <button type="button" class="button" onClick={() => void giveOnePasskey()} data-testid="keep-passkey">
              {t("usePasskey")}
            </button>
          )}
        </div>
      )}
      {ofType("recovery").length > 0 && <p class="hint">{t("rotateRecovery")}</p>}
      <p class="hint">{t("rotateBackups")}</p>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <button type="submit" class="button primary" aria-busy={busy} disabled={busy} data-testid="confirm-rotation">
        {t("newVaultKey")}
      </button>
    </form>
  );
};
