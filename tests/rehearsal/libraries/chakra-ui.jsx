import { ChakraProvider, defaultSystem, PinInput } from "@chakra-ui/react";
import { show } from "./mount/react.jsx";

show(({ setValue }) => (
  <ChakraProvider value={defaultSystem}>
    <PinInput.Root otp onValueChange={({ valueAsString }) => setValue(valueAsString)}>
      <PinInput.HiddenInput />
      <PinInput.Control>
        {[0, 1, 2, 3, 4, 5].map((at) => (
          <PinInput.Input key={at} index={at} />
        ))}
      </PinInput.Control>
    </PinInput.Root>
  </ChakraProvider>
));
