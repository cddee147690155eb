import "element-plus/theme-chalk/el-input-otp.css";
import { ElInputOtp } from "element-plus";
import { h } from "vue";
import { show } from "./mount/vue.js";

show((value) =>
  h(ElInputOtp, { length: 6, modelValue: value.value, "onUpdate:modelValue": (code) => (value.value = code) }),
);
