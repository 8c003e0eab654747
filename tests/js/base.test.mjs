import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { same, tidy } from "../../src/mestring/widgets/_answer.js";
import { fill, verdict, when } from "../../src/mestring/widgets/_base.js";
import { listed } from "../../src/mestring/widgets/_weighing.js";
import { parting, walked } from "../../src/mestring/widgets/branching.js";
import { counts, spread } from "../../src/mestring/widgets/card_sort.js";
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

test("unanswered and deleted are told apart", () => {
  assert.deepEqual(say(null, { answer: null, at: null, problem: "" }), ["none", labels.unanswered]);
  assert.deepEqual(say(null, { answer: null, at, problem: "" }), ["none", labels.deleted]);
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
