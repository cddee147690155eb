import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftFaults } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { openOwnPage } from "#platform/tabs.ts";
import { ScanAnswer } from "../components/scan-answer.tsx";
import { CameraIcon, ImageIcon, ScanIcon, ScreenIcon } from "../components/icons.tsx";
import { draftFaultText } from "../failure-text.ts";
import { scanTab, showAdded, showReport } from "./actions.ts";
import { readPicture } from "./picture-file.ts";
import { answer, tabId, toast, view } from "./store.ts";

async function proposeFromFile(file: Blob): Promise<void> {
  const dataUrl = await readPicture(file);
  showReport(dataUrl === undefined ? { kind: "unreadable-image" } : await ask("proposeFromPicture", { dataUrl }));
}

const proposeFromText = async (text: string): Promise<void> =>
  showReport(await ask("proposeFromText", { text: text.slice(0, 100_000), tabId: tabId.value ?? null }));

/** The browser's questions about cameras and screens would close the popup: a page of its own asks them. */
async function openScanPage(source: "camera" | "screen"): Promise<void> {
  await openOwnPage(`src/ui/scan/index.html#${source}`);
  window.close();
}

/** Takes a picture or a text that is pasted or dropped anywhere on the sheet, unless a field wants it. */
function usePasteAndDrop(): void {
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null): void => {
      const [file] = data?.files ?? [];
      const intoField = event.type === "paste" && event.target instanceof HTMLInputElement;
      const text = data?.getData("text/plain").trim() ?? "";
      if (file) void proposeFromFile(file);
      else if (text !== "" && !intoField) void proposeFromText(text);
      else return;
      event.preventDefault();
    };
    const paste = (event: ClipboardEvent): void => take(event, event.clipboardData);
    const drop = (event: DragEvent): void => take(event, event.dataTransfer);
    const over = (event: DragEvent): void => event.preventDefault();
    document.addEventListener("paste", paste);
    document.addEventListener("drop", drop);
    document.addEventListener("dragover", over);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("drop", drop);
      document.removeEventListener("dragover", over);
    };
  }, []);
}

const Field = (props: {
  readonly id: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: ComponentChildren;
}) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    {props.children}
    <p id={`${props.id}-fault`} class="fault" role="alert">
      {props.fault ?? ""}
    </p>
  </div>
);

type DraftType = "totp" | "hotp" | "steam";

const ByHand = ({ focusFirst }: { readonly focusFirst: boolean }) => {
  const form = useRef<HTMLFormElement>(null);
  const [type, setType] = useState<DraftType>("totp");
  const [faults, setFaults] = useState<DraftFaults>({});
  const [busy, setBusy] = useState(false);
  const tab = view.value?.tab;
  // A site without accounts that asks for a code is the one whose key is being typed; anywhere else the person says so.
  const [bindSite, setBindSite] = useState(tab?.hasCodeField === true && tab.accountIds.length === 0);
  // No account is bound to a site that only looks like one it knows.
  const site = tab?.lookAlikeOf === undefined ? tab?.siteName : undefined;
  useEffect(() => {
    if (focusFirst) form.current?.querySelector("input")?.focus();
  }, [focusFirst]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!form.current || busy) return;
    const data = new FormData(form.current);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    setBusy(true);
    try {
      const reply = await ask("addByHand", {
        type,
        issuer: text("issuer"),
        label: text("label"),
        secret: text("secret"),
        algorithm: algorithmOf(text("algorithm")),
        digits: text("digits"),
        period: text("period"),
        counter: text("counter"),
        site: bindSite ? (site ?? null) : null,
      });
      if (reply.ok) {
        showAdded(reply.row);
        // The key stood on that page, which now wants a first code.
        if (bindSite && tab && site !== undefined) await ask("tryAgain", { id: reply.row.id, tabId: tab.tabId });
      } else if ("faults" in reply) showFaults(reply.faults);
      else toast.value = { kind: "save-failed", failure: reply.failure };
    } finally {
      setBusy(false);
    }
  }

  function showFaults(found: DraftFaults): void {
    setFaults(found);
    const [first] = Object.keys(found);
    form.current?.querySelector<HTMLInputElement>(`[name="${first ?? ""}"]`)?.focus();
  }

  const faultOf = (field: keyof DraftFaults): string | undefined =>
    faults[field] === undefined ? undefined : draftFaultText(field, faults[field]);
  const describe = (field: keyof DraftFaults) => ({
    id: `add-${field}`,
    name: field,
    "aria-invalid": faults[field] !== undefined,
    "aria-describedby": `add-${field}-fault`,
    "data-testid": `add-${field}`,
    autocomplete: "off",
  });
  const hasRareFault = faults.digits !== undefined || faults.period !== undefined || faults.counter !== undefined;

  return (
    <form ref={form} class="by-hand" onSubmit={(event) => void submit(event)}>
      <h2>{t("byHand")}</h2>
      <Field id="add-issuer" label={t("issuer")} fault={faultOf("issuer")}>
        <input {...describe("issuer")} type="text" maxLength={1000} placeholder={t("issuerExample")} />
      </Field>
      <Field id="add-label" label={t("label")} fault={faultOf("label")}>
        <input {...describe("label")} type="text" maxLength={1000} placeholder={t("labelExample")} />
      </Field>
      <Field id="add-secret" label={t("secret")} fault={faultOf("secret")}>
        <input {...describe("secret")} type="text" class="code-like" spellcheck={false} maxLength={2000} />
      </Field>
      <details open={hasRareFault}>
        <summary>{t("moreSettings")}</summary>
        <div class="pair">
          <Field id="add-type" label={t("type")} fault={undefined}>
            <select
              id="add-type"
              value={type}
              onChange={(event) => setType(event.currentTarget.value as DraftType)}
              data-testid="add-type"
            >
              <option value="totp">{t("typeTotp")}</option>
              <option value="hotp">{t("typeHotp")}</option>
              <option value="steam">{t("typeSteam")}</option>
            </select>
          </Field>
          <Field id="add-algorithm" label={t("algorithm")} fault={undefined}>
            <select id="add-algorithm" name="algorithm" disabled={type === "steam"}>
              <option value="SHA1">SHA-1</option>
              <option value="SHA256">SHA-256</option>
              <option value="SHA512">SHA-512</option>
            </select>
          </Field>
          <Field id="add-digits" label={t("digits")} fault={faultOf("digits")}>
            <input {...describe("digits")} inputMode="numeric" defaultValue="6" readOnly={type === "steam"} />
          </Field>
          {type === "hotp" ? (
            <Field id="add-counter" label={t("counter")} fault={faultOf("counter")}>
              <input {...describe("counter")} inputMode="numeric" defaultValue="0" />
            </Field>
          ) : (
            <Field id="add-period" label={t("period")} fault={faultOf("period")}>
              <input {...describe("period")} inputMode="numeric" defaultValue="30" readOnly={type === "steam"} />
            </Field>
          )}
        </div>
      </details>
      {site !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={bindSite}
            onChange={(event) => setBindSite(event.currentTarget.checked)}
            data-testid="add-site-of-tab"
          />
          <span>{t("useOnSite", site)}</span>
        </label>
      )}
      <button type="submit" class="button primary wide" disabled={busy} data-testid="add-save">
        {t("addAccount")}
      </button>
    </form>
  );
};

const algorithmOf = (text: string): "SHA1" | "SHA256" | "SHA512" =>
  text === "SHA256" || text === "SHA512" ? text : "SHA1";

/** Every way to add an account by hand; each ends in a proposal, a kept account, or a sentence that says why not. */
export const AddSheet = ({ by }: { readonly by: "hand" | undefined }) => {
  const uri = useRef<HTMLInputElement>(null);
  usePasteAndDrop();
  useEffect(() => () => void (answer.value = undefined), []);
  const submitUri = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = uri.current?.value.trim() ?? "";
    if (text !== "") void proposeFromText(text);
  };
  return (
    <div class="add">
      <div class="two">
        <button type="button" class="button" autofocus onClick={() => void scanTab()} data-testid="scan-tab">
          <ScanIcon />
          {t("scanTab")}
        </button>
        <label class="button">
          <ImageIcon />
          {t("choosePicture")}
          <input
            type="file"
            class="visually-hidden"
            accept="image/*"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void proposeFromFile(file);
              event.currentTarget.value = "";
            }}
            data-testid="add-image"
          />
        </label>
        <button type="button" class="button" onClick={() => void openScanPage("camera")} data-testid="scan-camera">
          <CameraIcon />
          {t("scanCamera")}
        </button>
        <button type="button" class="button" onClick={() => void openScanPage("screen")} data-testid="scan-screen">
          <ScreenIcon />
          {t("scanScreen")}
        </button>
      </div>
      <p class="hint">{t("pasteOrDrop")}</p>
      <div role="status">
        {answer.value && (
          <p class="notice" data-testid="scan-answer">
            <span>
              <ScanAnswer report={answer.value} />
            </span>
          </p>
        )}
      </div>
      <form class="field" onSubmit={submitUri}>
        <label for="add-uri">{t("setupLink")}</label>
        <div class="with-button">
          <input
            ref={uri}
            id="add-uri"
            type="text"
            class="code-like"
            placeholder="otpauth://totp/…"
            autocomplete="off"
            spellcheck={false}
            data-testid="add-uri"
          />
          <button type="submit" class="button" data-testid="add-uri-submit">
            {t("next")}
          </button>
        </div>
      </form>
      <ByHand focusFirst={by === "hand"} />
      <button
        type="button"
        class="button plain"
        onClick={() => void openOwnPage("src/ui/import/index.html").then(() => window.close())}
        data-testid="open-import"
      >
        {t("importLink")}
      </button>
    </div>
  );
};
