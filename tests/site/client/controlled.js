// A controlled input as React makes one: the state is the truth, the element is set back to it after each event, and a
// value that was written without the native setter (so that the tracker knows it already) counts as no change.
const input = document.querySelector("[data-controlled]");
const sent = document.querySelector("input[name=code]");
const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
let tracked = "";
let state = "";

Object.defineProperty(input, "value", {
  configurable: true,
  get: () => native.get.call(input),
  set(value) {
    tracked = String(value);
    native.set.call(input, value);
  },
});

input.addEventListener("input", () => {
  const now = native.get.call(input);
  if (now !== tracked) {
    tracked = now;
    state = now.replace(/\D/g, "").slice(0, 6);
    sent.value = state;
  }
  queueMicrotask(() => (input.value = state));
});
