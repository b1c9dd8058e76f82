/** The tasks as the worker left them: what they did holds on the tablet before the server has heard of it. */

import type { Task } from "../core/types";
import { type Act, ENDING, taskOf } from "./acts";

/** A task, and the worker's acts on it that the server has not taken, oldest first. */
export interface DeskTask extends Task {
  acts: Act[];
}

export const underWay = (act: Act): boolean => act.state === "waiting" || act.state === "sending";

/** The act that ends the task once the server has it: nothing more is to be done meanwhile. */
export const ending = (task: DeskTask): Act | undefined =>
  task.acts.find((act) => underWay(act) && ENDING.includes(act.kind));

/** Each task with what was done on it; one accepted here is accepted, one begun here is in hand. */
export function withActs(tasks: Task[], acts: Act[]): DeskTask[] {
  return tasks.map((task) => {
    const own = acts.filter((act) => taskOf(act) === task.id);
    const did = (kind: string) => own.some((act) => act.kind === kind && underWay(act));
    const accepted = did("accept");
    const status = did("start") ? "in_progress" : accepted ? "accepted" : task.case.status;
    return {
      ...task,
      state: accepted ? "accepted" : task.state,
      case: { ...task.case, status },
      acts: own,
    };
  });
}
