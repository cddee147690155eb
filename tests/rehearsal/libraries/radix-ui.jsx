import * as OneTimePasswordField from "@radix-ui/react-one-time-password-field";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => (
  <OneTimePasswordField.Root value={value} onValueChange={setValue} style={{ display: "flex", gap: 6 }}>
    {[0, 1, 2, 3, 4, 5].map((at) => (
      <OneTimePasswordField.Input key={at} style={{ width: 44 }} />
    ))}
    <OneTimePasswordField.HiddenInput />
  </OneTimePasswordField.Root>
));
