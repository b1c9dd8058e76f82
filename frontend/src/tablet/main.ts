import "@fontsource-variable/noto-sans-sc";
import { mount } from "svelte";
import "../ui/tokens.css";
import Tablet from "./Tablet.svelte";

const target = document.getElementById("app");
if (target) mount(Tablet, { target });
