// The view for a classroom: which parts share a step, and which keys go on. How it looks is a browser's to test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moveOf } from "../../src/mestring/book/host/projector_keys.js";
import { stepsOf } from "../../src/mestring/book/host/projector_steps.js";

/** Parts below each other: [heading, height, alone]. */
function below(...rows) {
  let top = 0;
  return rows.map(([heading, height, alone = false], number) => {
    const part = { number, heading, alone, top, bottom: top + height };
    top += height;
    return part;
  });
}
const numbers = (steps) => steps.map(({ parts }) => parts.map(({ number }) => number));

test("a step is what stands under one heading and fits; a widget or a figure has its own", () => {
  const parts = below(["A", 40], ["A", 40], ["A", 40], ["A", 10, true], ["A", 10], ["B", 10], ["B", 300], ["B", 10]);
  assert.deepEqual(numbers(stepsOf(parts, 100)), [[0, 1], [2], [3], [4], [5], [6], [7]]);
  assert.deepEqual(numbers(stepsOf(parts, 1000)), [[0, 1, 2], [3], [4], [5, 6, 7]]);
  assert.deepEqual(
    stepsOf(parts, 1000).map(({ heading }) => heading),
    ["A", "A", "A", "B"],
  );
  assert.deepEqual(stepsOf([], 100), []);
});

/** An element that stands in others, each named by a simple selector. */
const within = (...names) => ({
  closest: (selector) => names.find((name) => selector.split(/, (?![^(]*\))/).some((one) => one === name)) ?? null,
});
const BUTTON = within("button");
const FIELD = within("textarea", ".mst");
const PRESSED = within(".mst", "button");

test("a clicker's keys go on wherever the focus is, but never out of a field", () => {
  const to = (key, target, more = {}) => moveOf({ key, target, ...more });
  for (const [key, by] of [
    ["PageDown", 1],
    ["PageUp", -1],
  ]) {
    for (const target of [within(), BUTTON, PRESSED]) assert.equal(to(key, target), by);
    assert.equal(to(key, FIELD), 0);
  }
  for (const [key, by] of [
    ["ArrowRight", 1],
    ["ArrowLeft", -1],
    ["Home", -Infinity],
    ["End", Infinity],
  ]) {
    for (const target of [within(), BUTTON]) assert.equal(to(key, target), by);
    for (const target of [PRESSED, FIELD]) assert.equal(to(key, target), 0);
  }
  assert.deepEqual(
    [within(), BUTTON, PRESSED, FIELD].map((target) => to(" ", target)),
    [1, 0, 0, 0],
  );
  for (const more of [{ defaultPrevented: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])
    assert.equal(to("PageDown", within(), more), 0);
  assert.equal(to("a", within()), 0);
});
