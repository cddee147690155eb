import { OTPInput } from "input-otp";
import { show } from "./mount/react.jsx";

const cell = { width: 40, height: 48, border: "1px solid gray", textAlign: "center", lineHeight: "48px" };

show(({ value, setValue }) => (
  <OTPInput
    maxLength={6}
    value={value}
    onChange={setValue}
    render={({ slots }) => (
      <div style={{ display: "flex", gap: 6 }}>
        {slots.map(({ char }, at) => (
          <div key={at} style={cell}>
            {char}
          </div>
        ))}
      </div>
    )}
  />
));
