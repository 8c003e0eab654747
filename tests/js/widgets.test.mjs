// What single widgets count, draw and change, without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { same, tidy } from "../../src/mestring/widgets/_answer.js";
import { bow, spaced } from "../../src/mestring/widgets/_borghild_scale_map.js";
import { parting, walked } from "../../src/mestring/widgets/_branching_answer.js";
import { counts, spread } from "../../src/mestring/widgets/_card_sort_overview.js";
import { fill } from "../../src/mestring/widgets/_elements.js";
import { went } from "../../src/mestring/widgets/_hope_lines_answer.js";
import { nearest } from "../../src/mestring/widgets/_hope_lines_chart.js";
import { changed, way } from "../../src/mestring/widgets/_tension_field_answer.js";
import { listed } from "../../src/mestring/widgets/_weighing.js";
import { changed as choose } from "../../src/mestring/widgets/choice_table.js";
import { balance } from "../../src/mestring/widgets/coherence_map.js";
import { toggled } from "../../src/mestring/widgets/evidence_matrix.js";
import { bare } from "../../src/mestring/widgets/progress.js";
import { outcome } from "../../src/mestring/widgets/quick_check.js";
import { predicted } from "../../src/mestring/widgets/rop_models.js";
import { apart } from "../../src/mestring/widgets/_rop_drawings.js";

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

test("an exercise is called without its number where the words before it say it", () => {
  assert.equal(bare("Oppgave 01: Hva er mestring?"), "Hva er mestring?");
  assert.equal(bare("Exercise 01: What is mastery?"), "What is mastery?");
  assert.equal(bare("Mestring: et ord"), "Mestring: et ord");
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
  const turns = [
    { node: { id: "rain" }, to: { wait: [1, 0], run: [3, 0] } },
    { node: { id: "roof" }, to: { stay: [2, 0], go: [3, 0] } },
    { node: { id: "dry" }, to: {} },
    { node: { id: "wet" }, to: {} },
  ];
  const ids = (path) => walked(turns, path).map(({ node }) => node.id);
  assert.deepEqual(ids({ rain: "wait", roof: "go" }), ["rain", "roof", "wet"]);
  assert.deepEqual(ids({ roof: "go" }), ["rain"]);
  assert.deepEqual(ids({ rain: "gone with an older edition" }), ["rain"]);
  assert.equal(parting(turns, { rain: "wait", roof: "go" }, { rain: "wait", roof: "stay" }).id, "roof");
  assert.equal(parting(turns, { rain: "wait", roof: "go" }, { rain: "wait" }), undefined);
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

test("a cell is chosen, chosen anew and emptied, and no empty part is kept", () => {
  const one = choose(undefined, "harm", "mental", "same");
  assert.deepEqual(one, { cells: { harm: { mental: "same" } } });
  const two = choose(one.cells, "mutual", "both", "less");
  assert.deepEqual(two, { cells: { harm: { mental: "same" }, mutual: { both: "less" } } });
  assert.deepEqual(choose(two.cells, "harm", "mental", ""), { cells: { mutual: { both: "less" } } });
  assert.equal(choose(one.cells, "harm", "mental", ""), null);
});

test("labels that would lie upon each other are moved apart, and keep their order", () => {
  assert.deepEqual(apart(10, 50, 20), [10, 50]);
  assert.deepEqual(apart(10, 10, 20), [0, 20]);
  assert.deepEqual(apart(14, 10, 20), [22, 2]);
});

test("a prediction is made, made anew and taken back, and no empty part is kept", () => {
  const one = predicted(undefined, "harm", "mental", "both");
  assert.deepEqual(one, { harm: { mental: "both" } });
  const two = predicted(one, "harm", "substance", "na");
  assert.deepEqual(two, { harm: { mental: "both", substance: "na" } });
  assert.deepEqual(predicted(two, "harm", "mental", "mental").harm.mental, "mental");
  assert.deepEqual(predicted(two, "harm", "mental", null), { harm: { substance: "na" } });
  assert.deepEqual(predicted(one, "harm", "mental", null), {});
  assert.deepEqual(one, { harm: { mental: "both" } });
});

test("a step's entry is changed, and nothing empty is kept after the last", () => {
  assert.deepEqual(changed([], 0, { at: 0 }), [{ at: 0 }]);
  assert.deepEqual(changed([], 2, { at: -5 }), [null, null, { at: -5 }]);
  assert.deepEqual(changed([{ at: 1, why: "x" }], 0, { at: undefined }), [{ why: "x" }]);
  assert.deepEqual(changed([{ at: 1 }, null, { at: 2 }], 2, { at: undefined }), [{ at: 1 }]);
  assert.deepEqual(changed([{ at: 1 }], 0, { why: "" }), [{ at: 1 }]);
  assert.equal(changed([{ at: 1 }], 0, { at: undefined }), null);
});

test("the marker's way knows where it was placed and which way it went", () => {
  const went = way([{ at: 0 }, { why: "x" }, { at: -3 }, null, { at: -3 }, { at: 4 }]).map(({ step, went }) => [
    step,
    went,
  ]);
  assert.deepEqual(went, [
    [0, 0],
    [2, -1],
    [4, 0],
    [5, 1],
  ]);
  assert.deepEqual(way([]), []);
});

test("a place in the drawing is the phase and the level that lie nearest", () => {
  assert.deepEqual(nearest(104, 158, 4, 4), { phase: 0, level: 0 });
  assert.deepEqual(nearest(288, 14, 4, 4), { phase: 3, level: 4 });
  assert.deepEqual(nearest(170, 90, 4, 4), { phase: 1, level: 2 });
  assert.deepEqual(nearest(-50, 900, 4, 4), { phase: 0, level: 0 });
  assert.deepEqual([went(1, 3), went(2, 2), went(2, 0)], ["more", "same", "less"]);
});

test("a cell answers a question until it is taken back, in the order of the table", () => {
  const order = ["a/x", "a/y", "b/x"];
  assert.deepEqual(toggled(["b/x"], "a/y", order), ["a/y", "b/x"]);
  assert.deepEqual(toggled(["a/y", "b/x"], "a/y", order), ["b/x"]);
});
