import assert from "node:assert/strict";
import { test } from "node:test";
import { progress } from "../../src/mestring/book/host/cards.js";

const WORDS = { part: "{count} av {all} besvart", done: "Alt besvart" };
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
