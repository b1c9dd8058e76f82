import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exifPlace, exifSegment, upright } from "../src/core/exif";

const shipped = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, "../../tests/media/photos", name)));
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
    const segment = exifSegment(shipped("pixel.jpg"));
    expect(segment).toBeDefined();
    for (let end = 12; end < (segment?.length ?? 0); end += 7) {
      expect(() => exifPlace(segment!.slice(0, end))).not.toThrow();
    }
  });
});

describe("a picture that was turned upright", () => {
  it("says so and keeps the rest", () => {
    const segment = exifSegment(shipped("pixel.jpg"))!;
    const turned = upright(segment);
    expect(turned.length).toBe(segment.length);
    expect(exifPlace(turned)).toEqual(exifPlace(segment));
    expect(upright(turned)).toEqual(turned);
  });
});
