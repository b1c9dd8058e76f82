/** Photos as they are sent: small enough for a bad line, with the EXIF that says when and where they were taken. */

import { exifPlace, type ExifPlace, exifSegment, HEAD, upright } from "./exif";

/** The longest side that is sent; what is served is not larger. */
const PIXELS = 2048;
/** Smaller files are sent as they are, bytes. */
const SMALL = 600 * 1024;

/** Where a JPEG says that it was taken. */
export async function placeOf(photo: Blob): Promise<ExifPlace | undefined> {
  const segment = exifSegment(await headOf(photo));
  return segment && exifPlace(segment);
}

/**
 * The photo with at most 2,048 pixels a side and its EXIF; the file itself when it is small already, when this browser
 * cannot draw it (HEIC), or when nothing would be won.
 */
export async function lighter(photo: File): Promise<Blob> {
  if (photo.size <= SMALL) return photo;
  try {
    const drawn = await createImageBitmap(photo, { imageOrientation: "from-image" });
    const scale = Math.min(1, PIXELS / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return made && made.size < photo.size ? await withExif(made, photo) : photo;
  } catch {
    return photo;
  }
}

/** A freshly made JPEG with the EXIF of the photo that it was made from. */
async function withExif(made: Blob, photo: Blob): Promise<Blob> {
  const segment = exifSegment(await headOf(photo));
  if (!segment) return made;
  return new Blob([made.slice(0, 2), upright(segment) as BlobPart, made.slice(2)], { type: "image/jpeg" });
}

const headOf = async (photo: Blob) => new Uint8Array(await photo.slice(0, HEAD).arrayBuffer());
