/**
 * What a citizen is about to send. Once it is handed to the post it is the post's: it has its key there, and is taken
 * back to be changed.
 */

import { api } from "../core/api";
import { placeOf, lighter } from "../core/photo";
import type { ExifPlace } from "../core/exif";
import { newKey, Problem } from "../core/http";
import type { Refusal } from "../core/outbox";
import type { Board, Category, Located, SimilarCase } from "../core/types";
import { words } from "../words/common";
import { reportWords } from "../words/report";
import { metresBetween } from "./device";
import { post, type Posted } from "./post.svelte";
import * as requests from "./requests";

export const MOST_PHOTOS = 9;
export const LARGEST_PHOTO = 20 * 1024 * 1024;

export interface Place {
  lon: number;
  lat: number;
  accuracy?: number;
  by: "device" | "pin" | "photo";
}

export interface Photo {
  file: File;
  url: string;
}

/** A photo taken farther than this from the given place is worth a question, metres. */
const ELSEWHERE_M = 50;

/** As people say it: from home, or for a business. */
export type Sender = "resident" | "firm";

/** Being filled in; its photos being made small; in the post. */
export type Phase = "writing" | "packing" | "posted";

export interface Trouble {
  lead: string;
  points: string[];
}

export class Draft {
  photos = $state.raw<Photo[]>([]);
  place = $state.raw<Place>();
  owner = $state.raw<Located | "unknown">();
  /** The public board of the grid it goes to. */
  board = $state.raw<Board>();
  /** Where the photos say that they were taken. */
  taken = $state.raw<ExifPlace>();
  sender = $state<Sender>("resident");
  firm = $state("");
  firmCode = $state("");
  category = $state("");
  categoryName = $state("");
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
  /** Its id in the post. */
  posted = $state("");

  #said = $state.raw<Trouble>();
  #tried = $state(false);

  /** What the server knows it by: what was tried and not answered is tried again as the same. */
  #key = newKey();
  #asked = 0;
  #sought = 0;

  /** What was handed to the post and is taken back, to be changed; with why it was not taken, if it was not. */
  static of({ body: { report, category }, why }: Posted, photos: Blob[]): Draft {
    const draft = new Draft();
    draft.addPhotos(photos.map((photo, n) => new File([photo], `${n + 1}.jpg`, { type: photo.type })));
    draft.category = report.category;
    draft.categoryName = category;
    draft.description = report.description;
    draft.kind = report.kind ?? "";
    draft.address = report.address ?? "";
    draft.name = report.contact_name ?? "";
    draft.phone = report.contact_phone ?? "";
    draft.firm = report.firm_name ?? "";
    draft.firmCode = report.firm_code ?? "";
    draft.sender = report.firm_name ? "firm" : "resident";
    const { lon, lat, accuracy_m: accuracy, located_by: by } = report;
    void draft.setPlace({ lon, lat, by, ...(accuracy !== undefined && { accuracy }) });
    if (why) draft.#refused(why);
    return draft;
  }

  addPhotos(files: Iterable<File>): void {
    this.#said = undefined;
    for (const file of files) {
      if (this.photos.length >= MOST_PHOTOS) return this.#say(reportWords().tooMany);
      if (file.size > LARGEST_PHOTO) this.#say(reportWords().tooLarge(file.name));
      else {
        this.photos = [...this.photos, { file, url: URL.createObjectURL(file) }];
        void placeOf(file).then((place) => (this.taken ??= place));
      }
    }
  }

  removePhoto(index: number): void {
    const photo = this.photos[index];
    if (photo) URL.revokeObjectURL(photo.url);
    this.photos = this.photos.filter((_, i) => i !== index);
    if (!this.photos.length) this.taken = undefined;
  }

  /** The photos' own place, where none was given or it is another one: metres away, or null without a given place. */
  get elsewhere(): { place: ExifPlace; metres: number | null } | undefined {
    if (!this.taken || this.place?.by === "photo") return undefined;
    if (!this.place) return { place: this.taken, metres: null };
    const metres = metresBetween(this.taken, this.place);
    return metres > ELSEWHERE_M + (this.place.accuracy ?? 0) ? { place: this.taken, metres } : undefined;
  }

  choose(category: Category, name: string): void {
    this.category = category.code;
    this.categoryName = name;
  }

  /** Who it is from; a category that is not for them is not chosen any more. */
  from(sender: Sender, categories: Category[]): void {
    this.sender = sender;
    const still = categories.some((one) => one.code === this.category && isFor(one, sender));
    if (!still) this.category = this.categoryName = "";
  }

  /** Set the place and ask whose it is; only the answer to the latest place counts. */
  async setPlace(place: Place): Promise<void> {
    this.place = place;
    this.owner = this.board = undefined;
    const asked = ++this.#asked;
    const owner = await api
      .locate(place.lon, place.lat, place.accuracy || undefined)
      .catch(() => "unknown" as const);
    if (asked !== this.#asked) return;
    this.owner = owner;
    if (owner === "unknown" || !owner.grid || owner.how === "fallback") return;
    const board = await requests.board(owner.grid.code).catch(() => undefined);
    if (asked === this.#asked) this.board = board;
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

  /** Hand it to the post, which keeps it until the server has it. */
  async send(): Promise<void> {
    this.#tried = true;
    this.#said = undefined;
    const report = this.#report();
    if (this.trouble || !report) return;
    this.phase = "packing";
    try {
      const photos: Blob[] = [];
      for (const { file } of this.photos) photos.push(await lighter(file)); // one by one: each is drawn whole
      await post.put(this.#key, { report, category: this.categoryName }, photos);
      this.posted = this.#key;
      for (const { url } of this.photos) URL.revokeObjectURL(url);
      this.photos = [];
      this.phase = "posted";
    } catch (error) {
      this.phase = "writing";
      if (!(error instanceof Problem) || error.unanswered) return this.#say(reportWords().cannotKeep);
      this.#key = newKey();
      this.#refused(error);
    }
  }

  #missing(): string[] {
    const say = reportWords();
    return [
      ...(this.place ? [] : [say.needPlace]),
      ...(this.category ? [] : [say.needCategory]),
      ...(this.description.trim() ? [] : [say.needWords]),
      ...(this.sender === "resident" || this.firm.trim() ? [] : [say.needFirm]),
    ];
  }

  #refused({ status, fields }: Pick<Refusal, "status" | "fields">): void {
    const known = reportWords().fields;
    const points = fields.map((f) => known[f.split(".")[0] ?? ""]).filter((text) => text !== undefined);
    this.#said = {
      lead: reportWords().refused,
      points: points.length ? [...new Set(points)] : [whole(status)],
    };
  }

  #say(text: string): void {
    this.#said = { lead: text, points: [] };
  }

  #report(): requests.NewReport | undefined {
    const { place } = this;
    if (!place) return undefined;
    const said = {
      kind: this.kind,
      address: this.address.trim(),
      joins: this.joins,
      contact_name: this.name.trim(),
      contact_phone: this.phone.trim(),
      ...(this.sender === "firm" && {
        firm_name: this.firm.trim(),
        firm_code: this.firmCode.trim().toUpperCase(),
      }),
    };
    return {
      category: this.category,
      description: this.description.trim(),
      channel: "citizen",
      lon: Number(place.lon.toFixed(7)),
      lat: Number(place.lat.toFixed(7)),
      crs: "wgs84",
      located_by: place.by,
      ...(place.accuracy !== undefined && { accuracy_m: Math.min(Math.round(place.accuracy), 100_000) }),
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
    };
  }
}

/** Whether a category is one of this sender's. */
export const isFor = (category: Category, sender: Sender): boolean =>
  category.audience === "both" || category.audience === sender;

/** What to say of a refusal that names no field of this form; the server's own sentence is for programmers. */
function whole(status: number): string {
  if (status === 413) return reportWords().tooBig;
  return status === 429 ? words().tooManyTries : reportWords().notTaken;
}
