import "@fontsource-variable/noto-sans-sc";
import { mount } from "svelte";
import "../../ui/tokens.css";
import "./desk.css";
import Desk from "./Desk.svelte";

const target = document.getElementById("app");
if (target) mount(Desk, { target });
