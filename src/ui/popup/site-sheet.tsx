import { useEffect, useState } from "preact/hooks";
import type { BodyOf } from "#messages/protocol.ts";
import type { SiteView } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { saveFailureText } from "../failure-text.ts";
import { tabId } from "./store.ts";

type Change = BodyOf<"changeSite">["change"];

const Choice = (props: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}) => (
  <>
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={`${props.id}-text`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        data-testid={props.id}
      />
      <span>{props.title}</span>
    </label>
    <p class="hint" id={`${props.id}-text`}>
      {props.text}
    </p>
  </>
);

/** What can be set for the site under the popup. */
export const SiteSheet = () => {
  const [site, setSite] = useState<SiteView | null>(null);
  const [fault, setFault] = useState("");
  const id = tabId.value;

  const look = async (): Promise<void> => setSite(id === undefined ? null : await ask("siteOfTab", { tabId: id }));
  useEffect(() => void look(), [id]);
  if (site === null || id === undefined) return null;

  async function change(host: string, wanted: Change): Promise<void> {
    const reply = await ask("changeSite", { host, change: wanted });
    setFault(reply.ok ? "" : saveFailureText(reply.failure));
    await look();
  }
  async function pick(tab: number): Promise<void> {
    const { started } = await ask("pickField", { tabId: tab });
    // The pointing is done in the page.
    if (started) window.close();
    else setFault(t("pageNotAllowed"));
  }
  const { host } = site;
  return (
    <div class="site-form">
      <p class="fault" role="alert">
        {fault}
      </p>
      <Choice
        id="site-prompts"
        title={t("sitePrompts")}
        text={t("sitePromptsText")}
        checked={!site.isMuted}
        onChange={(on) => void change(host, { kind: "mute", on: !on })}
      />
      <Choice
        id="site-submit"
        title={t("siteSubmit")}
        text={site.works || site.submits ? t("siteSubmitText") : t("siteSubmitLater")}
        checked={site.submits}
        disabled={!site.works && !site.submits}
        onChange={(on) => void change(host, { kind: "submit", on })}
      />
      {site.acceptsNext && (
        <Choice
          id="site-next"
          title={t("siteNext")}
          text={t("siteNextText")}
          checked
          onChange={(on) => void change(host, { kind: "next-code", on })}
        />
      )}
      <h2>{t("siteField")}</h2>
      <p class="hint">{t("siteFieldText")}</p>
      {site.taught.length > 0 && (
        <ul class="chips">
          {site.taught.map((field) => (
            <li key={`${field.path} ${field.selector}`}>
              {t("siteFieldOn", field.path)}
              <button
                type="button"
                aria-label={t("siteForgetField", field.path)}
                onClick={() => void change(host, { kind: "forget-field", field })}
                data-testid="forget-field"
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="button" onClick={() => void pick(id)} data-testid="pick-field">
        {t("sitePick")}
      </button>
    </div>
  );
};
