import useDigitInput from "react-digit-input";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => {
  const digits = useDigitInput({ acceptedCharacters: /^[0-9]$/, length: 6, value, onChange: setValue });
  return digits.map((digit, at) => <input key={at} inputMode="decimal" style={{ width: 44 }} {...digit} />);
});
