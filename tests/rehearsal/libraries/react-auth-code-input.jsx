import AuthCode from "react-auth-code-input";
import { show } from "./mount/react.jsx";

const widths = <style>{".code-box { width: 44px; text-align: center; }"}</style>;

show(({ setValue }) => (
  <>
    {widths}
    <AuthCode allowedCharacters="numeric" inputClassName="code-box" onChange={setValue} />
  </>
));
