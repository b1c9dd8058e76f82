import "@fontsource-variable/noto-sans-sc";
import { mount } from "svelte";
import "../ui/tokens.css";
import "./wall.css";
import Wall from "./Wall.svelte";

const target = document.getElementById("app");
if (target) mount(Wall, { target });
