/** The wall's map, loaded after the page: grids, cases and workers, where to look, and what is touched. */

import type { Map as MapLibre, MapGeoJSONFeature, PointLike } from "maplibre-gl";
import { CasePoints } from "../map/cases";
import type { Bbox, CaseBrief, Config, Grid } from "../core/types";
import { GridLayers, type Look, TOUCH } from "../map/grids";
import { createMap } from "../map/map";
import { WorkerPoints } from "../map/workers";
import { layersOn, type LayersOnMap } from "./layers/onmap";
import type { SceneView } from "./scene.svelte";

/** What lies under the pointer: the deepest grid, and where on the screen. */
export interface Touched {
  path: string;
  x: number;
  y: number;
}

export interface WallMap {
  layers: LayersOnMap;
  view: SceneView;
  fly(lon: number, lat: number): void;
  /** Ring one case, or none. */
  ring(c: CaseBrief | undefined): void;
  showGrid(grid: Grid): void;
  /** Lay a veil over what is not looked at, and fit what is between the panels. */
  look(at: Look, bbox: Bbox): void;
  /** Brighten one grid, or none. */
  hover(code: string | undefined): void;
  zoom(by: 1 | -1): void;
  /** Put the present picture of what lies between the panels onto a canvas, for paper. */
  copy(onto: HTMLCanvasElement): void;
  remove(): void;
}

export interface WallMapEvents {
  onCase(number: string): void;
  onGrid(path: string): void;
  onHover(touched: Touched | undefined): void;
  onProblem(id: string | undefined): void;
}

/** The root's font size against a desk's: a wall of four times the pixels shows the same picture, larger. */
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Panels lie over the map's edges; what matters is fitted between them. */
function padding() {
  const one = rem();
  const foot = document.querySelector("[data-foot]")?.clientHeight ?? 0;
  return { top: 9 * one, bottom: foot + 2.5 * one, left: 32 * one, right: 34 * one };
}

export async function drawWall(container: HTMLElement, config: Config, on: WallMapEvents): Promise<WallMap> {
  if (!config.city) throw new Error("a wall needs a city");
  const { map, drawing } = await createMap(container, config, {
    theme: "dark",
    bounds: config.city.bbox,
    padding: padding(),
  });
  const scale = rem() / 16;
  const grids = new GridLayers(map, config, "dark", drawing, [], scale);
  const workers = new WorkerPoints(map);
  const cases = new CasePoints(map, { radius: 13 * scale, clustered: true });
  // Arrow keys lead through the city, not over the map.
  map.keyboard.disable();
  listen(map, on, cases);

  return {
    layers: layersOn(map, workers, on.onProblem),
    view: {
      replaceCases: (all) => cases.replace(all),
      putCase: (c) => cases.put(c),
      removeCase: (id) => cases.remove(id),
      pulse: (c) => cases.pulse(c),
      replaceActivity: (states) => grids.replace(states),
      setActivity: (code, state) => grids.set(code, state),
      moveWorker: (position) => workers.put(position),
      forgetWorkers: () => workers.clear(),
      tick: (now) => {
        cases.tick(now);
        workers.tick(now);
      },
    },
    fly: (lon, lat) =>
      map.flyTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 14.5), padding: padding() }),
    ring: (c) => cases.choose(c),
    showGrid: (grid) => {
      grids.choose(grid.code);
      map.flyTo({ center: grid.centre, zoom: Math.max(map.getZoom(), 13.5), padding: padding() });
    },
    look: (at, bbox) => {
      grids.choose(undefined);
      grids.look(at);
      map.fitBounds(bbox, { padding: padding(), maxZoom: 17 });
    },
    hover: (code) => grids.hover(code),
    zoom: (by) => map.zoomTo(map.getZoom() + by),
    copy: (onto) => {
      map.redraw(); // a frame can be read only in the task that drew it
      const frame = map.getCanvas();
      const scale = frame.width / frame.clientWidth;
      const { top, bottom, left, right } = padding();
      onto.width = frame.width - (left + right) * scale;
      onto.height = frame.height - (top + bottom) * scale;
      onto.getContext("2d")?.drawImage(frame, -left * scale, -top * scale);
    },
    remove: () => map.remove(),
  };
}

function listen(map: MapLibre, on: WallMapEvents, cases: CasePoints): void {
  /** A finger is no needle. */
  const near = ({ x, y }: { x: number; y: number }): [PointLike, PointLike] => [
    [x - 6, y - 6],
    [x + 6, y + 6],
  ];
  const mark = (at: { x: number; y: number }) =>
    map.queryRenderedFeatures(near(at), { layers: ["cases", "case-clusters"] })[0];
  const path = (found: MapGeoJSONFeature) => String(found.properties.path);
  const deepest = (at: { x: number; y: number }) =>
    map
      .queryRenderedFeatures([at.x, at.y], { layers: [TOUCH] })
      .map(path)
      .sort((a, b) => b.length - a.length)[0];

  map.on("click", ({ point }) => {
    const hit = mark(point);
    const grid = deepest(point);
    if (hit?.layer.id === "case-clusters") void cases.open(hit, padding());
    else if (hit) on.onCase(String(hit.properties.number));
    else if (grid) on.onGrid(grid);
  });

  // A pointer moves more often than a screen is drawn.
  let frame = 0;
  map.on("mousemove", ({ point }) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const grid = deepest(point);
      map.getCanvas().style.cursor = mark(point) || grid ? "pointer" : "";
      on.onHover(grid === undefined ? undefined : { path: grid, x: point.x, y: point.y });
    });
  });
  const gone = () => {
    cancelAnimationFrame(frame);
    on.onHover(undefined);
  };
  map.on("mouseout", gone);
  map.on("movestart", gone);
}
