import "@soywod/pin-field";
import { field, send } from "./mount/field.js";

field.innerHTML = `<swd-pin-field length="6"></swd-pin-field>`;
field.firstElementChild.addEventListener("change", ({ detail }) => send(detail?.value));
