/** Cases over the grids: a mark by status, a pulse on the new ones. */

import type { Feature, Point } from "geojson";
import {
  type ExpressionSpecification,
  type GeoJSONSource,
  type LayerSpecification,
  type Map as MapLibre,
  Marker,
} from "maplibre-gl";
import { point } from "./point";
import { tone, type Tone } from "../core/status";
import type { CaseBrief } from "../core/types";

/** What each colour says; the same values are in tokens.css for marks outside the map. */
const TONE_COLOURS: Record<Tone, string> = {
  nobody: "#ff4d4f",
  offered: "#ffb020",
  working: "#2f9bff",
  paused: "#b8a1ff",
  done: "#2fc98b",
  ended: "#7c8aa0",
};

const colour = ["match", ["feature-state", "tone"], ...Object.entries(TONE_COLOURS).flat(), "#ffb020"];

/** More pulses than this say nothing more, and each costs a frame. */
const MOST_PULSES = 12;
const PULSE_MS = 90_000;

export class CasePoints {
  #map: MapLibre;
  #shown = new Map<string, Feature<Point>>();
  #pulses = new Map<string, { marker: Marker; until: number }>();
  #frame = 0;

  /** Marks of `size` pixels at street level, under the layer named `below` where one is. */
  constructor(map: MapLibre, size: number, below?: string) {
    this.#map = map;
    const data = { type: "FeatureCollection" as const, features: [] };
    map.addSource("cases", { type: "geojson", data, promoteId: "id" });
    const layer: LayerSpecification = {
      id: "cases",
      type: "circle",
      source: "cases",
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 10, size * 0.4, 15, size],
        "circle-color": colour as unknown as ExpressionSpecification,
        "circle-stroke-width": ["case", ["boolean", ["feature-state", "overdue"], false], 3, 1.5],
        "circle-stroke-color": [
          "case",
          ["boolean", ["feature-state", "overdue"], false],
          "#ff4d4f",
          "rgba(5, 10, 20, 0.85)",
        ],
      },
    };
    map.addLayer(layer, below);
  }

  /** Show exactly these cases. */
  replace(cases: CaseBrief[]): void {
    this.#shown.clear();
    for (const { marker } of this.#pulses.values()) marker.remove();
    this.#pulses.clear();
    this.#map.removeFeatureState({ source: "cases" });
    for (const c of cases) this.#add(c);
    this.#redraw();
  }

  /** Show a case as it is now; a position never changes, so only a new case costs new geometry. */
  put(c: CaseBrief): void {
    if (this.#shown.has(c.id)) this.#style(c);
    else {
      this.#add(c);
      this.#redraw();
    }
    if (tone(c.status) === "working") this.#calm(c.id);
    else if (this.#pulses.has(c.id)) this.#tint(c);
  }

  remove(id: string): void {
    this.#calm(id);
    if (!this.#shown.delete(id)) return;
    this.#map.removeFeatureState({ source: "cases", id });
    this.#redraw();
  }

  /** Draw the eye to a case for a while. */
  pulse(c: CaseBrief): void {
    this.#calm(c.id);
    const element = document.createElement("div");
    element.className = "pulse";
    element.dataset.case = c.number;
    const marker = new Marker({ element }).setLngLat([c.lon, c.lat]).addTo(this.#map);
    this.#pulses.set(c.id, { marker, until: Date.now() + PULSE_MS });
    this.#tint(c);
    for (const id of this.#pulses.keys()) {
      if (this.#pulses.size <= MOST_PULSES) break;
      this.#calm(id);
    }
  }

  /** End the pulses whose time is over. */
  tick(now: number): void {
    for (const [id, { until }] of this.#pulses) if (until < now) this.#calm(id);
  }

  #add(c: CaseBrief): void {
    this.#shown.set(c.id, point(c.id, c.lon, c.lat, { number: c.number }));
    this.#style(c);
  }

  #style(c: CaseBrief): void {
    this.#map.setFeatureState({ source: "cases", id: c.id }, { tone: tone(c.status), overdue: c.overdue });
  }

  #tint(c: CaseBrief): void {
    const element = this.#pulses.get(c.id)?.marker.getElement();
    element?.style.setProperty("--mark", TONE_COLOURS[tone(c.status)]);
  }

  #calm(id: string): void {
    this.#pulses.get(id)?.marker.remove();
    this.#pulses.delete(id);
  }

  #redraw(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const features = [...this.#shown.values()];
      (this.#map.getSource("cases") as GeoJSONSource).setData({ type: "FeatureCollection", features });
    });
  }
}
