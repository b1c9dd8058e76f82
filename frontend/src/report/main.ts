import { mount } from "svelte";
import "../ui/tokens.css";
import "./report.css";
import Report from "./Report.svelte";

const target = document.getElementById("app");
if (target) mount(Report, { target });
