import assert from "node:assert/strict";
import { test } from "node:test";
import { makeKeeper } from "../../src/mestring/book/host/keeper.js";
import { makeModel } from "../../src/mestring/book/host/model.js";
import { NotKept, openStorage } from "../../src/mestring/book/host/storage.js";
import { makePending } from "../../src/mestring/widgets/_pending.js";
import { Area } from "./dom.mjs";

const PAGE = "course/03-mestringstro";
const KEY = "m03-cafe";

class Full extends Area {
  setItem() {
    throw Object.assign(new Error("no room"), { name: "QuotaExceededError" });
  }
}

function browser(own = new Area()) {
  const areas = { own, shared: new Area() };
  const tab = (shared = areas.shared) => openStorage("book", { own: () => areas.own, shared: () => shared });
  return { ...areas, tab };
}

function widget(storage, page = PAGE) {
  const model = makeModel({ key: KEY, module: "toy", answer: null, kept: {} });
  const asked = [];
  const keeper = makeKeeper({ storage, page, model, asked: () => asked.push(1), now: () => new Date(0) });
  model.attach(keeper.keep, keeper.message);
  const answer = (value) => {
    model.set("answer", value);
    model.save_changes();
    return model.get("kept");
  };
  return { model, keeper, answer, asked, kept: () => model.get("kept") };
}

test("an answer is kept, with a receipt, and is there again", () => {
  const { tab, shared } = browser();
  const first = widget(tab());
  assert.deepEqual(first.kept(), { answer: null, at: null, tried: null, problem: "", other: null, notice: "" });
  assert.deepEqual(first.answer({ a: 1 }), {
    answer: { a: 1 },
    at: "1970-01-01T00:00:00.000Z",
    tried: null,
    problem: "",
    other: null,
    notice: "",
  });
  assert.deepEqual(Object.keys(shared), [`mestring:book:${PAGE}:${KEY}`]);
  const second = widget(tab());
  assert.deepEqual(second.model.get("answer"), { a: 1 });
  assert.equal(second.kept().at, "1970-01-01T00:00:00.000Z");
});

test("the reader is asked where answers are to lie, until they have said", () => {
  const { tab, own, shared } = browser();
  const storage = tab();
  const one = widget(storage);
  one.answer(1);
  assert.equal(one.asked.length, 1);
  assert.equal(storage.machine(), "");
  storage.choose("own");
  assert.equal(storage.machine(), "own");
  assert.deepEqual(Object.keys(shared), []);
  assert.equal(Object.keys(own).length, 2);
  one.keeper.moved();
  assert.equal(one.answer(2).problem, "");
  storage.choose("shared");
  assert.equal(storage.machine(), "shared");
  assert.deepEqual(Object.keys(own), []);
  assert.equal(widget(storage).model.get("answer"), 2);
});

test("a full or blocked browser is told, and the answer stays on the screen", () => {
  const full = openStorage("book", { own: () => new Area(), shared: () => new Full() });
  const one = widget(full);
  assert.equal(one.answer("x").problem, "full");
  assert.equal(one.kept().tried, "x");
  assert.equal(one.model.get("answer"), "x");
  const denied = () => {
    throw Object.assign(new Error("denied"), { name: "SecurityError" });
  };
  const two = widget(openStorage("book", { own: denied, shared: denied }));
  assert.equal(two.answer("x").problem, "unwritable");
  assert.throws(() => openStorage("book", { own: () => new Full(), shared: () => new Area() }).choose("own"), NotKept);
});

test("moving to a full storage loses nothing", () => {
  const areas = { own: new Full(), shared: new Area() };
  const storage = openStorage("book", { own: () => areas.own, shared: () => areas.shared });
  widget(storage).answer("x");
  assert.throws(() => storage.choose("own"), NotKept);
  assert.equal(storage.machine(), "");
  assert.equal(widget(storage).model.get("answer"), "x");
});

test("another tab's newer answer is shown, and never overwritten unknowingly", () => {
  const { tab } = browser();
  const storage = tab();
  const here = widget(storage),
    there = widget(storage);
  there.answer("there");
  here.keeper.look();
  assert.equal(here.model.get("answer"), "there");
  assert.equal(here.kept().notice, "newer");
  there.answer("there again");
  assert.equal(here.answer("mine").problem, "conflict");
  assert.equal(here.kept().other, "there again");
  assert.equal(widget(storage).model.get("answer"), "there again");
  here.model.send({ do: "keep" });
  assert.equal(here.kept().problem, "");
  assert.equal(widget(storage).model.get("answer"), "mine");
});

test("taking over the other tab's answer settles the conflict", () => {
  const { tab } = browser();
  const storage = tab();
  const here = widget(storage),
    there = widget(storage);
  there.answer("there");
  here.answer("mine");
  assert.equal(here.answer(here.kept().other).problem, "");
});

test("deleting removes it from the browser, and other tabs see it", () => {
  const { tab, shared } = browser();
  const storage = tab();
  const here = widget(storage);
  here.answer("mine");
  const there = widget(storage);
  assert.equal(here.answer(null).answer, null);
  assert.deepEqual(Object.keys(shared), []);
  there.model.send({ do: "look" });
  assert.equal(there.model.get("answer"), null);
  assert.equal(here.answer("again").problem, "");
});

test("everything of this book is deleted, and nothing else", () => {
  const own = new Area();
  own.setItem("mestring:another:page:m03-cafe", "theirs");
  own.setItem("theme", "dark");
  const { tab, shared } = browser(own);
  const storage = tab();
  widget(storage).answer(1);
  storage.choose("own");
  widget(storage, "other").answer(2);
  assert.equal(storage.any(), true);
  storage.clear();
  assert.equal(storage.any(), false);
  assert.equal(storage.machine(), "");
  assert.deepEqual(Object.keys(own).sort(), ["mestring:another:page:m03-cafe", "theme"]);
  assert.deepEqual(Object.keys(shared), []);
});

test("what can't be read is said, not thrown", () => {
  for (const text of ["{", "null", '{"version":0}', '{"version":1,"key":"m03-other","answer":1,"revision":1}']) {
    const { tab, shared } = browser();
    shared.setItem(`mestring:book:${PAGE}:${KEY}`, text);
    const one = widget(tab());
    assert.equal(one.kept().notice, "damaged", text);
    assert.equal(one.answer("new").problem, "", text);
  }
});

test("an answer of a later version of the book is left alone", () => {
  const { tab, shared } = browser();
  const name = `mestring:book:${PAGE}:${KEY}`;
  shared.setItem(name, '{"version":2}');
  const one = widget(tab());
  assert.equal(one.kept().notice, "newer_version");
  assert.equal(one.answer("new").problem, "newer_version");
  assert.equal(shared.getItem(name), '{"version":2}');
});

test("when another tab has chosen, an answer that lies there already is not overwritten", () => {
  const { own, tab } = browser();
  const here = tab(new Area()),
    there = tab(new Area());
  const mine = widget(here),
    theirs = widget(there);
  mine.answer("mine");
  theirs.answer("theirs");
  there.choose("own");
  theirs.keeper.moved();
  here.choose("own");
  mine.keeper.moved();
  assert.equal(mine.kept().problem, "conflict");
  assert.equal(mine.kept().other, "theirs");
  assert.match(own[`mestring:book:${PAGE}:${KEY}`], /theirs/);
});

test("what was answered in a tab before another one chose is moved or offered, also on pages that are not open", () => {
  const { own, tab } = browser();
  const session = new Area();
  const [here, there] = [tab(session), tab(new Area())];
  widget(here, "alone").answer("mine alone");
  widget(here, "same").answer("equal");
  widget(here, "both").answer("mine");
  widget(there, "same").answer("equal");
  widget(there, "both").answer("theirs");
  there.choose("own");
  const reloaded = tab(session);
  assert.equal(widget(reloaded, "alone").model.get("answer"), "mine alone");
  assert.equal(widget(reloaded, "both").model.get("answer"), "theirs");
  const offered = makePending(() => session);
  assert.equal(offered.get(`both ${KEY}`).answer, "mine");
  assert.deepEqual(
    Object.keys(session).filter((name) => !name.includes("both")),
    [],
  );
  assert.equal(reloaded.settle(), false);
  assert.equal(Object.keys(own).length, 4);
  reloaded.clear();
  assert.deepEqual(Object.keys(session), [], "what is offered is deleted, too");
});

test("a listener that is taken off is not called", () => {
  const model = makeModel({ answer: 1 });
  const heard = [];
  const listener = (_, value) => heard.push(value);
  model.on("change:answer", listener);
  model.set("answer", 2);
  model.off("change:answer", listener);
  model.set("answer", 3);
  assert.deepEqual(heard, [2]);
});
