/** A MapLibre map set up our way: worker of our own build, PMTiles over Range, and no promise a machine cannot keep. */

import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import {
  addProtocol,
  AttributionControl,
  type LngLatBoundsLike,
  Map as MapLibre,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { Protocol } from "pmtiles";
import type { Config } from "../core/types";
import { styleOf, type Theme } from "./style";

setWorkerUrl(workerUrl);
addProtocol("pmtiles", new Protocol().tile);

export type Drawing = "gpu" | "software" | "none";

/**
 * How this machine draws WebGL. Virtual desktops without a GPU draw in software, where outlines cost most of the time;
 * `failIfMajorPerformanceCaveat` does not notice them, the renderer's name does.
 */
export function drawing(): Drawing {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "none";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|basic render|software/i.test(name) ? "software" : "gpu";
}

/** Raised instead of a blank rectangle. */
export class NoWebGL extends Error {}

export interface MapOptions {
  theme: Theme;
  bounds?: LngLatBoundsLike;
  center?: [number, number];
  zoom?: number;
  /** Space taken by panels over the map, so that the city lies in what is left. */
  padding?: { top: number; bottom: number; left: number; right: number };
}

/** A map in `container`, loaded. Raises NoWebGL where none can be drawn. `container.map` is for tests to ask. */
export async function createMap(
  container: HTMLElement,
  config: Config,
  options: MapOptions,
): Promise<{ map: MapLibre; drawing: Drawing }> {
  const how = drawing();
  if (how === "none") throw new NoWebGL();
  const map = new MapLibre({
    container,
    style: styleOf(options.theme, config.basemap),
    ...(options.bounds
      ? { bounds: options.bounds, fitBoundsOptions: { padding: options.padding } }
      : { center: options.center, zoom: options.zoom ?? 15 }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: how === "software" ? 0 : 200,
    ...(how === "software" && { pixelRatio: Math.min(1, devicePixelRatio) }),
    maxTileCacheSize: 200,
    locale: {
      "Map.Title": "地图",
      "NavigationControl.ZoomIn": "放大",
      "NavigationControl.ZoomOut": "缩小",
      "AttributionControl.ToggleAttribution": "数据来源",
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), "bottom-right");
  (container as HTMLElement & { map?: MapLibre }).map = map;
  map.on("idle", () => {
    container.dataset.idle = "true";
  });
  map.on("movestart", () => {
    delete container.dataset.idle;
  });
  await map.once("load");
  return { map, drawing: how };
}
