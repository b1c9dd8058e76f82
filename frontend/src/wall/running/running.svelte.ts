/** What lets a wall run for weeks, wired to its room. */

import { createContext } from "svelte";
import type { Room } from "../room.svelte";
import { Alarms } from "./alarms.svelte";
import { Attention } from "./attention";
import { Renewal } from "./renewal.svelte";
import { Screen } from "./screen.svelte";
import { Siren } from "./siren.svelte";
import { REST_MS, Tour } from "./tour.svelte";

export class Running {
  readonly attention = new Attention();
  readonly screen = new Screen();
  readonly siren = new Siren();
  readonly alarms: Alarms;
  readonly tour: Tour;
  readonly renewal: Renewal;
  /** Whether this account may say that it knows of a danger; a display only looks. */
  readonly mayAcknowledge: boolean;
  #room: Room;

  constructor(room: Room) {
    const { place, me } = room;
    this.#room = room;
    this.alarms = new Alarms(place.top);
    this.mayAcknowledge = me.permissions.includes("cases.dispatch");
    const places = {
      top: place.grids.byPath(place.top),
      below: place.grids.children(place.grids.byPath(place.top)?.code ?? ""),
      go: (code: string) => {
        room.shown = room.chosen = undefined;
        place.go(code, "by itself");
      },
    };
    const trouble = () => ({ ...room.scene.trouble(), at: room.minute });
    this.tour = new Tour(places, trouble, this.attention);
    this.renewal = new Renewal(() => this.#quiet());
  }

  /** Run; gives what ends it. */
  start(): () => void {
    const ends = [
      this.attention.start(),
      this.screen.start(),
      this.renewal.start(),
      this.#room.board.hear((news) => {
        this.alarms.hear(news);
        if (news === "anew" && !this.tour.on) this.tour.begin();
      }),
    ];
    return () => {
      for (const end of ends) end();
      this.tour.leave();
      this.alarms.stop();
      this.siren.ring(false);
    };
  }

  #quiet(): boolean {
    const { board, shown, replay } = this.#room;
    return (
      board.live === "live" &&
      !shown &&
      !replay &&
      this.alarms.ringing.length === 0 &&
      this.attention.idle() > REST_MS
    );
  }
}

export const [running, setRunning] = createContext<Running>();
