import type { Offered } from "#messages/protocol.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { wayFailureText } from "../failure-text.ts";

/** The end of the way back in: whoever came by another way chooses a passphrase in the place of the forgotten one. */
export const ForgottenPassphrase = (props: {
  readonly proof: Offered;
  /** @param proof What shows from now on that the vault is theirs. */
  readonly onDone: (proof: Offered) => void;
}) => {
  async function setPassphrase(passphrase: string): Promise<string | undefined> {
    const { list } = await ask("waysIn", {});
    const former = list.filter(({ type }) => type === "passphrase");
    const way = { type: "passphrase", passphrase, label: "" } as const;
    const [first] = former;
    const reply =
      first === undefined
        ? await ask("addWay", { way, proof: props.proof })
        : await ask("changeWay", { id: first.id, way, proof: props.proof });
    if (!reply.ok) return wayFailureText(reply.failure);
    props.onDone({ passphrase });
    return undefined;
  }
  return (
    <section class="panel" data-testid="forgotten-passphrase">
      <h2>{t("forgottenTitle")}</h2>
      <p>{t("forgottenText")}</p>
      <NewPassphrase action={t("setPassphrase")} actionTestId="save-passphrase" onChosen={setPassphrase} />
      <button
        type="button"
        class="button plain"
        onClick={() => props.onDone(props.proof)}
        data-testid="keep-passphrase-anyway"
      >
        {t("notNow")}
      </button>
    </section>
  );
};
