/**
 * Marks as signed distance fields: one picture each, that the map may fill and ring in any colour.
 *
 * MapLibre reads the edge at three quarters of the alpha and eight pixels from one end to the other, so a ring may be
 * six pixels wide. No sprite file: what is drawn is computed.
 */

/** What a mark's outline says: how urgent it is. */
export type Shape = "disc" | "square" | "diamond";

/** From a mark's middle to its edge, in the map's pixels. */
export const RADIUS = 14;

const RING = 7;
const RATIO = 2;
const ROUNDING = 3;

/** How far (x, y) lies outside the shape round the origin; negative inside. */
export function distance(shape: Shape, x: number, y: number): number {
  if (shape === "disc") return Math.hypot(x, y) - RADIUS;
  // Both keep the disc's area, so that none looks larger than it means to be.
  const half = RADIUS * 0.89;
  const [u, v] = shape === "square" ? [x, y] : [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2];
  const [dx, dy] = [Math.abs(u) - half + ROUNDING, Math.abs(v) - half + ROUNDING];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - ROUNDING;
}

/** The picture for `addImage(…, { sdf: true, pixelRatio })`. */
export function picture(shape: Shape): { image: ImageData; pixelRatio: number } {
  const reach = RADIUS * (shape === "diamond" ? 1.27 : 1) + RING;
  const size = Math.ceil(2 * reach * RATIO);
  const image = new ImageData(size, size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [(column + 0.5 - size / 2) / RATIO, (row + 0.5 - size / 2) / RATIO];
      image.data[4 * (row * size + column) + 3] = Math.round(255 * (0.75 - distance(shape, x, y) / 8));
    }
  }
  return { image, pixelRatio: RATIO };
}
