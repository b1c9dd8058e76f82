import { describe, expect, it } from "vitest";
import type { Task } from "../src/core/types";
import type { Act } from "../src/tablet/acts";
import { withActs } from "../src/tablet/pending";

describe("what was done on a task holds before the server knows", () => {
  const task = { id: "1", state: "seen", case: { status: "assigned" } } as Task;
  const act = (kind: string, state: Act["state"], task = "1") => ({ kind, state, body: { task } }) as Act;

  it("accepted here is accepted, begun here is in hand", () => {
    const [accepted] = withActs([task], [act("accept", "waiting")]);
    expect(accepted).toMatchObject({ state: "accepted", case: { status: "accepted" } });
    const [begun] = withActs([task], [act("accept", "sending"), act("start", "waiting")]);
    expect(begun?.case.status).toBe("in_progress");
  });

  it("what was sent back, or is about another task, changes nothing", () => {
    const [same] = withActs([task], [act("accept", "conflict"), act("accept", "waiting", "2")]);
    expect(same).toMatchObject({ state: "seen", case: { status: "assigned" } });
    expect(same?.acts).toHaveLength(1);
  });
});
