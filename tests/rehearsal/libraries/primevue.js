import PrimeVue from "primevue/config";
import InputOtp from "primevue/inputotp";
import { h } from "vue";
import { show } from "./mount/vue.js";

show(
  (value) =>
    h(InputOtp, {
      length: 6,
      integerOnly: true,
      style: "display: flex; gap: 6px",
      pt: { pcInputText: { root: { style: "width: 44px" } } },
      modelValue: value.value,
      "onUpdate:modelValue": (code) => (value.value = code),
    }),
  (app) => app.use(PrimeVue, { unstyled: true }),
);
