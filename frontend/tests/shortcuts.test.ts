import { beforeAll, describe, expect, it, vi } from "vitest";
import { keyName, shortcuts } from "../src/wall/shortcuts.svelte";

class FakeElement {
  constructor(readonly where: string) {}
  closest(selector: string): this | null {
    return selector.split(", ").includes(this.where) ? this : null;
  }
}

beforeAll(() => vi.stubGlobal("Element", FakeElement));

const press = (key: string, more: object = {}) => {
  const event = { key, target: new FakeElement("body"), preventDefault: vi.fn(), ...more };
  shortcuts.press(event as unknown as KeyboardEvent);
  return event.preventDefault.mock.calls.length > 0;
};

describe("shortcuts", () => {
  it("do what the key is for while somebody listens, in either case", () => {
    const run = vi.fn();
    const end = shortcuts.add({ key: "t", label: "tour", run });
    expect(press("t")).toBe(true);
    expect(press("T")).toBe(true);
    end();
    expect(press("t")).toBe(false);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("leave alone what is written into a field, pressed with Ctrl, or meant for a dialog", () => {
    const run = vi.fn();
    const end = shortcuts.add({ key: "t", label: "tour", run });
    press("t", { ctrlKey: true });
    press("t", { target: new FakeElement("input") });
    press("t", { target: new FakeElement("dialog") });
    press("t", { defaultPrevented: true });
    end();
    expect(run).not.toHaveBeenCalled();
  });

  it("belong to whoever came last", () => {
    const [first, last] = [vi.fn(), vi.fn()];
    const ends = [first, last].map((run) => shortcuts.add({ key: "Escape", label: "back", run }));
    press("Escape");
    ends[1]?.();
    press("Escape");
    ends[0]?.();
    expect([first.mock.calls.length, last.mock.calls.length]).toEqual([1, 1]);
  });
});

describe("keyName", () => {
  it("is what the keyboard says", () => {
    expect(["ArrowUp", "t", "?"].map(keyName)).toEqual(["↑", "T", "?"]);
  });
});
