import PinField from "react-pin-field";
import { show } from "./mount/react.jsx";

show(({ setValue }) => <PinField length={6} onChange={setValue} style={{ width: 44 }} />);
