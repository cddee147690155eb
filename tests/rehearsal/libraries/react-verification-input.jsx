import VerificationInput from "react-verification-input";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => <VerificationInput length={6} value={value} onChange={setValue} validChars="0-9" />);
