import "@mantine/core/styles.css";
import { MantineProvider, PinInput } from "@mantine/core";
import { show } from "./mount/react.jsx";

show(({ value, setValue }) => (
  <MantineProvider>
    <PinInput length={6} type="number" oneTimeCode value={value} onChange={setValue} />
  </MantineProvider>
));
