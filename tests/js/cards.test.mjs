import assert from "node:assert/strict";
import { test } from "node:test";
import { progress, repetition } from "../../src/mestring/book/host/cards.js";

const WORDS = { part: "{count} av {all} besvart", done: "Alt besvart", due: "{count} å repetere" };
const PAGE = "course/03-mestringstro";

/** A storage with some answers, by key; null is an answer that was deleted, undefined one that never was. */
const kept = (answers) => ({
  read: (page, key) => [page === PAGE && answers[key] !== undefined ? { answer: answers[key] } : null, ""],
});

test("a lesson's card says how much of it is answered here, and nothing before anything is", () => {
  const keys = ["m03-a", "m03-b", "m03-c"];
  const said = (answers) => progress(kept(answers), WORDS, PAGE, keys);
  assert.equal(said({}), "");
  assert.equal(said({ "m03-a": null }), "");
  assert.equal(said({ "m03-a": 0, "m03-c": { x: 1 } }), "2 av 3 besvart");
  assert.equal(said({ "m03-a": 1, "m03-b": 1, "m03-c": 1 }), "Alt besvart");
  assert.equal(progress(kept({ "m03-a": 1 }), WORDS, "course/04-kontroll", keys), "", "another page's answer");
});

test("the front page says how much is to be repeated today, on the reader's own clock, and nothing where nothing is", () => {
  const about = { key: "m00-repetisjon", ids: ["m01-a", "m01-b", "m02-c"], intervals: [1, 3, 7, 30], count: 10 };
  const said = (answer, day) => {
    const storage = { read: (page, key) => [page === "" && key === about.key ? { answer } : null, ""] };
    return repetition(storage, WORDS, about, day);
  };
  assert.equal(said(null, "2026-11-27"), "");
  assert.equal(said({ items: {} }, "2026-11-27"), "", "no lesson is read");
  const read = {
    read: "01",
    items: { "m01-a": { box: 1, day: "2026-11-27" }, "m01-b": { box: 2, day: "2026-11-27" } },
  };
  assert.equal(said({ read: "01" }, "2026-11-27"), "2 å repetere");
  assert.equal(said(read, "2026-11-27"), "");
  assert.equal(said(read, "2026-11-28"), "1 å repetere");
  assert.equal(said({ ...read, read: "02" }, "2026-11-30"), "3 å repetere");
});
