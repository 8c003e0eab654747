import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { same, tidy } from "../../src/mestring/widgets/_answer.js";
import { fill } from "../../src/mestring/widgets/_elements.js";
import { excess, makeHistory, undoKeys } from "../../src/mestring/widgets/_field.js";
import { listed } from "../../src/mestring/widgets/_weighing.js";
import { bow, spaced } from "../../src/mestring/widgets/_borghild_scale_map.js";
import { verdict, when } from "../../src/mestring/widgets/_verdict.js";
import { parting, walked } from "../../src/mestring/widgets/_branching_answer.js";
import { counts, spread } from "../../src/mestring/widgets/_card_sort_overview.js";
import { balance } from "../../src/mestring/widgets/coherence_map.js";
import { outcome } from "../../src/mestring/widgets/quick_check.js";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const labels = words.common;
const now = new Date(2026, 10, 21, 15, 0);
const at = new Date(2026, 10, 21, 14, 2).toISOString();
const say = (answer, kept, waited = false) => verdict({ answer, kept, waited, labels, language: "nb", now });

test("only a receipt for this very answer says that it is kept", () => {
  assert.deepEqual(say({ a: 1 }, { answer: { a: 1 }, at, problem: "" }), ["kept", "Lagret kl. 14:02"]);
  assert.equal(say({ a: 2 }, { answer: { a: 1 }, at, problem: "" })[0], "keeping");
  assert.equal(say({ a: 1 }, {})[0], "keeping");
});

test("a problem names its reason, and only for the answer that was tried", () => {
  const [state, text] = say(2, { answer: 1, at, problem: "full", tried: 2 });
  assert.equal(state, "problem");
  assert.match(text, /^Ikke lagret: disken er full/);
  assert.equal(say(3, { answer: 1, at, problem: "full", tried: 2 })[0], "keeping");
  assert.equal(say(1, { answer: 1, at, problem: "full", tried: 2 })[0], "keeping");
});

test("without a receipt in time the kernel is the reason", () => {
  assert.match(say(2, { answer: 1, at, problem: "" }, true)[1], /^Ikke lagret: siden svarer ikke/);
});

test("while the page is starting nobody is told that it does not answer", () => {
  const of = (answer, kept) => verdict({ answer, kept, waited: true, starting: true, labels, language: "nb", now });
  assert.deepEqual(of(2, { answer: 1, at, problem: "" }), ["keeping", labels.starting]);
  assert.equal(of(1, { answer: 1, at, problem: "" })[0], "kept");
  assert.equal(of(2, { answer: 1, at, problem: "full", tried: 2 })[0], "problem");
});

test("only the button for it has deleted an answer; a part taken back leaves it unanswered", () => {
  const gone = { answer: null, at, problem: "" };
  assert.deepEqual(say(null, { answer: null, at: null, problem: "" }), ["none", labels.unanswered]);
  assert.deepEqual(say(null, gone), ["none", labels.unanswered]);
  const erased = verdict({ answer: null, kept: gone, erased: true, labels, language: "nb", now });
  assert.deepEqual(erased, ["none", labels.deleted]);
});

test("an answer of another day carries its date", () => {
  assert.equal(when(new Date(2026, 10, 20, 9, 5).toISOString(), labels, "nb", now), "20. november kl. 09:05");
});

test("templates and comparison", () => {
  assert.equal(fill("fra {from} til {to}, {x}", { from: 1, to: 3 }), "fra 1 til 3, {x}");
  assert.ok(same(undefined, null) && same({ a: [1] }, { a: [1] }) && !same({ a: 1 }, { a: 2 }));
  assert.ok(same({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }) && !same([1, 2], [2, 1]));
});

test("a quick check tells right, wrong and not all", () => {
  const options = [{ id: "a", right: true }, { id: "b", right: true }, { id: "c" }];
  assert.equal(outcome(options, ["a", "b"], true).state, "right");
  assert.equal(outcome(options, ["a"], true).state, "some");
  assert.equal(outcome(options, ["a"], false).state, "right");
  assert.equal(outcome(options, ["a", "c"], true).state, "wrong");
});

test("cards are counted by column, and followed from one round to the next", () => {
  const causes = [{ id: "mine" }, { id: "luck" }],
    next = [{ id: "me" }, { id: "nobody" }];
  const before = { bus: "luck", rain: "luck", late: "mine", new: "mine" },
    after = { bus: "me", rain: "nobody", late: "me" };
  assert.deepEqual(counts(causes, before), [2, 2]);
  const told = spread(causes, next, before, after).map(({ column, count, where }) => [
    column.id,
    count,
    where.map(([to, n]) => [to.id, n]),
  ]);
  assert.deepEqual(told, [
    ["mine", 1, [["me", 1]]],
    [
      "luck",
      2,
      [
        ["me", 1],
        ["nobody", 1],
      ],
    ],
  ]);
  assert.deepEqual(spread(causes, next, {}, {}), []);
});

test("no two marks on the map touch, however many stand in one place, and none leaves the map", () => {
  const crowd = [...Array(8).fill([250, 8]), ...Array(4).fill([13, 13]), [130, 130], [140, 130]];
  const moved = spaced(crowd, 24, 258);
  for (const [i, [x, y]] of moved.entries()) {
    assert.ok(x >= 12 && x <= 246 && y >= 12 && y <= 246, `${x} ${y}`);
    for (const [a, b] of moved.slice(0, i)) assert.ok(Math.hypot(x - a, y - b) >= 23.9);
  }
  assert.deepEqual(spaced([[100, 50]], 24, 258), [[100, 50]]);
});

test("the way between two marks begins and ends outside them", () => {
  for (const [one, other] of [
    [
      [50, 50],
      [50, 74],
    ],
    [
      [240, 50],
      [240, 26],
    ],
    [
      [20, 20],
      [200, 180],
    ],
  ]) {
    const [x1, y1, ...rest] = bow(one, other, 11)
      .match(/-?[\d.]+/g)
      .map(Number);
    const [x2, y2] = rest.slice(-2);
    assert.ok(Math.hypot(x1 - one[0], y1 - one[1]) > 13 && Math.hypot(x2 - other[0], y2 - other[1]) > 13);
  }
});

test("a path is walked from the start, and two paths part where they first choose differently", () => {
  const to = (choices) => Object.entries(choices).map(([id, node]) => ({ id, to: node }));
  const nodes = [
    { id: "rain", choices: to({ wait: "roof", run: "wet" }) },
    { id: "roof", choices: to({ stay: "dry", go: "wet" }) },
    { id: "dry", choices: [] },
    { id: "wet", choices: [] },
  ];
  const ids = (path) => walked(nodes, path).map(({ id }) => id);
  assert.deepEqual(ids({ rain: "wait", roof: "go" }), ["rain", "roof", "wet"]);
  assert.deepEqual(ids({ roof: "go" }), ["rain"]);
  assert.deepEqual(ids({ rain: "gone with an older edition" }), ["rain"]);
  assert.equal(parting(nodes, { rain: "wait", roof: "go" }, { rain: "wait", roof: "stay" }).id, "roof");
  assert.equal(parting(nodes, { rain: "wait", roof: "go" }, { rain: "wait" }), undefined);
});

test("a lane's sentence follows its weights, and never adds them up", () => {
  assert.deepEqual([[], [0, 0], [2], [-1, 0], [2, -2], [1, 1, -2]].map(balance), [
    "nothing",
    "neither",
    "bears",
    "drains",
    "both",
    "both",
  ]);
});

test("words are listed as in a sentence, and an answer keeps no empty parts", () => {
  assert.deepEqual(
    [[], ["a"], ["a", "b"], ["a", "b", "c"]].map((list) => listed(list, "og")),
    ["", "a", "a og b", "a, b og c"],
  );
  assert.deepEqual(tidy({ before: { a: 0 }, after: {}, items: {} }), { before: { a: 0 } });
  assert.equal(tidy({ before: {}, items: {} }), null);
});

test("a text that is too long is a problem with its number, whatever the host says", () => {
  const [state, text] = verdict({
    answer: 1,
    kept: { answer: 1, at, problem: "" },
    excess: 12,
    labels,
    language: "nb",
  });
  assert.equal(state, "problem");
  assert.match(text, /^Ikke lagret: teksten er 12 tegn for lang/);
});

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
