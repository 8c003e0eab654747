// The marking room: what its keys do, and that nothing said of an answer is lost on the way to the server.

import assert from "node:assert/strict";
import test from "node:test";
import { bankKey } from "../../src/mestring/teacher/marking/page/drawing.js";
import { action, typed } from "../../src/mestring/teacher/marking/page/keys.js";
import { Saving } from "../../src/mestring/teacher/marking/page/saving.js";
import { beginning, sentences } from "../../src/mestring/teacher/marking/page/sentences.js";

const on = (more = {}) => ({
  single: () => true,
  bank: () => false,
  choosing: () => false,
  composing: () => false,
  step: (number, less = false) => `line ${number}${less ? " less" : ""}`,
  done: "done",
  doneRestMet: "done, rest met",
  leave: "leave",
  letters: { j: "following", arrowright: "following" },
  ...more,
});
/** A key pressed in an element that these selectors match. */
const press = (key, matching = [], more = {}) => ({
  key,
  target: {
    matches: (selectors) => matching.includes(selectors),
    closest: () => (matching.includes("dialog") ? {} : null),
  },
  getModifierState: () => Boolean(more.caps),
  ...more,
});
const FIELD = "textarea, input:not([type=radio], [type=checkbox])";

test("digits judge lines, letters go, Enter is done", () => {
  assert.equal(action(press("3"), on())(), "line 3");
  assert.equal(action(press("J"), on()), "following");
  assert.equal(action(press("Enter"), on()), "done");
  assert.equal(action(press("x"), on()), null);
});

test("with Shift a line is met less than wholly, and the rest of the lines are met", () => {
  assert.equal(action(press("#", [], { code: "Digit3", shiftKey: true }), on())(), "line 3 less");
  assert.equal(action(press("Enter", [], { shiftKey: true }), on()), "done, rest met");
  assert.equal(action(press("Enter", [FIELD], { ctrlKey: true, shiftKey: true }), on()), "done, rest met");
  assert.equal(action(press("Enter", [FIELD], { shiftKey: true }), on()), null, "a new line");
});

test("a capital letter begins a comment and is its first letter; what follows before the field is there belongs to it", () => {
  assert.equal(typed(press("Å", [], { shiftKey: true }), on()), "Å");
  assert.equal(typed(press("c"), on()), "");
  assert.equal(typed(press("n"), on({ composing: () => true })), "n");
  assert.equal(typed(press("Enter"), on({ choosing: () => ({}) })), "");
  for (const [key, matching, more] of [
    ["F", [], { shiftKey: true, caps: true }],
    ["f", [], {}],
    ["F", [FIELD], { shiftKey: true }],
    ["F", ["dialog"], { shiftKey: true }],
    ["F", [], { shiftKey: true, ctrlKey: true }],
    ["#", [], { shiftKey: true }],
    ["Enter", [], {}],
  ]) {
    assert.equal(typed(press(key, matching, more), on()), null, key);
  }
  assert.equal(typed(press("F", [], { shiftKey: true }), on({ single: () => false })), null);
  assert.equal(typed(press("c"), on({ bank: () => () => {} })), null);
});

test("while a sentence is chosen arrows choose another; without one they lead to another answer", () => {
  const choosing = () => ({ arrowright: "the next one", "shift+arrowright": "one more" });
  assert.equal(action(press("ArrowRight"), on({ choosing })), "the next one");
  assert.equal(action(press("ArrowRight", [], { shiftKey: true }), on({ choosing })), "one more");
  assert.equal(action(press("ArrowRight"), on()), "following");
  assert.equal(action(press("3"), on({ choosing }))(), "line 3");
});

test("sentences end where they end in Norwegian, not at a line's end, behind f.eks., or before «spurte jeg»", () => {
  const text = "  Hun kom, f.eks. den\n3. mai, ca. kl. 14.30. «Går det?» spurte jeg. Ja! ";
  const found = sentences(text).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(found, ["Hun kom, f.eks. den\n3. mai, ca. kl. 14.30.", "«Går det?» spurte jeg.", "Ja!"]);
  assert.deepEqual(sentences(" \n"), []);
});

test("a sentence that stands there twice is quoted with as many before it as it takes", () => {
  const texts = ["Ja.", "Hun kom.", "Ja.", "Ja."];
  assert.equal(beginning(texts, 1, 1), 1);
  assert.equal(beginning(texts, 2, 2), 1);
  assert.equal(beginning(texts, 3, 3), 2);
  assert.equal(beginning(texts, 0, 0), 0, "nothing stands before it");
});

test("in a field all keys write, but for those that leave it", () => {
  for (const key of ["3", "j", "Enter"]) assert.equal(action(press(key, [FIELD]), on()), null);
  assert.equal(action(press("Escape", [FIELD]), on()), "leave");
  assert.equal(action(press("Enter", [FIELD], { ctrlKey: true }), on()), "done");
  assert.equal(action(press("Enter", [FIELD, "input"]), on()), "done");
});

test("single keys can be switched off, and take nothing from the browser or a dialog", () => {
  assert.equal(action(press("3"), on({ single: () => false })), null);
  assert.equal(action(press("Enter", [], { ctrlKey: true }), on({ single: () => false })), "done");
  assert.equal(action(press("j", [], { ctrlKey: true }), on()), null);
  assert.equal(action(press("j", ["dialog"]), on()), null);
  assert.equal(action(press("ArrowRight", ["[type=radio]"]), on()), null);
  assert.equal(action(press("Enter", ["button, a, summary, [type=checkbox]"]), on()), null);
});

test("while the comments are open a digit or a letter inserts one", () => {
  assert.equal(action(press("2"), on({ bank: () => (key) => `insert ${key}` }))(), "insert 2");
  assert.deepEqual([0, 8, 9, 10].map(bankKey), ["1", "9", "c", "d"]);
});

// Saving

class Storage {
  constructor() {
    this.items = new Map();
  }
  get length() {
    return this.items.size;
  }
  key = (index) => [...this.items.keys()][index];
  getItem = (name) => this.items.get(name) ?? null;
  setItem = (name, text) => this.items.set(name, text);
  removeItem = (name) => this.items.delete(name);
}

/** A server that answers each request with the next of `replies`, and what the page is told. */
function room(replies, storage = new Storage()) {
  const sent = [];
  const told = [];
  const tell = {
    saved: (_question, _id, reply, latest) => told.push(["saved", reply.version, latest]),
    refused: (_question, _id, text, conflict) => told.push(["refused", text, conflict]),
    state: (word) => told.push(["state", word]),
  };
  const ask = async (_path, { body }) => {
    sent.push(JSON.parse(body));
    const reply = replies.shift();
    if (reply instanceof Error) throw reply;
    return { ok: reply.status === 200, status: reply.status, json: async () => reply.told };
  };
  return { saving: new Saving("03", tell, storage, ask), sent, told, storage };
}

const fine = (version) => ({ status: 200, told: { version } });

test("keys pressed while one is on its way follow it, with its version, as one", async () => {
  const { saving, sent, told } = room([fine("b"), fine("c")]);
  saving.keep("q", "1", "a", { met: { 1: "ja" } });
  saving.keep("q", "1", "a", { met: { 1: "nei" } });
  saving.keep("q", "1", "a", { met: { 1: "nei", 2: "ja" } });
  assert.equal(await saving.settled("q", "1"), true);
  assert.deepEqual(sent, [
    { met: { 1: "ja" }, version: "a" },
    { met: { 1: "nei", 2: "ja" }, version: "b" },
  ]);
  assert.deepEqual(told.at(-1), ["state", "saved"]);
});

test("what the server refuses stays in the browser, and the page says why", async () => {
  const { saving, told } = room([{ status: 400, told: { error: "Skriv et tall." } }]);
  saving.keep("q", "1", "a", { typed: "x" });
  assert.equal(await saving.settled("q", "1"), false);
  assert.deepEqual(told.slice(-2), [
    ["state", "unsaved"],
    ["refused", "Skriv et tall.", false],
  ]);
  assert.deepEqual(saving.kept("q", "1").marks, { typed: "x" });
});

test("a conflict is told as one, and what was said can be given up", async () => {
  const { saving, told } = room([{ status: 409, told: { error: "Endret." } }]);
  saving.keep("q", "1", "a", { met: {} });
  await saving.settled("q", "1");
  assert.deepEqual(told.at(-1), ["refused", "Endret.", true]);
  saving.forget("q", "1");
  assert.equal(saving.kept("q", "1"), null);
});

test("a server that is gone loses nothing: the next page finds it and sends it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { saving, storage } = room([new Error("gone")]);
  saving.keep("q", "1", "a", { met: { 1: "ja" } });
  await saving.settled("q", "1").catch(() => {});
  const next = room([fine("b")], storage);
  const [left] = next.saving.pending();
  assert.deepEqual([left.question, left.id], ["q", "1"]);
  assert.equal(await next.saving.settled("q", "1"), true);
  assert.deepEqual(next.sent, [{ met: { 1: "ja" }, version: "a" }]);
  assert.deepEqual(next.saving.pending(), []);
});
