import { Input } from "antd";
import { show } from "./mount/react.jsx";

// It tells of a whole code only.
show(({ setValue }) => <Input.OTP length={6} onChange={setValue} />);
