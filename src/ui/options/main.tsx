import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { Options } from "./options.tsx";
import { errandIn } from "./unlock-panel.tsx";

const root = startPage("settings");
const view = await ask("settingsPage", {});
showTheme(view.settings.theme);
render(<Options view={view} errand={errandIn(location.hash)} />, root);
