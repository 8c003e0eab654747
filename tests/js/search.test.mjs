import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesFor, readable, split } from "../../src/mestring/book/search.js";

const index = {
  docnames: ["a", "b", "c", "d"],
  terms: { hap: [2, 0, 1], skam: [1, 2], undervisning: [3] },
  asks: { hap: 1, "hap skam": 0 },
};
const order = (...stems) =>
  pagesFor(stems, index)
    .sort((one, other) => other[1] - one[1])
    .map(([page]) => page);

test("the page that a word asks for comes first, then the others in the index's order", () => {
  assert.deepEqual(order("hap"), [1, 2, 0]);
});

test("more words ask for a page of their own, though it does not say them all", () => {
  assert.deepEqual(order("hap", "skam"), [0, 1, 2]);
});

test("several words that stand for one thing ask for its page, whatever else was typed", () => {
  assert.equal(order("hap", "skam", "undervisning", "x", "y")[0], 0);
});

test("numbers and the word that turns a sentence around are written as in the index", () => {
  assert.deepEqual(split("Ikke ring 113"), ["_ikke_", "ring", "_113_"]);
});

test("an excerpt has room between what stands apart, and nothing that nobody sees", () => {
  const page = "<h2>Kommet</h2><ul><li>Én</li><li>To</li></ul><noscript>Slå på</noscript>";
  assert.equal(readable(page).replace(/<.*?>/g, ""), "Kommet Én To ");
});

test("a word that no page has is found in longer ones, or by what it begins with", () => {
  assert.deepEqual(order("undervis"), [3]);
  assert.deepEqual(order("undervisningsplan"), [3]);
  assert.deepEqual(order("hapx"), []);
});

test("where no page says all words, those that say most are found", () => {
  assert.deepEqual(order("skam", "undervisning").sort(), [1, 2, 3]);
});
