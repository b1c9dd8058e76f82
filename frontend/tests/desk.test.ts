import { describe, expect, it } from "vitest";
import { ACTIONS, possible } from "../src/wall/desk/actions";
import { filterOf, NOTHING, paramsOf, same, toggled } from "../src/wall/desk/filter";

const LEADS = ["cases.see", "cases.work", "cases.dispatch", "cases.merge", "whistles.blow"];

describe("a filter and the desk's address", () => {
  it("leaves out what excludes nothing", () => {
    expect(paramsOf(NOTHING).toString()).toBe("");
    expect(filterOf(new URLSearchParams())).toEqual(NOTHING);
  });

  it("comes back from its address as it was", () => {
    const filter = {
      ...NOTHING,
      under: "110112.001",
      status: ["assigned" as const, "accepted" as const],
      due_within_h: 0,
      holder: "own" as const,
      text: "三号楼 & 垃圾",
      order: "urgent" as const,
    };
    const back = filterOf(new URLSearchParams(paramsOf(filter).toString()));
    expect(back).toEqual({ ...filter, status: ["accepted", "assigned"] });
    expect(same(filter, back)).toBe(true);
  });

  it("tells overdue from no deadline at all", () => {
    expect(filterOf(new URLSearchParams("due_within_h=0")).due_within_h).toBe(0);
    expect(filterOf(new URLSearchParams("due_within_h=")).due_within_h).toBeNull();
    expect(same({ ...NOTHING, due_within_h: 0 }, NOTHING)).toBe(false);
  });

  it("puts in and takes out", () => {
    expect(toggled(["fire"], "water")).toEqual(["fire", "water"]);
    expect(toggled(["fire", "water"], "fire")).toEqual(["water"]);
  });
});

describe("what can be done", () => {
  const at = (status: Parameters<typeof possible>[0]["status"]) => ({ status, path: "110112.001.002.003" });
  const street = { permissions: LEADS, scope: "110112.001" };

  it("has a key of its own for each action, none of them the list's", () => {
    const keys = ACTIONS.map((one) => one.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of ["j", "k", "/", "?"]) expect(keys).not.toContain(key);
  });

  it("takes the server's word, and asks for time instead of taking it", () => {
    const found = possible(at("in_progress"), ["assign", "escalate", "suspend", "extend", "merge"], street);
    expect([...found].sort()).toEqual(
      ["assign", "escalate", "merge", "request", "supervise", "urge", "whistle"].sort(),
    );
  });

  it("urges nobody for what is done, and whistles for nothing that is put off", () => {
    expect(possible(at("resolved"), ["check"], street)).toEqual(new Set(["check"]));
    const suspended = possible(at("suspended"), ["resume"], street);
    expect(suspended.has("urge")).toBe(true);
    expect(suspended.has("whistle")).toBe(false);
  });

  it("orders nothing outside its scope, and merges only with the right to", () => {
    const elsewhere = { ...street, scope: "110112.002" };
    expect(possible(at("reported"), ["verify"], elsewhere)).toEqual(new Set(["verify"]));
    const worker = { permissions: ["cases.see", "cases.work"], scope: "" };
    expect(possible(at("reported"), ["merge"], worker).size).toBe(0);
  });
});
