/**
 * What a JPEG's EXIF says of its place, read in the page: the segment is copied as it is, three tags are looked up. (The
 * libraries for it read every tag there is, at five to twenty times the weight.) Anything that is not as it should be
 * counts as absent.
 */

export interface ExifPlace {
  lon: number;
  lat: number;
}

/** What holds the segment in any JPEG: a segment has at most 64 KB, and EXIF comes first or second. */
export const HEAD = 192 * 1024;

const ORIENTATION = 0x0112;
const GPS = 0x8825;
const TIFF = 10; // behind the marker, the length and "Exif\0\0"
const SHORT = 3;
const RATIONAL = 5;

/** The EXIF segment of a JPEG that begins with `head`, with its marker. */
export function exifSegment(head: Uint8Array): Uint8Array | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 10 <= head.length && head[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = head[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      return end <= head.length ? head.slice(at, end) : undefined;
    }
    if (marker < 0xe0 && marker !== 0xdb && marker !== 0xc4) return undefined; // the picture begins
  }
  return undefined;
}

/** Where the photo was taken, WGS-84 degrees. */
export function exifPlace(segment: Uint8Array): ExifPlace | undefined {
  try {
    const tiff = new Tiff(segment);
    const gps = tiff.find(tiff.first, GPS);
    if (!gps) return undefined;
    const directory = tiff.long(gps + 8);
    const lat = tiff.degrees(directory, 1, 2, "NS", 90);
    const lon = tiff.degrees(directory, 3, 4, "EW", 180);
    // Cameras without a fix write 0° 0°.
    return lat === undefined || lon === undefined || (lat === 0 && lon === 0) ? undefined : { lon, lat };
  } catch {
    return undefined; // an offset that points nowhere
  }
}

/** The same segment for a picture that has been turned upright. */
export function upright(segment: Uint8Array): Uint8Array {
  const copy = segment.slice();
  try {
    const tiff = new Tiff(copy);
    const entry = tiff.find(tiff.first, ORIENTATION);
    if (entry && tiff.type(entry) === SHORT) tiff.setShort(entry + 8, 1);
  } catch {
    // no such tag: nothing to set right
  }
  return copy;
}

/** TIFF 6.0 inside a segment; places count from its head. Reading beyond the end throws. */
class Tiff {
  #view: DataView;
  #little: boolean;

  constructor(segment: Uint8Array) {
    this.#view = new DataView(segment.buffer, segment.byteOffset + TIFF, segment.byteLength - TIFF);
    this.#little = this.#view.getUint16(0) === 0x4949;
  }

  /** Where the first directory is. */
  get first(): number {
    return this.long(4);
  }

  long = (at: number): number => this.#view.getUint32(at, this.#little);
  type = (entry: number): number => this.#view.getUint16(entry + 2, this.#little);
  setShort = (at: number, value: number): void => this.#view.setUint16(at, value, this.#little);

  /** Where a tag's entry is. */
  find(directory: number, tag: number): number | undefined {
    const count = this.#view.getUint16(directory, this.#little);
    for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
      if (this.#view.getUint16(entry, this.#little) === tag) return entry;
    }
    return undefined;
  }

  degrees(directory: number, refTag: number, tag: number, signs: string, limit: number): number | undefined {
    const ref = this.find(directory, refTag);
    const entry = this.find(directory, tag);
    if (!ref || !entry || this.type(entry) !== RATIONAL || this.long(entry + 4) !== 3) return undefined;
    const at = this.long(entry + 8);
    const [d = NaN, m = NaN, s = NaN] = [0, 8, 16].map((n) => this.long(at + n) / this.long(at + n + 4));
    const sign = signs.indexOf(String.fromCharCode(this.#view.getUint8(ref + 8)));
    const value = d + m / 60 + s / 3600;
    if (sign < 0 || !Number.isFinite(value) || m > 60 || s > 60 || value > limit) return undefined;
    return sign ? -value : value;
  }
}
