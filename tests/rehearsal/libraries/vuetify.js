import "vuetify/styles";
import { h } from "vue";
import { createVuetify } from "vuetify";
import { VOtpInput } from "vuetify/components/VOtpInput";
import { show } from "./mount/vue.js";

show(
  (value) =>
    h(VOtpInput, { length: 6, modelValue: value.value, "onUpdate:modelValue": (code) => (value.value = code) }),
  (app) => app.use(createVuetify()),
);
