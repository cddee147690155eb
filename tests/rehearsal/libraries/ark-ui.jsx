import { PinInput } from "@ark-ui/react/pin-input";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => (
  <PinInput.Root otp value={value.split("")} onValueChange={({ valueAsString }) => setValue(valueAsString)}>
    <PinInput.Label>Authentication code</PinInput.Label>
    <PinInput.Control style={{ display: "flex", gap: 6 }}>
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <PinInput.Input key={at} index={at} style={{ width: 44 }} />
      ))}
    </PinInput.Control>
    <PinInput.HiddenInput />
  </PinInput.Root>
));
