import "rsuite/dist/rsuite-no-reset.min.css";
import PinInput from "rsuite/PinInput";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => <PinInput length={6} otp value={value} onChange={setValue} />);
