import "@ionic/core/css/core.css";
import { defineCustomElement } from "@ionic/core/components/ion-input-otp.js";
import { initialize } from "@ionic/core/components/index.js";
import { field, send } from "./mount/field.js";

initialize();
defineCustomElement();
const otp = Object.assign(document.createElement("ion-input-otp"), { length: 6 });
otp.addEventListener("ionInput", ({ detail }) => send(detail.value));
field.append(otp);
