/** The desk's small map: the listed cases, and a ring round the chosen one. */

import { Marker } from "maplibre-gl";
import { CasePoints } from "../../map/cases";
import { GridLayers } from "../../map/grids";
import { createMap } from "../../map/map";
import type { CaseBrief, Config } from "../../core/types";

export interface DeskView {
  show(cases: CaseBrief[]): void;
  choose(c: CaseBrief | undefined): void;
  remove(): void;
}

const NEAR = 14;

export async function drawDesk(
  container: HTMLElement,
  config: Config,
  onChoose: (number: string) => void,
): Promise<DeskView> {
  const { map, drawing } = await createMap(container, config, {
    theme: "dark",
    ...(config.city && { bounds: config.city.bbox }),
  });
  new GridLayers(map, config, "dark", drawing);
  const cases = new CasePoints(map, { radius: 9, clustered: true });
  const element = document.createElement("div");
  element.className = "ring";
  const ring = new Marker({ element });
  map.on("click", "cases", (event) => onChoose(String(event.features?.[0]?.properties.number)));
  return {
    show: (all) => cases.replace(all),
    choose(c) {
      if (!c) return void ring.remove();
      ring.setLngLat([c.lon, c.lat]).addTo(map);
      map.easeTo({ center: [c.lon, c.lat], zoom: Math.max(map.getZoom(), NEAR), duration: 300 });
    },
    remove: () => map.remove(),
  };
}
