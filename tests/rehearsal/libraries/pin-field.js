import "@soywod/pin-field";
import { field, send } from "./mount/field.js";

field.innerHTML = `
  <style>swd-pin-field input { width: 44px; }</style>
  <swd-pin-field length="6"></swd-pin-field>`;
// The boxes' own `change` bubbles through it, and has no detail.
field.querySelector("swd-pin-field").addEventListener("change", ({ detail }) => detail && send(detail.value));
