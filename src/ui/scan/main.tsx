import { render } from "preact";
import { ask } from "#platform/messaging.ts";
import { showTheme, startPage } from "../components/start-page.ts";
import { Scan } from "./scan.tsx";

const root = startPage("scanTitle");
const { settings } = await ask("popupView", { tabId: null });
showTheme(settings.theme);
// A screen may be shared on a click only; the camera was asked for by the click that has opened this page.
render(<Scan startWithCamera={location.hash === "#camera"} />, root);
