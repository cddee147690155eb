import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { NewWay, Offered } from "#messages/protocol.ts";
import type { UnlockWays, WayIn, WayReply, WaysView } from "#messages/views.ts";
import { randomBytes } from "#platform/clock.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { makePasskey, mayUsePasskeys } from "#platform/passkey.ts";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { OfferSecret } from "../components/offer-secret.tsx";
import { PageDialog } from "../components/page-dialog.tsx";
import { passkeyFailureText, unlockFailureText, wayFailureText } from "../failure-text.ts";
import { NewVaultKey } from "./new-vault-key.tsx";
import type { Owner } from "../components/owner.ts";
import { kindText, wayName } from "./way-name.ts";

type Addable = NewWay["type"];

/** What a person is in the middle of. */
type Task =
  | { readonly kind: "add"; readonly type: Addable }
  | { readonly kind: "change" | "rename" | "remove"; readonly way: WayIn }
  | { readonly kind: "rotate" };

const MAX_LABEL = 64;
const NONE: WaysView = { list: [], ways: { passphrase: false, recoveryCode: false, passkeys: [] } };

const day = (ms: number): string => new Date(ms).toLocaleDateString(uiLanguage(), { dateStyle: "medium" });

function addTitle(type: Addable): string {
  switch (type) {
    case "passphrase":
      return t("addPassphrase");
    case "passkey":
      return t("addPasskey");
    case "recovery":
      return t("makeKit");
    case "device":
      return t("addDevice");
  }
}

function taskTitle(task: Task): string {
  switch (task.kind) {
    case "add":
      return addTitle(task.type);
    case "change":
      return task.way.type === "recovery" ? t("newRecoveryCode") : t("changePassphrase");
    case "rename":
      return t("rename");
    case "remove":
      return t("removeWay", wayName(task.way));
    case "rotate":
      return t("newVaultKey");
  }
}

/** Begins a task. `label` names it to those who do not see which row it stands in. */
const TaskButton = (props: {
  readonly text: string;
  readonly label?: string;
  readonly kind?: "plain" | "primary" | "danger";
  readonly onClick: () => void;
  readonly testId: string;
}) => (
  <button
    type="button"
    class={`button ${props.kind ?? ""}`.trimEnd()}
    aria-label={props.label}
    onClick={props.onClick}
    data-testid={props.testId}
  >
    {props.text}
  </button>
);

/** Lists the ways into the vault, and changes them. The page that holds it is drawn anew when the vault locks. */
export const WaysIn = (props: {
  readonly locks: boolean;
  readonly owner: Owner;
  /** Shows a recovery code that was just made. */
  readonly onKit: (code: string) => void;
}) => {
  const { locks, owner, onKit } = props;
  const [{ list, ways }, setWays] = useState<WaysView>(NONE);
  const [task, setTask] = useState<Task | undefined>(undefined);
  const [done, setDone] = useState("");
  const load = () => void ask("waysIn", {}).then(setWays);
  useEffect(() => {
    load();
    return onBroadcast(load);
  }, []);

  /** @returns What went wrong, in words. */
  async function finish(asked: Promise<WayReply>, said: string): Promise<string | undefined> {
    const reply = await asked;
    if (!reply.ok) {
      // What was good a moment ago is not any more: it was changed on another page.
      if (reply.failure.kind.startsWith("wrong-")) owner.forgetProof();
      return wayFailureText(reply.failure);
    }
    load();
    setTask(undefined);
    setDone(said);
    if (reply.recoveryCode !== undefined) onKit(reply.recoveryCode);
    return undefined;
  }

  /** As `finish`, for what may have closed the very way that was shown before. */
  async function finishAnew(asked: Promise<WayReply>, said: string): Promise<string | undefined> {
    const fault = await finish(asked, said);
    if (fault === undefined) owner.forgetProof();
    return fault;
  }

  const proof = (): Offered | null => owner.proof() ?? null;
  const addWay = (way: NewWay) => finish(ask("addWay", { way, proof: proof() }), t("wayAdded"));

  function formToAdd(type: Addable): ComponentChildren {
    switch (type) {
      case "passphrase":
        return (
          <NewPassphrase
            action={t("addPassphrase")}
            actionTestId="save-passphrase"
            onChosen={(passphrase) => addWay({ type: "passphrase", passphrase, label: "" })}
          />
        );
      case "passkey":
        return <NewPasskey existing={ways.passkeys} onMade={addWay} />;
      case "recovery":
        return (
          <Confirm
            text={t("makeKitText")}
            action={t("makeKit")}
            onConfirmed={() => addWay({ type: "recovery", label: "" })}
          />
        );
      case "device":
        return (
          <Confirm
            text={t("addDeviceText")}
            action={t("addDevice")}
            danger
            onConfirmed={() => addWay({ type: "device", label: "" })}
          />
        );
    }
  }

  function formFor(current: Task): ComponentChildren {
    switch (current.kind) {
      case "add":
        return formToAdd(current.type);
      case "change": {
        const { id, type } = current.way;
        if (type === "recovery") {
          return (
            <Confirm
              text={t("newRecoveryCodeText")}
              action={t("newRecoveryCode")}
              onConfirmed={() =>
                finishAnew(ask("changeWay", { id, way: { type, label: "" }, proof: proof() }), t("wayChanged"))
              }
            />
          );
        }
        return (
          <>
            <p class="hint">{t("changePassphraseText")}</p>
            <NewPassphrase
              action={t("changePassphrase")}
              actionTestId="save-passphrase"
              onChosen={(passphrase) =>
                finishAnew(
                  ask("changeWay", { id, way: { type: "passphrase", passphrase, label: "" }, proof: proof() }),
                  t("passphraseChanged"),
                )
              }
            />
          </>
        );
      }
      case "rename":
        return (
          <Rename
            way={current.way}
            onNamed={(label) => finish(ask("renameWay", { id: current.way.id, label }), t("wayRenamed"))}
          />
        );
      case "remove":
        return (
          <Confirm
            text={removeText(current.way)}
            action={t("remove")}
            danger
            onConfirmed={() => finishAnew(ask("removeWay", { id: current.way.id, proof: proof() }), t("wayRemoved"))}
          />
        );
      case "rotate":
        return (
          <NewVaultKey
            list={list}
            passkeys={ways.passkeys}
            proof={owner.proof()}
            onChosen={(chosen) => finishAnew(ask("rotateKey", chosen), t("keyRotated"))}
          />
        );
    }
  }

  async function prove(offered: Offered): Promise<string | undefined> {
    const reply = await ask("proveOwner", offered);
    if (!reply.ok) return reply.failure.kind === "locked" ? t("saveLocked") : unlockFailureText(reply.failure);
    owner.setProof(offered);
    return undefined;
  }

  const start = (wanted: Task) => () => {
    setDone("");
    setTask(wanted);
  };
  const has = (type: WayIn["type"]) => list.some((way) => way.type === type);
  const asksProof = task !== undefined && task.kind !== "rename" && locks && owner.proof() === undefined;

  return (
    <section class="panel" data-testid="ways-in">
      <h2>{t("waysIn")}</h2>
      <p class="hint">{t("waysInText")}</p>
      <ul class="ways">
        {list.map((way) => (
          <li key={way.id} data-testid="way" data-type={way.type}>
            <div class="grow">
              <strong>{wayName(way)}</strong>
              <p class="hint">{t("wayMadeOn", kindText(way.type), day(way.createdAt))}</p>
            </div>
            {way.type !== "other" && (
              <TaskButton
                text={t("rename")}
                label={t("renameWay", wayName(way))}
                kind="plain"
                onClick={start({ kind: "rename", way })}
                testId="rename-way"
              />
            )}
            {(way.type === "passphrase" || way.type === "recovery") && (
              <TaskButton
                text={way.type === "passphrase" ? t("change") : t("newCode")}
                kind="plain"
                onClick={start({ kind: "change", way })}
                testId={way.type === "passphrase" ? "change-passphrase" : "new-recovery-code"}
              />
            )}
            {way.type !== "device" && list.length > 1 && (
              <TaskButton
                text={t("remove")}
                label={t("removeWay", wayName(way))}
                kind="danger"
                onClick={start({ kind: "remove", way })}
                testId="remove-way"
              />
            )}
          </li>
        ))}
      </ul>
      {!locks && <p class="notice caution">{t("withoutPassphraseText")}</p>}
      <div class="buttons">
        {locks ? (
          <TaskButton
            text={t("addPassphrase")}
            onClick={start({ kind: "add", type: "passphrase" })}
            testId="add-passphrase"
          />
        ) : (
          <TaskButton
            text={t("setPassphrase")}
            kind="primary"
            onClick={start({ kind: "rotate" })}
            testId="set-passphrase"
          />
        )}
        {mayUsePasskeys() && (
          <TaskButton text={t("addPasskey")} onClick={start({ kind: "add", type: "passkey" })} testId="add-passkey" />
        )}
        {!has("recovery") && (
          <TaskButton text={t("makeKit")} onClick={start({ kind: "add", type: "recovery" })} testId="make-kit" />
        )}
        {locks && (
          <TaskButton text={t("addDevice")} onClick={start({ kind: "add", type: "device" })} testId="add-device" />
        )}
      </div>
      {!mayUsePasskeys() && <p class="hint">{t("noPasskeysHere")}</p>}
      {locks && (
        <>
          <hr />
          <div class="setting">
            <div>
              <strong>{t("newVaultKey")}</strong>
              <p class="hint">{t("newVaultKeyText")}</p>
            </div>
            <TaskButton text={t("newVaultKey")} onClick={start({ kind: "rotate" })} testId="rotate-key" />
          </div>
        </>
      )}
      <p class="saved" role="status" data-testid="ways-done">
        {done}
      </p>
      {task !== undefined && (
        <PageDialog
          key={`${task.kind} ${asksProof}`}
          title={asksProof ? t("proveTitle") : taskTitle(task)}
          onClose={() => setTask(undefined)}
        >
          {asksProof ? (
            <>
              <p>{t("proveText")}</p>
              <OfferSecret ways={ways} action={t("goOn")} testId="prove" onOffered={prove} />
            </>
          ) : (
            formFor(task)
          )}
        </PageDialog>
      )}
    </section>
  );
};

function removeText(way: WayIn): string {
  switch (way.type) {
    case "recovery":
      return t("removeRecoveryText");
    case "passkey":
      return t("removePasskeyText");
    case "passphrase":
    case "device":
    case "other":
      return t("removePassphraseText");
  }
}

/** Says what will happen, and does it at a click. */
const Confirm = (props: {
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  /** @returns What went wrong, in words. */
  readonly onConfirmed: () => Promise<string | undefined>;
}) => {
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  async function confirm(): Promise<void> {
    setBusy(true);
    setFault(await props.onConfirmed());
    setBusy(false);
  }
  return (
    <>
      <p>{props.text}</p>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <button
        type="button"
        class={`button ${props.danger === true ? "danger" : "primary"}`}
        aria-busy={busy}
        disabled={busy}
        onClick={() => void confirm()}
        data-testid="confirm"
      >
        {props.action}
      </button>
    </>
  );
};

const LabelField = ({ label, onInput }: { readonly label: string; readonly onInput: (label: string) => void }) => (
  <div class="field">
    <label for="way-label">{t("wayLabel")}</label>
    <input
      id="way-label"
      autofocus
      autocomplete="off"
      maxLength={MAX_LABEL}
      value={label}
      onInput={(event) => onInput(event.currentTarget.value)}
      data-testid="way-label"
    />
    <p class="hint">{t("wayLabelHint")}</p>
  </div>
);

const Rename = (props: { readonly way: WayIn; readonly onNamed: (label: string) => Promise<string | undefined> }) => {
  const [label, setLabel] = useState(props.way.label);
  const [fault, setFault] = useState<string | undefined>(undefined);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onNamed(label).then(setFault);
      }}
    >
      <LabelField label={label} onInput={setLabel} />
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <button type="submit" class="button primary" data-testid="save-label">
        {t("save")}
      </button>
    </form>
  );
};

const NewPasskey = (props: {
  readonly existing: UnlockWays["passkeys"];
  readonly onMade: (way: NewWay) => Promise<string | undefined>;
}) => {
  const [label, setLabel] = useState("");
  const [fault, setFault] = useState<string | undefined>(undefined);
  async function make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setFault(undefined);
    const made = await makePasskey(props.existing, randomBytes);
    setFault(
      made.ok
        ? await props.onMade({ type: "passkey", ...made.value, label: label.trim() })
        : passkeyFailureText(made.failure),
    );
  }
  return (
    <form class="stack" onSubmit={(event) => void make(event)}>
      <p>{t("addPasskeyText")}</p>
      <LabelField label={label} onInput={setLabel} />
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <button type="submit" class="button primary" data-testid="create-passkey">
        {t("addPasskey")}
      </button>
    </form>
  );
};
