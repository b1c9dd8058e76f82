/**
 * The map of the worker's own grids, brought to the tablet while there is a network: each tile that the task map draws
 * there is asked for once, and the service worker keeps it.
 */

import { PMTiles } from "pmtiles";
import type { Config } from "../core/types";

export type Box = [west: number, south: number, east: number, north: number];
type Tile = [z: number, x: number, y: number];

/** The zooms of the task map, from the neighbourhood to the doorstep; the grids' tiles end at 15. */
const ZOOMS = [12, 13, 14, 15];
const MARGIN = 0.004; // degrees, some 400 m: cases at the border are seen with what lies around
/** A large rural grid is kept coarsely rather than not at all. */
const MOST_TILES = 400;

/** The tiles over a box at the zooms that fit into the limit, coarsest first. */
export function tilesOver([west, south, east, north]: Box, zooms = ZOOMS, most = MOST_TILES): Tile[] {
  const tiles: Tile[] = [];
  for (const z of zooms) {
    const [left, top] = tileOf(west - MARGIN, north + MARGIN, z);
    const [right, bottom] = tileOf(east + MARGIN, south - MARGIN, z);
    if (tiles.length + (right - left + 1) * (bottom - top + 1) > most) break;
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) tiles.push([z, x, y]);
  }
  return tiles;
}

function tileOf(lon: number, lat: number, z: number): [x: number, y: number] {
  const n = 2 ** z;
  const sin = Math.sin((lat * Math.PI) / 180);
  const x = Math.floor(((lon + 180) / 360) * n);
  const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * n);
  return [Math.max(0, Math.min(n - 1, x)), Math.max(0, Math.min(n - 1, y))];
}

/** Tiles asked for at once: it must not get in the way of the work. */
const AT_ONCE = 4;

/** Ask for every tile over `boxes`, once the service worker is there to keep them. Throws when the line is cut. */
export async function bringMap(config: Config, boxes: Box[]): Promise<void> {
  await navigator.serviceWorker?.ready;
  const { basemap, geometry_version } = config;
  const base = basemap && new URL(basemap.url, location.href).href;
  const archive = base && basemap.format === "pmtiles" ? new PMTiles(base) : undefined;
  const bring = async ([z, x, y]: Tile) => {
    await fetch(`/tiles/${z}/${x}/${y}.mvt?v=${geometry_version}`);
    if (!base || z < basemap.minzoom || z > basemap.maxzoom) return;
    await (archive ? archive.getZxy(z, x, y) : fetch(fill(base, z, x, y)));
  };
  const tiles = boxes.flatMap((box) => tilesOver(box));
  for (let i = 0; i < tiles.length; i += AT_ONCE) await Promise.all(tiles.slice(i, i + AT_ONCE).map(bring));
}

const fill = (url: string, z: number, x: number, y: number) =>
  url
    .replace(/\{z\}|%7Bz%7D/, String(z))
    .replace(/\{x\}|%7Bx%7D/, String(x))
    .replace(/\{y\}|%7By%7D/, String(y));
