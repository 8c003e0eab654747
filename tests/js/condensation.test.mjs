import assert from "node:assert/strict";
import { test } from "node:test";
import { run, untouched } from "../../src/mestring/widgets/_condensation_run.js";
import {
  codeSince,
  codesOf,
  fingerprint,
  themeSince,
  unitsOf,
} from "../../src/mestring/widgets/_condensation_since.js";
import { makeUndo } from "../../src/mestring/widgets/_condensation_undo.js";
import { coding, putAside, takenAway } from "../../src/mestring/widgets/_condensation_work.js";
import * as work from "../../src/mestring/widgets/_condensation_work.js";

const START = {
  units: { "u01:1-1": ["k1"], "u02:1-2": ["k1", "k2"], "u03:1-1": ["k2"] },
  codes: { k1: { name: "Rest" }, k2: { name: "Friends" } },
};
const decisions = (after) => Object.values(after.trail ?? {}).map(({ do: kind, names }) => [kind, ...names]);

test("a unit's name says where it is, and back", () => {
  assert.equal(work.unitName("u03", 1, 2), "u03:1-2");
  assert.deepEqual(work.unitPlace("u03:1-2"), { at: "u03", from: 1, to: 2 });
});

test("a unit hangs together, whatever is ticked", () => {
  assert.deepEqual(run([2, 3], 5, true), [2, 5]);
  assert.deepEqual(run([2, 3], 1, true), [1, 3]);
  assert.deepEqual(run([1, 4], 1, false), [2, 4]);
  assert.deepEqual(run([1, 4], 4, false), [1, 3]);
  assert.deepEqual(run([1, 4], 3, false), [1, 2], "what comes after a gap goes");
  assert.equal(run([2, 2], 2, false), null);
});

test("a new unit begins with the sentences that none has yet", () => {
  assert.deepEqual(untouched(3, []), [1, 3]);
  assert.deepEqual(untouched(4, [{ from: 1, to: 1 }]), [2, 4]);
  assert.deepEqual(untouched(4, [{ from: 2, to: 3 }]), [1, 1]);
  assert.deepEqual(untouched(2, [{ from: 1, to: 2 }]), [1, 2]);
});

test("codes are made, renamed, merged, split and removed, and each decision stands in the trail", () => {
  const [made, id] = work.withCode(START, "Work");
  assert.equal(id, "k3");
  assert.deepEqual(decisions(made), [["made", "Work"]]);
  assert.deepEqual(decisions(work.renamed(made, "k3", "Job")), [
    ["made", "Work"],
    ["renamed", "Work", "Job"],
  ]);
  const merged = work.merged(START, "k1", "k2");
  assert.deepEqual(merged.units, { "u01:1-1": ["k2"], "u02:1-2": ["k2"], "u03:1-1": ["k2"] });
  assert.deepEqual(Object.keys(merged.codes), ["k2"]);
  assert.deepEqual(decisions(merged), [["merged", "Rest", "Friends"]]);
  const split = work.split(START, "k2", ["u03:1-1"], "Neighbours");
  assert.deepEqual(split.units, { "u01:1-1": ["k1"], "u02:1-2": ["k1", "k2"], "u03:1-1": ["k3"] });
  assert.deepEqual(decisions(split), [["split", "Friends", "Neighbours"]]);
  const gone = work.withoutCode(START, "k1");
  assert.deepEqual(gone.units["u01:1-1"], [], "the unit stays, without a code");
  assert.deepEqual(START.units["u01:1-1"], ["k1"], "no answer is changed where it is");
});

test("merged codes keep both condensates, and say that they were written before", () => {
  let now = work.withCondensate(work.withCondensate(START, "k1", "I rest."), "k2", "I have friends.");
  now = work.merged(now, "k1", "k2");
  assert.equal(now.codes.k2.text, "I have friends.\n\nI rest.");
  assert.deepEqual(codeSince(now, "k2"), { added: 1, gone: 0 });
  const other = work.merged(work.withCondensate(START, "k1", "I rest."), "k1", "k2");
  assert.equal(other.codes.k2.text, "I rest.");
  assert.deepEqual(codeSince(other, "k2"), { added: 1, gone: 0 });
});

test("a condensate says what came to its code and what went since it was written, until it is read again", () => {
  let now = work.withCondensate(START, "k1", "I rest.");
  assert.equal(codeSince(now, "k1"), null);
  assert.equal(codeSince(now, "k2"), null, "nothing is written");
  now = work.withUnit(now, "u05:1-1", ["k1"]);
  now = work.withoutUnit(now, "u01:1-1");
  assert.deepEqual(codeSince(now, "k1"), { added: 1, gone: 1 });
  assert.deepEqual(unitsOf(now, "k1"), ["u02:1-2", "u05:1-1"]);
  const read = work.reread(now, "k1");
  assert.equal(codeSince(read, "k1"), null);
  assert.deepEqual(decisions(read), [["reread", "Rest"]]);
  assert.equal(codeSince(work.withCondensate(now, "k1", "I rest a lot."), "k1"), null, "who writes has read");
  const longer = work.withUnit(read, "u02:1-3", ["k1", "k2"], "u02:1-2");
  assert.deepEqual(codeSince(longer, "k1"), { added: 1, gone: 1 }, "other sentences are another unit");
});

test("a synthesis says which codes came and went, and which condensates have other words", () => {
  let [now, theme] = work.withTheme(work.withCondensate(START, "k1", "I rest."), "Peace");
  now = work.withSynthesis(work.grouped(now, "k1", theme), theme, "They rest.");
  assert.equal(themeSince(now, theme), null);
  assert.deepEqual(themeSince(work.grouped(now, "k2", theme), theme), { added: 1, gone: 0, changed: 0 });
  assert.deepEqual(themeSince(work.grouped(now, "k1", null), theme), { added: 0, gone: 1, changed: 0 });
  const rewritten = work.withCondensate(now, "k1", "I sleep.");
  assert.deepEqual(themeSince(rewritten, theme), { added: 0, gone: 0, changed: 1 });
  assert.equal(themeSince(work.withCondensate(rewritten, "k1", "I rest."), theme), null, "the same words again");
  assert.equal(themeSince(work.themeReread(rewritten, theme), theme), null);
  assert.deepEqual(codesOf(work.withoutTheme(now, theme), theme), []);
  assert.ok(!("theme" in work.withoutTheme(now, theme).codes.k1));
  assert.notEqual(fingerprint("I rest."), fingerprint("I rest!"));
  assert.ok(fingerprint("æøå 🙂".repeat(900)).length <= 8);
});

test("preliminary themes and reasons come and go, and nothing empty is left", () => {
  const now = work.withPreliminary(work.withPreliminary({}, "Rest"), "Work");
  assert.deepEqual(now.preliminary, { p1: "Rest", p2: "Work" });
  assert.equal(work.trimmed(work.withoutPreliminary(work.withPreliminary({}, "Rest"), "p1")), null);
  assert.equal(work.trimmed(work.withImpression({}, "")), null);
  assert.deepEqual(work.trimmed({ units: { "u01:1-1": [] } }), { units: { "u01:1-1": [] } }, "a unit without codes");
  const why = work.withReason(work.withCode({}, "Rest")[0], "s1", "Her own word.");
  assert.equal(why.trail.s1.why, "Her own word.");
  assert.ok(!("why" in work.withReason(why, "s1", "").trail.s1));
});

test("the trail has an end: its oldest decisions go", () => {
  let now = START;
  for (let i = 0; i < 305; i += 1) now = work.renamed(now, "k1", `Rest ${i}`);
  assert.equal(Object.keys(now.trail).length, 300);
  assert.equal(Object.keys(now.trail).at(-1), "s305");
});

test("an earlier coding is put aside as units and names, and taken away", () => {
  const aside = putAside(work.withCondensate(START, "k1", "I rest."));
  assert.deepEqual(aside.aside, { units: START.units, codes: { k1: "Rest", k2: "Friends" } });
  assert.deepEqual(coding(takenAway(aside)), aside.aside);
  assert.equal(takenAway(aside).aside, undefined);
});

test("moves are undone and redone; the letters of a field are one move", () => {
  const undo = makeUndo();
  assert.equal(undo.go(-1, {}), null);
  undo.note({ n: 0 }, "one");
  undo.note({ n: 1 }, "typed", "field");
  undo.note({ n: 2 }, "typed", "field");
  assert.deepEqual(undo.go(-1, { n: 3 }).answer, { n: 1 });
  const back = undo.go(-1, { n: 1 });
  assert.deepEqual([back.answer, back.words], [{ n: 0 }, "one"]);
  assert.ok(!undo.can(-1) && undo.can(1));
  assert.deepEqual(undo.go(1, { n: 0 }).answer, { n: 1 });
  assert.deepEqual(undo.go(1, { n: 1 }).answer, { n: 3 });
  undo.note({ n: 3 }, "two");
  assert.ok(!undo.can(1), "a new move ends what could be redone");
  undo.clear();
  assert.ok(!undo.can(-1));
});

test("what was redone is undone again", () => {
  const undo = makeUndo();
  undo.note("a", "one");
  undo.go(-1, "b");
  undo.go(1, "a");
  assert.equal(undo.go(-1, "b").answer, "a");
});
