import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exifPlace, exifSegment, upright } from "../src/core/exif";

const shipped = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, "../../tests/media/photos", name)));
const PIXEL = exifSegment(shipped("pixel.jpg")) ?? new Uint8Array();
const placeIn = (jpeg: Uint8Array) => {
  const segment = exifSegment(jpeg);
  return segment && exifPlace(segment);
};

describe("the EXIF of real cameras", () => {
  it("says where the photo was taken", () => {
    const place = placeIn(shipped("pixel.jpg"));
    expect(place?.lat).toBeCloseTo(30.62765, 5);
    expect(place?.lon).toBeCloseTo(119.738767, 5);
  });

  it.each(["canon.jpg", "empty_gps_ifd.jpg", "exif_gps.jpg"])("says nothing in %s", (name) => {
    expect(placeIn(shipped(name))).toBeUndefined();
  });

  it("is nowhere in what is no JPEG", () => {
    expect(exifSegment(new Uint8Array())).toBeUndefined();
    expect(exifSegment(shipped("xiaomi.heic"))).toBeUndefined();
  });

  it("is absent when it is cut anywhere, and never throws", () => {
    for (let end = 0; end < PIXEL.length; end += 7) {
      expect(() => exifPlace(PIXEL.slice(0, end))).not.toThrow();
    }
  });
});

describe("a picture that was turned upright", () => {
  it("says so and keeps the rest", () => {
    const turned = upright(PIXEL);
    expect(turned.length).toBe(PIXEL.length);
    expect(exifPlace(turned)).toEqual(exifPlace(PIXEL));
    expect(upright(turned)).toEqual(turned);
  });
});
