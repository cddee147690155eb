import { h } from "vue";
import { OTPInput } from "vue-input-otp";
import { show } from "./mount/vue.js";

const cell = "width: 40px; height: 48px; border: 1px solid gray; text-align: center; line-height: 48px";

show((value) =>
  h(
    OTPInput,
    { maxlength: 6, modelValue: value.value, "onUpdate:modelValue": (code) => (value.value = code) },
    ({ slots }) =>
      h(
        "div",
        { style: "display: flex; gap: 6px" },
        slots.map(({ char }) => h("div", { style: cell }, char ?? "")),
      ),
  ),
);
