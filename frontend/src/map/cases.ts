/**
 * Cases over the grids: what a mark is about (its letter), how urgent (its shape and size), how far (its colour) and
 * whether it is late (its ring); a pulse on the new ones, and where many lie together, how many and how bad.
 *
 * Colour and ring are feature-state: a change of status costs one frame. Only another case costs new geometry, and
 * geometry is sent to the map's worker a few times a second at most, however many cases come.
 */

import type { Feature, Point } from "geojson";
import {
  type ExpressionSpecification,
  type GeoJSONSource,
  type LngLatLike,
  type Map as MapLibre,
  Marker,
  type PaddingOptions,
} from "maplibre-gl";
import { tone, type Tone } from "../core/status";
import type { CaseBrief, Urgency } from "../core/types";
import { signOf } from "../words/signs";
import { point } from "./point";
import { picture, RADIUS, type Shape } from "./shapes";
import { Slots } from "./slots";
import { FONT } from "./style";

/** What each colour says; the same values are in tokens.css for marks outside the map. */
const TONE_COLOURS: Record<Tone, string> = {
  nobody: "#ff4d4f",
  offered: "#ffb020",
  working: "#2f9bff",
  paused: "#b8a1ff",
  done: "#2fc98b",
  ended: "#7c8aa0",
};

/** What each shape says; the same are in CaseMark.svelte for marks outside the map. */
const SHAPES: Record<Urgency, Shape> = { life: "diamond", utility: "square", normal: "disc" };
const RANK: Record<Urgency, number> = { normal: 0, utility: 1, life: 2 };

const LATE = "#ff4d4f";
const INK = "#04101f";
const EDGE = "rgba(5, 10, 20, 0.85)";

/** More pulses than this say nothing more, and each costs a frame. */
const MOST_PULSES = 12;
const PULSE_MS = 90_000;
/** Between two changes of geometry. */
const REDRAW_MS = 250;
/** From here on every case has a mark of its own. */
const FIRST_SINGLE_ZOOM = 14;

const isLate: ExpressionSpecification = ["boolean", ["feature-state", "overdue"], false];
const some = (count: string): ExpressionSpecification => [">", ["get", count], 0];
const sum = (counted: ExpressionSpecification): ExpressionSpecification => ["+", ["case", counted, 1, 0]];

export interface CaseMarks {
  /** From a mark's middle to its edge at street level, pixels. */
  radius: number;
  /** Where many lie together, show how many. */
  clustered?: boolean;
}

export class CasePoints {
  #map: MapLibre;
  #shown = new Map<string, Feature<Point>>();
  #slots = new Slots();
  /** Cases that are gone, and may still be drawn until the next change of geometry. */
  #gone = new Set<string>();
  #pulses = new Map<string, { marker: Marker; until: number }>();
  #chosen: Marker | undefined;
  #redrawing: ReturnType<typeof setTimeout> | undefined;
  #drawnAt = 0;

  constructor(map: MapLibre, { radius, clustered = false }: CaseMarks) {
    this.#map = map;
    for (const shape of Object.values(SHAPES)) {
      const { image, pixelRatio } = picture(shape);
      map.addImage(shape, image, { sdf: true, pixelRatio });
    }
    map.addSource("cases", {
      type: "geojson",
      data: { type: "FeatureCollection", features: [] },
      promoteId: "slot",
      ...(clustered && {
        cluster: true,
        clusterMaxZoom: FIRST_SINGLE_ZOOM - 1,
        clusterRadius: radius * 4.5,
        clusterProperties: {
          life: sum(["==", ["get", "urgency"], "life"]),
          utility: sum(["==", ["get", "urgency"], "utility"]),
          overdue: sum(["get", "overdue"]),
        },
      }),
    });
    if (clustered) this.#addClusters(radius);
    this.#addMarks(radius);
  }

  #addMarks(radius: number): void {
    const share: ExpressionSpecification = ["match", ["get", "urgency"], "life", 1.2, "utility", 1.1, 1];
    this.#map.addLayer({
      id: "cases",
      type: "symbol",
      source: "cases",
      filter: ["!", ["has", "point_count"]],
      layout: {
        "icon-image": ["match", ["get", "urgency"], "life", SHAPES.life, "utility", SHAPES.utility, "disc"],
        "icon-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          9,
          ["*", (0.6 * radius) / RADIUS, share],
          13,
          ["*", radius / RADIUS, share],
        ],
        "icon-allow-overlap": true,
        "text-field": ["get", "sign"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 9, radius * 0.75, 13, radius * 1.2],
        "text-optional": true,
        "text-padding": 0,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: {
        "icon-color": [
          "match",
          ["feature-state", "tone"],
          ...Object.entries(TONE_COLOURS).flat(),
          TONE_COLOURS.offered,
        ] as unknown as ExpressionSpecification,
        "icon-halo-color": ["case", isLate, LATE, EDGE],
        "icon-halo-width": ["case", isLate, 3.5, 1.5],
        "text-color": INK,
      },
    });
  }

  /** The body says the worst urgency among them, the ring whether one is late. */
  #addClusters(radius: number): void {
    const size = radius / RADIUS;
    const count: ExpressionSpecification = ["to-string", ["get", "point_count_abbreviated"]];
    this.#map.addLayer({
      id: "case-clusters",
      type: "symbol",
      source: "cases",
      filter: ["has", "point_count"],
      layout: {
        "icon-image": "disc",
        "icon-size": ["step", ["get", "point_count"], 1.3 * size, 10, 1.55 * size, 50, 1.85 * size],
        "icon-allow-overlap": true,
        "text-field": [
          "case",
          some("life"),
          ["format", count, {}, ["concat", "\n!", ["to-string", ["get", "life"]]], { "font-scale": 0.7 }],
          ["format", count, {}],
        ],
        "text-font": FONT,
        "text-size": radius * 1.3,
        "text-line-height": 1,
        "text-allow-overlap": true,
        "symbol-sort-key": ["get", "life"],
      },
      paint: {
        "icon-color": ["case", some("life"), "#8d1c25", some("utility"), "#7a4b00", "#1b4a80"],
        "icon-halo-color": ["case", some("overdue"), LATE, "#a9c9ef"],
        "icon-halo-width": ["case", some("overdue"), 4, 1.5],
        "text-color": "#ffffff",
      },
    });
  }

  /** Show exactly these cases. */
  replace(cases: CaseBrief[]): void {
    for (const id of this.#shown.keys()) this.#gone.add(id);
    this.#shown.clear();
    for (const { marker } of this.#pulses.values()) marker.remove();
    this.#pulses.clear();
    this.#map.removeFeatureState({ source: "cases" });
    for (const c of cases) this.#add(c);
    this.#redraw();
  }

  /** Show a case as it is now; its place never changes. */
  put(c: CaseBrief): void {
    const shown = this.#shown.get(c.id);
    if (shown?.properties?.overdue === c.overdue) this.#style(c);
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
    this.#map.removeFeatureState({ source: "cases", id: this.#slots.of(id) });
    this.#gone.add(id);
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

  /** Ring the case whose card is open, or none. */
  choose(c: CaseBrief | undefined): void {
    this.#chosen?.remove();
    this.#chosen = undefined;
    if (!c) return;
    const element = document.createElement("div");
    element.className = "chosen";
    this.#chosen = new Marker({ element }).setLngLat([c.lon, c.lat]).addTo(this.#map);
  }

  /** End the pulses whose time is over. */
  tick(now: number): void {
    for (const [id, { until }] of this.#pulses) if (until < now) this.#calm(id);
  }

  /** Come near enough to a cluster that it falls apart. */
  async open(cluster: Feature, padding: PaddingOptions): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>("cases");
    const zoom = await source?.getClusterExpansionZoom(Number(cluster.properties?.cluster_id));
    this.#map.easeTo({ center: (cluster.geometry as Point).coordinates as LngLatLike, zoom, padding });
  }

  #add(c: CaseBrief): void {
    const { number, urgency, overdue } = c;
    this.#gone.delete(c.id);
    const said = {
      slot: this.#slots.of(c.id),
      number,
      urgency,
      overdue,
      rank: RANK[urgency],
      sign: signOf(c),
    };
    this.#shown.set(c.id, point(c.id, c.lon, c.lat, said));
    this.#style(c);
  }

  #style(c: CaseBrief): void {
    const id = this.#slots.of(c.id);
    this.#map.setFeatureState({ source: "cases", id }, { tone: tone(c.status), overdue: c.overdue });
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
    if (this.#redrawing !== undefined) return;
    this.#redrawing = setTimeout(
      () => {
        this.#redrawing = undefined;
        this.#drawnAt = Date.now();
        for (const id of this.#gone) this.#slots.free(id);
        this.#gone.clear();
        const features = [...this.#shown.values()];
        this.#map.getSource<GeoJSONSource>("cases")?.setData({ type: "FeatureCollection", features });
      },
      Math.max(0, this.#drawnAt + REDRAW_MS - Date.now()),
    );
  }
}
