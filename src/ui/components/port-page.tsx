import type { ComponentChildren } from "preact";
import { t } from "#platform/i18n.ts";
import { Mark } from "./icons.tsx";

/** A page on which accounts come in or go out, once there is a vault. */
export const PortPage = (props: {
  readonly title: string;
  readonly hasVault: boolean;
  readonly children: ComponentChildren;
}) => (
  <main>
    <header class="page-head">
      <Mark size={40} />
      <h1>{props.title}</h1>
    </header>
    {props.hasVault ? (
      props.children
    ) : (
      <section class="panel">
        <p>{t("importNewText")}</p>
        <a class="button primary" href="../welcome/index.html">
          {t("openWelcome")}
        </a>
      </section>
    )}
  </main>
);
