import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { ImportPage } from "./import-page.tsx";
import { followVault, isLocked } from "./store.ts";

const root = startPage("importTitle");
const { vault, settings } = await ask("popupView", { tabId: null });
showTheme(settings.theme);
isLocked.value = vault.state === "locked";
followVault();
render(<ImportPage vault={vault} />, root);
