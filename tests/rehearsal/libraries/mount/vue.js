import { createApp, ref, watch } from "vue";
import { field, send } from "./field.js";

/** Shows what `render` makes of the value, a ref that is the truth. @param use What the library wants installed. */
export function show(render, use = () => {}) {
  const value = ref("");
  watch(value, send);
  const app = createApp({ render: () => render(value) });
  use(app);
  app.mount(field);
}
