/**
 * Our two map styles, drawn over layers named as in Protomaps' basemaps (earth, landuse, water, roads, places), over a
 * raster basemap, or over nothing.
 *
 * No glyphs and no sprite: labels are drawn from the terminal's own fonts, so no file leaves or enters the network.
 */

import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { Basemap } from "../core/types";

export type Theme = "dark" | "light";

interface Palette {
  ground: string;
  earth: string;
  green: string;
  built: string;
  water: string;
  road: string;
  major: string;
  casing: string;
  label: string;
  halo: string;
  waterLabel: string;
}

const PALETTES: Record<Theme, Palette> = {
  dark: {
    ground: "#0e1726",
    earth: "#0e1726",
    green: "#11211f",
    built: "#121d2e",
    water: "#0f2c45",
    road: "#1e2c42",
    major: "#2b3d59",
    casing: "#0a111d",
    label: "#8ca0bd",
    halo: "#0a111d",
    waterLabel: "#4c86b5",
  },
  light: {
    ground: "#f6f5f1",
    earth: "#f6f5f1",
    green: "#dcebd3",
    built: "#ecebe6",
    water: "#b9d9ee",
    road: "#ffffff",
    major: "#fbe7b0",
    casing: "#d3d1c8",
    label: "#4a4f57",
    halo: "#ffffff",
    waterLabel: "#3f7ba6",
  },
};

/** System fonts that hold Chinese; MapLibre draws labels from these when a style has no glyphs. */
export const FONT = [
  "Noto Sans SC Variable",
  "Noto Sans CJK SC",
  "PingFang SC",
  "Microsoft YaHei",
  "sans-serif",
];

const MAJOR = ["highway", "motorway", "trunk", "major_road", "primary", "secondary"];

/** A whole style; our own sources and layers are added over it by grids.ts and points.ts. */
export function styleOf(theme: Theme, basemap: Basemap | null): StyleSpecification {
  const colours = PALETTES[theme];
  const ground: LayerSpecification = {
    id: "ground",
    type: "background",
    paint: { "background-color": colours.ground },
  };
  if (!basemap) return { version: 8, sources: {}, layers: [ground] };
  return {
    version: 8,
    sources: { basemap: sourceOf(basemap) },
    layers: [ground, ...(basemap.kind === "raster" ? raster(theme) : vector(colours))],
  };
}

function sourceOf(basemap: Basemap): SourceSpecification {
  const url = new URL(basemap.url, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}");
  const common = { minzoom: basemap.minzoom, maxzoom: basemap.maxzoom, attribution: basemap.attribution };
  const where = basemap.format === "pmtiles" ? { url: `pmtiles://${url}` } : { tiles: [url], ...common };
  return basemap.kind === "raster"
    ? { type: "raster", tileSize: 256, ...where }
    : { type: "vector", ...where };
}

/** A dark wall over a bright raster: turned down until our own marks lead. */
function raster(theme: Theme): LayerSpecification[] {
  const paint =
    theme === "dark"
      ? { "raster-brightness-max": 0.35, "raster-saturation": -0.8, "raster-contrast": 0.1 }
      : { "raster-saturation": -0.2 };
  return [{ id: "raster", type: "raster", source: "basemap", paint }];
}

function vector(c: Palette): LayerSpecification[] {
  const area = (id: string, layer: string, colour: string, kinds?: string[]): LayerSpecification => ({
    id,
    type: "fill",
    source: "basemap",
    "source-layer": layer,
    // A river's middle line is in the water layer too, and a fill would close it to a wedge.
    filter: [
      "all",
      ["==", ["geometry-type"], "Polygon"],
      kinds ? ["in", ["get", "kind"], ["literal", kinds]] : true,
    ],
    paint: { "fill-color": colour, "fill-antialias": false },
  });
  const isMajor = ["in", ["get", "kind"], ["literal", MAJOR]] as const;
  const road = (id: string, major: boolean, colour: string, extra: number): LayerSpecification => ({
    id,
    type: "line",
    source: "basemap",
    "source-layer": "roads",
    minzoom: major ? 8 : 12.5,
    filter: (major ? isMajor : ["!", isMajor]) as never,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": [
        "interpolate",
        ["exponential", 1.5],
        ["zoom"],
        10,
        (major ? 0.8 : 0.3) + extra / 4,
        14,
        (major ? 3 : 1.2) + extra,
        18,
        (major ? 18 : 9) + extra * 2,
      ],
    },
  });
  const label = (
    id: string,
    layer: string,
    colour: string,
    along: boolean,
    size: number,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: "symbol",
    source: "basemap",
    "source-layer": layer,
    minzoom,
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": size,
      ...(along && { "symbol-placement": "line" as const, "symbol-spacing": 500 }),
    },
    paint: { "text-color": colour, "text-halo-color": c.halo, "text-halo-width": 1.4 },
  });
  return [
    area("earth", "earth", c.earth),
    area("built", "landuse", c.built),
    area("green", "landuse", c.green, ["park", "forest", "wood", "grass", "farmland", "garden", "green"]),
    area("water", "water", c.water),
    {
      id: "river",
      type: "line",
      source: "basemap",
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": c.water, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 2, 12, 4] },
    },
    road("road-casing", false, c.casing, 1),
    road("major-casing", true, c.casing, 1.4),
    road("road", false, c.road, 0),
    road("major", true, c.major, 0),
    label("road-name", "roads", c.label, true, 12, 14),
    label("river-name", "water", c.waterLabel, true, 13, 11),
    label("place-name", "places", c.label, false, 13, 12.5),
  ];
}
