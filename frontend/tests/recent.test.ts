/** What is offered at a tap: what was reported last, then what the city lists first. */

import { expect, test } from "vitest";
import { offered } from "../src/tablet/recent";

const all = ["0101", "0102", "0103", "0104"].map((code) => ({ code }));
const codes = (recent: string[], count: number) => offered(all, recent, count).map(({ code }) => code);

test("the latest first, nothing twice, and nothing the city does not know any more", () => {
  expect(codes([], 3)).toEqual(["0101", "0102", "0103"]);
  expect(codes(["0104", "9901", "0102"], 3)).toEqual(["0104", "0102", "0101"]);
  expect(codes(["0104"], 9)).toEqual(["0104", "0101", "0102", "0103"]);
});
