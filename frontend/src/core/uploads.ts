/** Photos on their way to the server, ahead of what they belong to: in pieces, so that a cut line costs one piece. */

import { answerTo, call, Problem, V1 } from "./http";
import type { Upload } from "./types";

/** Bytes that travel at once: what is lost when the line is cut, and what a slow line still carries in its time. */
export const PIECE = 256 * 1024;

export interface UploadOptions {
  /** An upload begun before: the server is asked how far it got. One that it has forgotten is begun anew. */
  known?: string | null;
  /** The upload's id, as soon as there is one, so that it can be kept and gone on with. Awaited before the first byte. */
  onBegun?: (id: string) => Promise<void> | void;
  /** The share that is safely there, 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Send one photo; gives its id once it is whole. Throws the Problem that stopped it: after an unanswered one the same
 * call with `known` goes on where the server stands.
 */
export async function upload(photo: Blob, options: UploadOptions = {}): Promise<string> {
  let id = options.known ?? undefined;
  let stands = id ? await whereStands(id) : undefined;
  if (id === undefined || stands === undefined) {
    id = (await begin(photo.size)).id;
    await options.onBegun?.(id);
    stands = 0;
  }
  while (stands < photo.size) {
    stands = await append(id, stands, photo.slice(stands, stands + PIECE));
    options.onProgress?.(stands / photo.size);
  }
  return id;
}

const begin = (bytes: number) =>
  call<Upload>("POST", `${V1}/media`, undefined, { "Upload-Length": String(bytes) });

/** How many bytes of an upload the server has; nothing when it knows no such upload. */
async function whereStands(id: string): Promise<number | undefined> {
  try {
    return offsetOf(await answerTo("HEAD", `${V1}/media/${id}`));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

/** Send the piece at `offset`; gives where the upload stands then. A piece whose answer was lost is there already. */
async function append(id: string, offset: number, piece: Blob): Promise<number> {
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
  try {
    return offsetOf(await answerTo("PATCH", `${V1}/media/${id}`, piece, headers));
  } catch (error) {
    const stands = error instanceof Problem && error.status === 409 ? await whereStands(id) : undefined;
    if (stands === undefined || stands === offset) throw error;
    return stands;
  }
}

const offsetOf = (response: Response) => Number(response.headers.get("Upload-Offset"));
