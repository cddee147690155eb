import { MuiOtpInput } from "mui-one-time-password-input";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => <MuiOtpInput length={6} value={value} onChange={setValue} />);
