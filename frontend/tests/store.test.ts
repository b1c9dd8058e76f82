/** What the server said last is what a tablet without a network opens with. */

import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Problem } from "../src/core/http";
import { forget, latest } from "../src/tablet/store";

const away = () => Promise.reject(new Problem(0, ""));
const says = (...codes: string[]) => Promise.resolve({ categories: codes });

test("the last answer stands in for one that does not come, until it is forgotten", async () => {
  await latest("categories", () => says("0101"));
  await latest("categories", () => says("0101", "0102"));
  await expect(latest("categories", away)).resolves.toEqual({ categories: ["0101", "0102"] });
  await expect(latest("visits", away)).rejects.toThrow(Problem);
  await forget();
  await expect(latest("categories", away)).rejects.toThrow(Problem);
});

test("a refusal is no missing answer", async () => {
  await latest("me", () => says());
  const refused = () => Promise.reject(new Problem(401, "log in first"));
  await expect(latest("me", refused)).rejects.toMatchObject({ status: 401 });
});
