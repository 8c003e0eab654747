// The text field: how much fits, and what undoing brings back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { excess, makeHistory, undoKeys } from "../../src/mestring/widgets/_field.js";

test("characters are counted as Python counts them", () => {
  assert.equal(excess("å🙂b", 3), 0);
  assert.equal(excess("å🙂bc", 3), 1);
});

/** Types into a history as into a field, one character after the other; `step` ms between them. */
function typed(text, step = 100, clock = { now: 0 }) {
  const history = makeHistory("", () => clock.now);
  const type = (more, current) => {
    for (const character of more) {
      current += character;
      clock.now += step;
      history.note(current, current.length);
    }
    return current;
  };
  return { history, type, clock, end: type(text, "") };
}

test("typing is undone by words, and redone", () => {
  const { history } = typed("Hun vil ut");
  assert.deepEqual(
    [-1, -1, -1, -1, 1, 1, 1, 1].map((by) => history.go(by)?.text),
    ["Hun vil ", "Hun ", "", undefined, "Hun ", "Hun vil ", "Hun vil ut", undefined],
  );
});

test("a pause, a paste, a deletion and a redraw are steps of their own, and typing on forgets what was undone", () => {
  const { history, type, clock, end } = typed("mest");
  clock.now += 5000;
  const word = type("ring", end);
  history.note(`${word} og håp`, 15); // pasted
  history.note(`${word} og hå`, 14);
  history.note(`${word} og h`, 13); // deleted on, within the same step
  history.note("hentet", 6); // a redraw
  assert.deepEqual(
    [-1, -1, -1, -1].map((by) => history.go(by).text),
    ["mestring og h", "mestring og håp", "mestring", "mest"],
  );
  history.note("mester", 6);
  assert.equal(history.go(1), null);
  assert.equal(history.go(-1).text, "mest");
});

test("the keys that undo, on every system, and no others", () => {
  const key = (name, held) => undoKeys({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });
  const ctrl = { ctrlKey: true },
    cmd = { metaKey: true };
  assert.deepEqual([key("z", ctrl), key("z", cmd)], [-1, -1]);
  assert.deepEqual([key("Z", { ...ctrl, shiftKey: true }), key("Z", { ...cmd, shiftKey: true })], [1, 1]);
  assert.deepEqual([key("y", ctrl), key("Z", ctrl)], [1, -1]); // Caps Lock is on
  assert.deepEqual([key("z"), key("s", ctrl), key("z", { ...ctrl, altKey: true })], [0, 0, 0]);
});
