import "@fontsource-variable/alegreya/wght.css";
import "@fontsource-variable/alegreya/wght-italic.css";
import "@fontsource/alegreya-sans/latin-400.css";
import "@fontsource/alegreya-sans/latin-500.css";
import "@fontsource/alegreya-sans/latin-700.css";
import "@fontsource/alegreya-sans/latin-ext-400.css";
import "@fontsource/alegreya-sc/latin-400.css";
import "@fontsource/alegreya-sc/latin-ext-400.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/marks.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { room } from "./room.svelte";

document.documentElement.dataset.theme = room.theme;
const target = document.getElementById("room");
if (target) {
  target.replaceChildren();
  mount(App, { target });
}
void room.start().catch((error: unknown) => {
  room.failure = error instanceof Error ? error.message : String(error);
});
