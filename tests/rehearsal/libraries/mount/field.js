/** Where a component goes, and where its value goes: the form sends what the component says, not what its boxes show. */
export const field = document.querySelector("[data-field]");
const sent = document.querySelector("input[name=code]");

export function send(code) {
  sent.value = code ?? "";
}
