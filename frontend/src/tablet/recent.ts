/** The categories a worker reports in, the latest first: what was seen once is likely to be seen again. */

import { kept } from "../core/kept";

const KEY = "gridwarden.categories";
const MOST = 6;

/** Codes of the categories this tablet reported in last. */
export function recentCategories(): string[] {
  const text = kept((store) => store.getItem(KEY));
  return text ? text.split(",") : [];
}

/** This one was reported in just now. */
export function noteCategory(code: string): void {
  const codes = [code, ...recentCategories().filter((one) => one !== code)].slice(0, MOST);
  kept((store) => store.setItem(KEY, codes.join(",")));
}

/** The categories to offer at a tap: those reported in last, then the city's first ones until there are `count`. */
export function offered<C extends { code: string }>(all: C[], recent: string[], count: number): C[] {
  const last = recent.flatMap((code) => all.find((one) => one.code === code) ?? []);
  return [...last, ...all.filter((one) => !last.includes(one))].slice(0, count);
}
