import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../src/core/http";
import { type Entry, MOST_FAULTS, Outbox, type OutboxOptions } from "../src/core/outbox";
import { PIECE } from "../src/core/uploads";

interface Acts {
  accept: { task: string };
  done: { task: string; words: string };
  note: { words: string };
}

/** A server that remembers what it took, and can be away, slow or of another opinion. */
class Server {
  taken: { kind: string; id: string; photos: string[] }[] = [];
  asked = 0;
  answers: (Problem | undefined)[] = [];
  /** Until it is called, nothing is answered. */
  held: Promise<void> | undefined;

  take = async (entry: Entry, photos: string[]): Promise<unknown> => {
    this.asked++;
    await this.held;
    const refusal = this.answers.shift();
    if (refusal) throw refusal;
    this.taken.push({ kind: entry.kind, id: entry.id, photos });
    return { took: entry.id };
  };

  get kinds() {
    return this.taken.map((one) => one.kind);
  }
}

const away = () => new Problem(0, "");
const gone = () => new Problem(409, "withdrawn", [], "conflict", { state: "withdrawn" });

let boxes: Outbox<Acts>[] = [];

async function open(server: Server, options: Partial<OutboxOptions<Acts>> = {}) {
  const shown: { entries: Entry[] } = { entries: [] };
  const { take } = server;
  const box = new Outbox<Acts>({
    name: "test",
    owner: "wang",
    senders: { accept: take, done: take, note: take },
    changed: (entries) => (shown.entries = entries),
    ...options,
  });
  boxes.push(box);
  await box.start();
  return { box, shown };
}

/** Locks as browsers have them: one holder for each name, the others in line. */
function locks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, work: () => Promise<unknown>) => {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(name, turn);
      return turn;
    },
  };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("navigator", { onLine: true, locks: locks() });
});

afterEach(() => {
  for (const box of boxes) box.stop();
  boxes = [];
  vi.unstubAllGlobals();
});

describe("what a person did", () => {
  it("is sent in order, once, and forgotten when the server has it", async () => {
    const server = new Server();
    const answers: unknown[] = [];
    const { box, shown } = await open(server, { sent: (_, answer) => void answers.push(answer) });
    const first = await box.put("accept", { task: "1" });
    await box.put("note", { words: "二" });
    await box.put("done", { task: "1", words: "好了" });
    await box.flush();
    expect(server.kinds).toEqual(["accept", "note", "done"]);
    expect(answers[0]).toEqual({ took: first.id });
    expect(shown.entries).toEqual([]);
  });

  it("waits while nothing answers, and keeps its order and its key", async () => {
    const server = new Server();
    server.answers = [away()];
    const { box, shown } = await open(server);
    const first = await box.put("accept", { task: "1" });
    await box.flush();
    server.answers = [away()];
    await box.put("done", { task: "1", words: "好了" });
    await box.flush();
    await vi.waitFor(() => expect(shown.entries.map((e) => e.state)).toEqual(["waiting", "waiting"]));
    expect(shown.entries[0]?.maybeSent).toBe(true);
    server.answers = [];
    await box.flush();
    expect(server.kinds).toEqual(["accept", "done"]);
    expect(server.taken[0]?.id).toBe(first.id);
  });

  it("is surely not there when the device knew that it was offline", async () => {
    vi.stubGlobal("navigator", { onLine: false, locks: locks() });
    const server = new Server();
    server.answers = [away(), away()];
    const { box, shown } = await open(server);
    await box.put("accept", { task: "1" });
    await box.flush();
    expect(shown.entries[0]).toMatchObject({ state: "waiting", maybeSent: false });
  });

  it("survives the page: another life sends it, and knows that it may have left", async () => {
    const dying = new Server();
    dying.held = new Promise(() => undefined);
    const { box } = await open(dying);
    const put = await box.put("accept", { task: "1" });
    await vi.waitFor(() => expect(dying.asked).toBe(1));
    box.stop();
    vi.stubGlobal("navigator", { onLine: true, locks: locks() }); // a dead page holds no lock

    const server = new Server();
    let sent: Entry | undefined;
    const next = await open(server, { sent: (entry) => void (sent = entry) });
    await next.box.flush();
    expect(server.taken.map((one) => one.id)).toEqual([put.id]);
    expect(sent).toMatchObject({ maybeSent: true, tries: 2 });
  });

  it("is not put twice under one key", async () => {
    const server = new Server();
    server.answers = [away(), away(), away()];
    const { box, shown } = await open(server);
    const once = await box.put("note", { words: "一" }, [], "k");
    const twice = await box.put("note", { words: "一" }, [], "k");
    expect(twice.seq).toBe(once.seq);
    expect(shown.entries).toHaveLength(1);
  });

  it("can be undone while it waits, not while it is under way", async () => {
    const server = new Server();
    let go: () => void = () => undefined;
    server.held = new Promise((resolve) => (go = resolve));
    const { box, shown } = await open(server);
    const first = await box.put("accept", { task: "1" });
    const second = await box.put("note", { words: "不" });
    await vi.waitFor(() => expect(shown.entries[0]?.state).toBe("sending"));
    expect(await box.discard(first.id)).toBe(false);
    expect(await box.discard(second.id)).toBe(true);
    go();
    await box.flush();
    expect(server.kinds).toEqual(["accept"]);
    expect(await box.discard(first.id)).toBe(false);
  });
});

describe("a refusal", () => {
  it("is kept with its reason and blocks nothing", async () => {
    const server = new Server();
    server.answers = [gone(), new Problem(422, "words are missing", ["words"])];
    const { box, shown } = await open(server);
    await box.put("accept", { task: "1" });
    await box.put("done", { task: "2", words: "" });
    await box.put("note", { words: "三" });
    await box.flush();
    expect(server.kinds).toEqual(["note"]);
    expect(shown.entries.map((e) => e.state)).toEqual(["conflict", "refused"]);
    expect(shown.entries[0]?.why).toMatchObject({ status: 409, facts: { state: "withdrawn" } });
    expect(shown.entries[1]?.why?.fields).toEqual(["words"]);
  });

  it("can be tried again, turned into something else with its photos, or discarded", async () => {
    const server = new Server();
    const put = vi.fn(photoServer());
    vi.stubGlobal("fetch", put);
    server.answers = [gone()];
    const { box, shown } = await open(server);
    const done = await box.put("done", { task: "1", words: "好了" }, [new Blob(["jpeg"])]);
    await box.flush();
    expect(shown.entries[0]?.state).toBe("conflict");
    server.answers = [gone()];
    await box.retry(done.id);
    await box.flush();
    expect(shown.entries[0]?.state).toBe("conflict");
    expect(await box.turn(done.id, "note", { words: "当时已处理" })).toBe(true);
    await box.flush();
    expect(server.taken).toMatchObject([{ kind: "note", photos: ["photo-1"] }]);
    expect(server.taken[0]?.id).not.toBe(done.id);
    const begun = put.mock.calls.filter(([, init]) => init?.method === "POST");
    expect(begun).toHaveLength(1); // the photo went once
  });

  it("is a last resort where the server itself breaks", async () => {
    const server = new Server();
    server.answers = Array.from({ length: MOST_FAULTS }, () => new Problem(500, "our fault"));
    const { box, shown } = await open(server);
    await box.put("accept", { task: "1" });
    for (let i = 0; i < MOST_FAULTS; i++) await box.flush();
    await box.put("note", { words: "二" });
    await box.flush();
    expect(shown.entries.map((e) => e.state)).toEqual(["refused"]);
    expect(server.kinds).toEqual(["note"]);
  });
});

describe("whose it is", () => {
  it("is never sent as somebody else", async () => {
    const server = new Server();
    server.answers = [away(), away()];
    const wang = await open(server);
    await wang.box.put("accept", { task: "1" });
    await wang.box.flush();
    wang.box.stop();

    server.answers = [];
    const li = await open(server, { owner: "li" });
    await li.box.flush();
    expect(li.shown.entries).toEqual([]);
    expect(await li.box.others()).toBe(1);
    expect(server.taken).toEqual([]);

    const again = await open(server);
    await again.box.flush();
    expect(server.kinds).toEqual(["accept"]);
  });

  it("waits for a login when the session is over", async () => {
    const server = new Server();
    server.answers = [new Problem(401, "log in first")];
    const loggedOut = vi.fn();
    const { box, shown } = await open(server, { loggedOut });
    await box.put("accept", { task: "1" });
    await box.flush();
    expect(loggedOut).toHaveBeenCalledOnce();
    expect(shown.entries[0]).toMatchObject({ state: "waiting", maybeSent: false });
    await box.flush();
    expect(server.kinds).toEqual(["accept"]);
  });
});

describe("two tabs", () => {
  it("send one at a time and see each other's entries", async () => {
    const server = new Server();
    server.answers = [away(), away(), away(), away()];
    const one = await open(server);
    const two = await open(server);
    await one.box.put("accept", { task: "1" });
    await two.box.put("note", { words: "二" });
    await vi.waitFor(() => expect(one.shown.entries).toHaveLength(2));
    server.answers = [];
    await Promise.all([one.box.flush(), two.box.flush()]);
    expect(server.kinds).toEqual(["accept", "note"]);
    await vi.waitFor(() => expect([one.shown.entries, two.shown.entries]).toEqual([[], []]));
  });
});

describe("photos", () => {
  it("travel in pieces and go on where the line was cut, also in another life", async () => {
    const photo = new Blob([new Uint8Array(PIECE * 2 + 10)]);
    const photos = new Map<string, number>();
    let cutAfter = 1;
    const line = photoServer(photos, () => cutAfter-- > 0);
    vi.stubGlobal("fetch", line);
    const server = new Server();
    const shares: number[] = [];
    const first = await open(server);
    await first.box.put("done", { task: "1", words: "好了" }, [photo]);
    await first.box.flush();
    expect([...photos.values()]).toEqual([PIECE]);
    expect((await first.box.entries())[0]).toMatchObject({ uploads: ["photo-1"], maybeSent: false });
    first.box.stop();

    cutAfter = 99;
    const second = await open(server, { progress: (_, share) => void shares.push(share) });
    await second.box.flush();
    expect([...photos.entries()]).toEqual([["photo-1", photo.size]]);
    expect(server.taken).toMatchObject([{ kind: "done", photos: ["photo-1"] }]);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toHaveLength(2);
  });

  it("are begun anew when the server has forgotten them, and accepted when only the answer was lost", async () => {
    const photos = new Map<string, number>();
    const whole = photoServer(photos);
    let lose = true;
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      const answer = await whole(path, init);
      if (init.method === "PATCH" && lose) {
        lose = false;
        throw new TypeError("cut");
      }
      return answer;
    });
    const server = new Server();
    const { box } = await open(server);
    await box.put("done", { task: "1", words: "好了" }, [new Blob(["jpeg"])]);
    await box.flush();
    await box.flush();
    expect(server.taken).toMatchObject([{ photos: ["photo-1"] }]);

    server.answers = [away()];
    await box.put("done", { task: "2", words: "好了" }, [new Blob(["jpeg"])]);
    await box.flush();
    photos.clear();
    await box.flush();
    expect(server.taken[1]?.photos).toEqual(["photo-3"]);
  });
});

/** `/api/v1/media`, with `photos` as its store; while `up` says no, the line is cut. */
function photoServer(photos = new Map<string, number>(), up = () => true) {
  let made = 0;
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const stands = (offset: number, status: number) =>
      new Response(null, { status, headers: { "Upload-Offset": String(offset) } });
    if (init.method === "POST") {
      photos.set(`photo-${++made}`, 0);
      return Response.json({ id: `photo-${made}` }, { status: 201 });
    }
    const id = path.split("/").at(-1) ?? "";
    const offset = photos.get(id);
    if (offset === undefined) return Response.json({ detail: "no such upload" }, { status: 404 });
    if (init.method === "HEAD") return stands(offset, 200);
    if (!up()) throw new TypeError("cut");
    const headers = new Headers(init.headers);
    if (Number(headers.get("Upload-Offset")) !== offset) return Response.json({}, { status: 409 });
    photos.set(id, offset + (init.body as Blob).size);
    return stands(photos.get(id) ?? 0, 204);
  };
}
