import OtpField from "@corvu/otp-field";
import { createEffect, createSignal } from "solid-js";
import h from "solid-js/h";
import { render } from "solid-js/web";
import { field, send } from "./mount/field.js";

const CELL = "width: 40px; height: 48px; border: 1px solid gray";

function Form() {
  const [value, setValue] = createSignal("");
  createEffect(() => send(value()));
  return h(
    OtpField,
    {
      maxLength: 6,
      get value() {
        return value();
      },
      onValueChange: setValue,
      style: "display: flex; gap: 6px",
    },
    h(OtpField.Input, { "aria-label": "Authentication code" }),
    [0, 1, 2, 3, 4, 5].map((at) => h("div", { style: CELL }, () => value()[at] ?? "")),
  );
}

render(() => h(Form), field);
