import { mount } from "svelte";
import "../ui/tokens.css";
import "./report.css";
import Report from "./Report.svelte";

const target = document.getElementById("app");
if (target) mount(Report, { target });

// Without one (a plain-http page, an old browser) the form works as long as there is a network.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/report/sw.js").catch(() => undefined);
