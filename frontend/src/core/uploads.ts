/** Photos on their way to the server, ahead of what they belong to. */

import { call, V1 } from "./http";
import type { Upload } from "./types";

/** Send one photo ahead of what it belongs to; gives its id. */
export async function upload(file: File): Promise<string> {
  const piece = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0" };
  const { id } = await call<Upload>("POST", `${V1}/media`, undefined, {
    "Upload-Length": String(file.size),
  });
  await call<undefined>("PATCH", `${V1}/media/${id}`, file, piece);
  return id;
}
