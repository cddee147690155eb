import { NInputOtp } from "naive-ui";
import { h } from "vue";
import { show } from "./mount/vue.js";

show((value) =>
  h(NInputOtp, {
    length: 6,
    value: value.value.split(""),
    "onUpdate:value": (digits) => (value.value = digits.join("")),
  }),
);
