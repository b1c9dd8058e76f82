/** The wall's map, loaded after the page: grids, cases and workers, and where to look. */

import type { MapMouseEvent } from "maplibre-gl";
import type { Bbox, Config, Grid } from "../core/types";
import { CasePoints } from "../map/cases";
import { FIRST_LABEL, GridLayers } from "../map/grids";
import { createMap } from "../map/map";
import { WorkerPoints } from "../map/workers";
import type { BoardView } from "./board.svelte";

export interface WallMap {
  view: BoardView;
  fly(lon: number, lat: number): void;
  showGrid(grid: Grid): void;
  /** Fit this extent between the panels. */
  look(bbox: Bbox): void;
  remove(): void;
}

/** Panels lie over the map's edges; what matters is fitted between them. */
function padding() {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { top: 9 * rem, bottom: 9 * rem, left: 29 * rem, right: 31 * rem };
}

export async function drawWall(
  container: HTMLElement,
  config: Config,
  on: { onCase: (number: string) => void },
): Promise<WallMap> {
  if (!config.city) throw new Error("a wall needs a city");
  const bounds = config.city.bbox;
  const { map, drawing } = await createMap(container, config, { theme: "dark", bounds, padding: padding() });
  const grids = new GridLayers(map, config, "dark", drawing);
  const workers = new WorkerPoints(map);
  const cases = new CasePoints(map, 12, FIRST_LABEL);

  map.on("click", (event: MapMouseEvent) => {
    const { x, y } = event.point;
    const box: [[number, number], [number, number]] = [
      [x - 8, y - 8],
      [x + 8, y + 8],
    ];
    const [hit] = map.queryRenderedFeatures(box, { layers: ["cases"] });
    if (hit) on.onCase(String(hit.properties.number));
  });
  map.on("mousemove", "cases", () => {
    map.getCanvas().style.cursor = "pointer";
  });
  map.on("mouseleave", "cases", () => {
    map.getCanvas().style.cursor = "";
  });

  return {
    view: {
      replaceCases: (all) => cases.replace(all),
      putCase: (c) => cases.put(c),
      removeCase: (id) => cases.remove(id),
      pulse: (c) => cases.pulse(c),
      replaceActivity: (states) => grids.replace(states),
      setActivity: (code, state) => grids.set(code, state),
      moveWorker: (position) => workers.put(position),
      tick: (now) => {
        cases.tick(now);
        workers.tick(now);
      },
    },
    fly: (lon, lat) =>
      map.flyTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 14), padding: padding() }),
    showGrid: (grid) => {
      grids.choose(grid.code);
      map.flyTo({ center: grid.centre, zoom: Math.max(map.getZoom(), 13.5), padding: padding() });
    },
    look: (bbox) => {
      grids.choose(undefined);
      map.fitBounds(bbox, { padding: padding() });
    },
    remove: () => map.remove(),
  };
}
