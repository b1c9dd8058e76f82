/** Which cases the queue shows, and how that is written in the desk's address: a link shows others the same. */

import type { components } from "../../core/api.gen";

type Chosen = components["schemas"]["Filter"];
export type Filter = Required<Chosen>;

export const NOTHING: Filter = {
  under: "",
  status: [],
  category: [],
  urgency: [],
  due_within_h: null,
  holder: null,
  text: "",
  order: "due",
};

const LISTS = ["status", "category", "urgency"] as const;
const ONES = ["under", "holder", "text", "order"] as const;

/** What the filter says, as the server and the address take it; what is at its default is left out. */
export function paramsOf(filter: Chosen): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ONES) {
    const value = filter[name];
    if (value && value !== NOTHING[name]) params.set(name, value);
  }
  for (const name of LISTS) for (const value of [...filter[name]].sort()) params.append(name, value);
  if (filter.due_within_h !== null && filter.due_within_h !== undefined)
    params.set("due_within_h", String(filter.due_within_h));
  return params;
}

/** The filter of an address. What it says wrongly the server refuses: here it is taken as it stands. */
export function filterOf(params: URLSearchParams): Filter {
  const within = params.get("due_within_h");
  const ones = Object.fromEntries(ONES.map((name) => [name, params.get(name) ?? NOTHING[name]]));
  const lists = Object.fromEntries(LISTS.map((name) => [name, params.getAll(name)]));
  return { ...ones, ...lists, due_within_h: within ? Number(within) : within === "0" ? 0 : null } as Filter;
}

/** Whether both show the same, in whatever order their lists are. */
export const same = (one: Chosen, other: Chosen): boolean =>
  paramsOf(one).toString() === paramsOf(other).toString();

/** `list` with `value`, or without it when it was there. */
export const toggled = <A>(list: A[], value: A): A[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
