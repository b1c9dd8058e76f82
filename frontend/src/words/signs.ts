/** One letter for each class of the standard categories: what a mark on the map is about. */

import { dictionary } from "../core/i18n.svelte";

const zh: Record<string, string> = {
  "01": "容",
  "02": "设",
  "03": "路",
  "04": "绿",
  "05": "房",
  "06": "环",
  "07": "安",
  "08": "纷",
  "09": "民",
  "10": "商",
  "11": "他",
};

const en: Record<string, string> = {
  "01": "C",
  "02": "U",
  "03": "R",
  "04": "G",
  "05": "H",
  "06": "E",
  "07": "S",
  "08": "D",
  "09": "W",
  "10": "B",
  "11": "O",
};

const signs = dictionary(zh, en);

/** The letter of a category; of a class that the district added, the first of the category's name. */
export const signOf = (c: { category: string; category_name: string }): string =>
  signs()[c.category.slice(0, 2)] ?? c.category_name.slice(0, 1);
