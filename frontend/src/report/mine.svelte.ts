/** What was reported from this phone: the receipts, kept here alone, for no account ties them together. */

import type { Receipt } from "../core/types";

const KEY = "gridwarden.receipts";
const MOST = 50;

/** A receipt with what it is recognised by. */
export interface Mine {
  receipt: string;
  number: string;
  category: string;
  grid: string;
  at: string;
}

function read(): Mine[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Mine[]) : [];
  } catch {
    return [];
  }
}

let all = $state.raw<Mine[]>(read());

function write(next: Mine[]): void {
  all = next.slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing still shows them until the page is closed.
  }
}

/** The reports of this phone, the latest first. */
export const mine = (): Mine[] => all;

/** Keep a receipt; the same one again changes nothing. */
export function keep(receipt: Receipt, category: string, at: string): void {
  const { receipt: key, case: opened, grid } = receipt;
  const one = { receipt: key, number: opened.number, category, grid: grid?.name ?? "", at };
  write([one, ...read().filter((other) => other.receipt !== key)]);
}

/** Take one from the list; what was reported stays reported. */
export function forget(receipt: string): void {
  write(read().filter((one) => one.receipt !== receipt));
}
