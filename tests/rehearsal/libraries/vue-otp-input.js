import OtpInput from "@bachdgvn/vue-otp-input";
import Vue from "vue2";
import { field, send } from "./mount/field.js";

const target = field.appendChild(document.createElement("div"));
new Vue({
  el: target,
  render: (h) =>
    h(OtpInput, {
      props: { numInputs: 6, separator: "-", inputClasses: "code-box", inputType: "tel" },
      on: { "on-change": send, "on-complete": send },
    }),
});
