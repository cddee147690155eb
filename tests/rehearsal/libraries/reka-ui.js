import { PinInputInput, PinInputRoot } from "reka-ui";
import { h } from "vue";
import { show } from "./mount/vue.js";

show((value) =>
  h(
    PinInputRoot,
    {
      otp: true,
      style: "display: flex; gap: 6px",
      modelValue: value.value === "" ? [] : value.value.split(""),
      "onUpdate:modelValue": (digits) => (value.value = digits.join("")),
    },
    () => [0, 1, 2, 3, 4, 5].map((at) => h(PinInputInput, { index: at, style: "width: 44px" })),
  ),
);
