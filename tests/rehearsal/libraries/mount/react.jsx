import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { field, send } from "./field.js";

/** Shows `Field` as a controlled component: React's state is the truth. */
export function show(Field) {
  const Form = () => {
    const [value, setValue] = useState("");
    useEffect(() => send(value), [value]);
    return <Field value={value} setValue={setValue} />;
  };
  createRoot(field).render(<Form />);
}
