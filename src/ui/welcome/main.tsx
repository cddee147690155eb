import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { Welcome } from "./welcome.tsx";

const root = startPage("welcomeTitle");
const { vault, settings, seesAllSites } = await ask("popupView", { tabId: null });
showTheme(settings.theme);
render(<Welcome vault={vault} seesAllSites={seesAllSites} />, root);
