import OtpInput from "react-otp-input";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => (
  <OtpInput
    value={value}
    onChange={setValue}
    numInputs={6}
    renderSeparator={<span>-</span>}
    renderInput={(props) => <input {...props} />}
  />
));
