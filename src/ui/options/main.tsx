import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { Options } from "./options.tsx";

const root = startPage("settings");
const { vault, settings, seesAllSites } = await ask("popupView", { tabId: null });
showTheme(settings.theme);
render(<Options vault={vault} settings={settings} seesAllSites={seesAllSites} />, root);
