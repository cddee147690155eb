import { OTPField } from "@base-ui/react/otp-field";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => (
  <OTPField.Root length={6} value={value} onValueChange={setValue} style={{ display: "flex", gap: 6 }}>
    {[0, 1, 2, 3, 4, 5].map((at) => (
      <OTPField.Input key={at} style={{ width: 44 }} aria-label={`Character ${at + 1} of 6`} />
    ))}
  </OTPField.Root>
));
