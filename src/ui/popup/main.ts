import { firstView } from "./first-view.ts";
import { show } from "./app.tsx";

void show(firstView);
