import assert from "node:assert/strict";
import { test } from "node:test";
import { changed as choose } from "../../src/mestring/widgets/choice_table.js";
import { apart } from "../../src/mestring/widgets/rop_models.js";
import { changed, way } from "../../src/mestring/widgets/_tension_field_answer.js";

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
