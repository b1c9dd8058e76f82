// In a wall's page: lets a test live through days of events at once. They are made up here and handed to the page as
// frames of its own live socket; what the page does with them is real.

const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...where) {
    super(...where);
    window.line = this;
  }
};

const number = (nth) => `110112-20261122-${String(nth).padStart(6, "0")}`;
const id = (nth) => `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`;
const at = (ms = 0) => new Date(Date.now() + ms).toISOString();

window.day = {
  cases: 0,
  seq: 1_000_000,

  /** `cases` are opened, accepted and closed, while as many grids change and workers move: five events of each. */
  async live(cases, codes, lon, lat) {
    for (let done = 0; done < cases; done++) {
      const nth = ++this.cases;
      const code = codes[nth % codes.length];
      const path = [code.slice(0, 6), code.slice(6, 9), code.slice(9, 12), code.slice(12)].join(".");
      const moved = { case: id(nth), number: number(nth), path, due_at: at(86_400_000) };
      this.event("CaseOpened", { case: this.brief(nth, code, path, lon, lat) });
      this.event("TaskAccepted", { ...moved, status: "accepted", worker: id(nth % 900) });
      this.event("GridActivityChanged", this.activity(nth, code, path));
      this.event("WorkerMoved", { worker: id(nth % 900), lon: lon + (nth % 90) / 9000, lat, at: at() });
      this.event("CaseClosed", { ...moved, status: "closed" });
      if (done % 20 === 19) await new Promise((go) => setTimeout(go));
    }
    return number(this.cases);
  },

  event(name, data) {
    const passing = name === "WorkerMoved";
    const frame = { type: "event", topics: ["wall:110112"], name, at: at(), data };
    if (!passing) frame.seq = ++this.seq;
    window.line.onmessage({ data: JSON.stringify(frame) });
  },

  brief: (nth, code, path, lon, lat) => ({
    id: id(nth), number: number(nth), category: "0102", category_name: "暴露垃圾", urgency: "normal", kind: "help",
    status: "assigned", lon: lon + (nth % 70) / 7000, lat, grid: code, grid_name: "第1微网格", path, how: "covers",
    worker: null, rung: "worker", department: null, lane: null, round: 0, opened_at: at(), due_at: at(86_400_000),
    overdue: false,
  }),

  activity(nth, code, path) {
    const state = ["active", "quiet", "zombie"][nth % 3];
    const reason = { kind: "silent", counted_from: at(), kinds: { silent: { state } } };
    return { code, path, state, kinds: state === "active" ? [] : ["silent"], since: at(), reason };
  },
};
