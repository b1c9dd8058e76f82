/** The layers as the wall's map draws them. */

import type { Map as MapLibre } from "maplibre-gl";
import { CoverageLayer } from "../../map/coverage";
import { HeatLayer } from "../../map/heat";
import { ProblemAreas } from "../../map/problems";
import type { WorkerPoints } from "../../map/workers";

export interface LayersOnMap {
  heat: HeatLayer;
  coverage: CoverageLayer;
  problems: ProblemAreas;
  workers: WorkerPoints;
}

/** Ready to be shown: under what is said of grids' activity, and problems under the cases. */
export const layersOn = (
  map: MapLibre,
  workers: WorkerPoints,
  onProblem: (id: string | undefined) => void,
): LayersOnMap => ({
  coverage: new CoverageLayer(map, "grids-quiet"),
  heat: new HeatLayer(map, "grids-quiet"),
  problems: new ProblemAreas(map, "case-clusters", onProblem),
  workers,
});
