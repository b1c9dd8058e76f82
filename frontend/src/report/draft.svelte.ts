/**
 * What a citizen is about to send. It has one key from its first attempt on, so that sending it again after a lost
 * answer is the same report and not a second one; changed words are another report and get another key.
 */

import { api } from "../core/api";
import { newKey, Problem } from "../core/http";
import { words } from "../words/common";
import { reportWords } from "../words/report";
import type { Located, Receipt, SimilarCase } from "../core/types";
import * as requests from "./requests";

export const MOST_PHOTOS = 9;
export const LARGEST_PHOTO = 20 * 1024 * 1024;

export interface Place {
  lon: number;
  lat: number;
  accuracy?: number;
  by: "device" | "pin";
}

export interface Photo {
  file: File;
  url: string;
}

export type Phase = "writing" | "sending" | "lost" | "sent";

export interface Trouble {
  lead: string;
  points: string[];
}

export class Draft {
  photos = $state.raw<Photo[]>([]);
  place = $state.raw<Place>();
  owner = $state.raw<Located | "unknown">();
  category = $state("");
  description = $state("");
  /** Kind of demand; asking for help unless said otherwise, or the first of a list without it. */
  kind = $state("");
  address = $state("");
  name = $state("");
  phone = $state("");

  /** Open cases this may be about, and the one the sender says it is. */
  similar = $state.raw<SimilarCase[]>([]);
  joins = $state<string>();

  phase = $state<Phase>("writing");
  share = $state(0);
  receipt = $state.raw<Receipt>();

  #said = $state.raw<Trouble>();
  #tried = $state(false);

  #key: string | undefined;
  #asked = 0;
  #sought = 0;

  addPhotos(files: Iterable<File>): void {
    this.#said = undefined;
    for (const file of files) {
      if (this.photos.length >= MOST_PHOTOS) return this.#say(reportWords().tooMany);
      if (file.size > LARGEST_PHOTO) this.#say(reportWords().tooLarge(file.name));
      else this.photos = [...this.photos, { file, url: URL.createObjectURL(file) }];
    }
  }

  removePhoto(index: number): void {
    const photo = this.photos[index];
    if (photo) URL.revokeObjectURL(photo.url);
    this.photos = this.photos.filter((_, i) => i !== index);
  }

  /** Set the place and ask whose it is; only the answer to the latest place counts. */
  async setPlace(place: Place): Promise<void> {
    this.place = place;
    this.owner = undefined;
    const asked = ++this.#asked;
    const owner = await api
      .locate(place.lon, place.lat, place.accuracy || undefined)
      .catch(() => "unknown" as const);
    if (asked === this.#asked) this.owner = owner;
  }

  /** Look for cases that this may be about, once place and category are known; only the latest answer counts. */
  async seek(): Promise<void> {
    const { place, category } = this;
    const sought = ++this.#sought;
    this.joins = undefined;
    if (!place || !category) return void (this.similar = []);
    const found = await requests
      .similar(category, place.lon, place.lat, this.description.trim())
      .catch(() => ({ cases: [] }));
    if (sought === this.#sought) this.similar = found.cases;
  }

  /** What stands in the way: what was just refused, else, after a first try, what is missing, as it is filled in. */
  get trouble(): Trouble | undefined {
    if (this.#said) return this.#said;
    const missing = this.#tried ? this.#missing() : [];
    return missing.length ? { lead: reportWords().refused, points: missing } : undefined;
  }

  async send(): Promise<void> {
    this.#tried = true;
    this.#said = undefined;
    if (this.trouble) return;
    this.phase = "sending";
    this.share = 0;
    this.#key ??= newKey();
    try {
      this.receipt = await requests.sendReport(this.#form(), this.#key, (share) => {
        this.share = share;
      });
      this.phase = "sent";
    } catch (error) {
      if (error instanceof Problem && !error.unanswered) this.#refused(error);
      else this.phase = "lost";
    }
  }

  /** Change what could not be sent; it is another report from here on. */
  edit(): void {
    this.#key = undefined;
    this.phase = "writing";
  }

  #missing(): string[] {
    const say = reportWords();
    return [
      ...(this.place ? [] : [say.needPlace]),
      ...(this.category ? [] : [say.needCategory]),
      ...(this.description.trim() ? [] : [say.needWords]),
    ];
  }

  #refused(problem: Problem): void {
    this.edit();
    const known = reportWords().fields;
    const points = problem.fields
      .map((f) => known[f.split(".")[0] ?? ""])
      .filter((text) => text !== undefined);
    this.#said = {
      lead: reportWords().refused,
      points: points.length ? [...new Set(points)] : [whole(problem.status)],
    };
  }

  #say(text: string): void {
    this.#said = { lead: text, points: [] };
  }

  #form(): FormData {
    const form = new FormData();
    const place = this.place;
    form.set("category", this.category);
    form.set("description", this.description.trim());
    form.set("channel", "citizen");
    if (place) {
      form.set("lon", place.lon.toFixed(7));
      form.set("lat", place.lat.toFixed(7));
      form.set("crs", "wgs84");
      form.set("located_by", place.by);
      if (place.accuracy !== undefined) form.set("accuracy_m", Math.min(place.accuracy, 100_000).toFixed(1));
    }
    if (this.kind) form.set("kind", this.kind);
    if (this.address.trim()) form.set("address", this.address.trim());
    if (this.joins) form.set("joins", this.joins);
    if (this.name.trim()) form.set("contact_name", this.name.trim());
    if (this.phone.trim()) form.set("contact_phone", this.phone.trim());
    for (const { file } of this.photos) form.append("photos", file, file.name);
    return form;
  }
}

/** What to say of a refusal that names no field of this form; the server's own sentence is for programmers. */
function whole(status: number): string {
  if (status === 413) return reportWords().tooBig;
  return status === 429 ? words().tooManyTries : reportWords().notTaken;
}
