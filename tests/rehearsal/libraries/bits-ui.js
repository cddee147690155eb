import { mount } from "svelte";
import BitsUi from "./bits-ui.svelte";
import { field } from "./mount/field.js";

mount(BitsUi, { target: field });
