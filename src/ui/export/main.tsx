import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { ExportPage } from "./export-page.tsx";

const root = startPage("exportTitle");
const { vault, settings } = await ask("popupView", { tabId: null });
showTheme(settings.theme);
render(<ExportPage vault={vault} />, root);
