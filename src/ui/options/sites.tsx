import { useEffect, useState } from "preact/hooks";
import type { BodyOf } from "#messages/protocol.ts";
import type { SiteView } from "#messages/views.ts";
import { onBroadcast, ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { saveFailureText } from "../failure-text.ts";

type Change = BodyOf<"changeSite">["change"];

/** What was chosen for a site, each with what takes it back. */
const choicesOf = ({ isMuted, submits, acceptsNext, taught }: SiteView): readonly (readonly [string, Change])[] => [
  ...(isMuted ? ([[t("siteIsMuted"), { kind: "mute", on: false }]] as const) : []),
  ...(submits ? ([[t("siteSubmits"), { kind: "submit", on: false }]] as const) : []),
  ...(acceptsNext ? ([[t("siteTakesNext"), { kind: "next-code", on: false }]] as const) : []),
  ...taught.map((field) => [t("siteFieldOn", field.path), { kind: "forget-field", field }] as const),
];

/** Every site for which the user has chosen something, and how to undo it. */
export const Sites = () => {
  const [sites, setSites] = useState<readonly SiteView[]>([]);
  const [fault, setFault] = useState("");
  useEffect(() => {
    const look = (): void => void ask("sites", {}).then(setSites);
    look();
    return onBroadcast(look);
  }, []);

  async function undo(host: string, change: Change): Promise<void> {
    const reply = await ask("changeSite", { host, change });
    setFault(reply.ok ? "" : saveFailureText(reply.failure));
    setSites(await ask("sites", {}));
  }

  return (
    <section class="panel">
      <h2>{t("sitesTitle")}</h2>
      {fault !== "" && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {sites.length === 0 && <p class="hint">{t("sitesNone")}</p>}
      {sites.map((site) => (
        <div class="setting" key={site.host} data-testid="site" data-host={site.host}>
          <strong>{site.name}</strong>
          <ul class="chips">
            {choicesOf(site).map(([text, change]) => (
              <li key={text}>
                {text}
                <button
                  type="button"
                  aria-label={t("siteUndo", site.name, text)}
                  onClick={() => void undo(site.host, change)}
                  data-testid="undo-site"
                >
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
