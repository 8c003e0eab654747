import assert from "node:assert/strict";
import { test } from "node:test";
import { agreement, compareCodings, sameCodes } from "../../src/mestring/widgets/_condensation_agreement.js";

const utterances = ["u1", "u2", "u3", "u4"];

test("codes of one name are the same code, however the name is written, and each is paired once", () => {
  const mine = { units: {}, codes: { k1: "Å bli sett", k2: "å  bli sett ", k3: "Bare min", k4: "" } };
  const theirs = { units: {}, codes: { k7: "Å BLI SETT".normalize("NFD"), k8: "Bare deres", k9: " " } };
  assert.deepEqual([...sameCodes(mine, theirs)], [["k1", "k7"]]);
});

test("an utterance has a code when any part of it has, once for all its parts", () => {
  const mine = { units: { "u1:1-1": ["k1"], "u1:2-3": ["k1"], "u2:1-1": ["k1"], "u3:1-1": [] }, codes: { k1: "Håp" } };
  const theirs = { units: { "u2:2-2": ["k2", "k1"], "u4:1-1": ["k2", "k1"] }, codes: { k1: "håp", k2: "Uro" } };
  const [row, ...more] = compareCodings(utterances, mine, theirs, sameCodes(mine, theirs));
  assert.deepEqual(more, []);
  assert.deepEqual([row.both, row.mine, row.theirs], [1, 1, 1]);
  assert.deepEqual([row.percent, row.kappa, row.skewed], [50, 0, false]);
  assert.deepEqual([row.only_mine, row.only_theirs], [["u1"], ["u4"]]);
});

test("a code that neither uses agrees fully, and its kappa is undefined, not zero", () => {
  const coding = { units: {}, codes: { k1: "Håp" } };
  const [row] = compareCodings(utterances, coding, coding, new Map([["k1", "k1"]]));
  assert.deepEqual([row.percent, row.kappa], [100, null]);
});

test("where a code is rare, kappa is low though nearly all is agreed on, and it is told that it says little", () => {
  const places = (count, ...yes) => Array.from({ length: count }, (_, i) => yes.includes(i));
  const rare = agreement(places(20, 0), places(20, 1));
  assert.ok(rare.percent === 90 && rare.kappa < 0 && rare.skewed);
  const common = agreement(places(4, 0, 1), places(4, 0, 1));
  assert.deepEqual([common.percent, common.kappa, common.skewed], [100, 1, false]);
});
