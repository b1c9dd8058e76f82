/** What a citizen reads when the server refuses: a sentence in their language, never the server's own. */

import { beforeEach, expect, it, vi } from "vitest";

vi.stubGlobal("location", { search: "" });
vi.stubGlobal("document", { documentElement: {} });
const { words } = await import("../src/words/common");
const { reportWords } = await import("../src/words/report");
const { Draft } = await import("../src/report/draft.svelte");

let answer: [number, string];

class Request {
  upload = {};
  status = 0;
  responseText = "";
  onload = () => {};
  open() {}
  setRequestHeader() {}
  send() {
    [this.status, this.responseText] = answer;
    this.onload();
  }
}

beforeEach(() => vi.stubGlobal("XMLHttpRequest", Request));

async function sent(status: number, document: object) {
  answer = [status, JSON.stringify(document)];
  const draft = new Draft();
  draft.place = { lon: 116.66, lat: 39.9, by: "pin" };
  draft.category = "0102";
  draft.description = "三号楼东侧";
  await draft.send();
  return draft;
}

it("says which field it is", async () => {
  const draft = await sent(422, { detail: "English", errors: [{ field: "contact_phone" }] });
  expect(draft.trouble?.points).toEqual([reportWords().fields.contact_phone]);
});

it.each([
  [422, reportWords().notTaken],
  [413, reportWords().tooBig],
  [429, words().tooManyTries],
])("says a %i that names no field in Chinese", async (status, said) => {
  const draft = await sent(status, { detail: "English" });
  expect(draft.trouble?.points).toEqual([said]);
});

it("keeps what no answer came to, to be sent again", async () => {
  expect((await sent(503, { detail: "English" })).phase).toBe("lost");
});
