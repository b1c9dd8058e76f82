/** What lies over the map: which layers are on (remembered on the device), and what each shows. */

import { createContext } from "svelte";
import { kept } from "../../core/kept";
import type { Place } from "../place.svelte";
import { Loaded } from "./loaded.svelte";
import * as requests from "./requests";

export const LAYERS = ["heat", "problems", "coverage", "workers"] as const;
export type LayerName = (typeof LAYERS)[number];

/** How far back heat may look, days. */
export const HEAT_DAYS = [7, 30, 90];

const KEY = "gridwarden.layers";
const MINUTE = 60_000;

export class Layers {
  on = $state<Record<LayerName, boolean>>(remembered());
  /** Whether the panel with the switches is open. */
  open = $state(false);
  days = $state(30);
  /** A class of categories; empty: all. */
  category = $state("");
  /** The id of the problem under the pointer. */
  hovered = $state<string>();

  readonly heat: Loaded<requests.Heat>;
  readonly problems: Loaded<requests.CommonProblems>;
  readonly coverage: Loaded<requests.Coverage>;

  constructor(place: Place) {
    this.heat = new Loaded(
      () => requests.heat(place.path, this.days, this.category || undefined),
      5 * MINUTE,
    );
    this.problems = new Loaded(() => requests.problems(place.path), 5 * MINUTE);
    this.coverage = new Loaded(() => requests.coverage(place.path), 2 * MINUTE);
  }

  /** Switch a layer on or off. */
  turn(name: LayerName): void {
    this.on[name] = !this.on[name];
    kept((store) => store.setItem(KEY, LAYERS.filter((one) => this.on[one]).join(" ")));
  }
}

/** Workers are on until somebody says otherwise. */
function remembered(): Record<LayerName, boolean> {
  const on = (kept((store) => store.getItem(KEY)) ?? "workers").split(" ");
  return Object.fromEntries(LAYERS.map((name) => [name, on.includes(name)])) as Record<LayerName, boolean>;
}

export const [layers, setLayers] = createContext<Layers>();
