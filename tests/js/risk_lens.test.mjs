// Risk lens: what is read from a field, how the dots stand, what a goal asks for, and the words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.document = {};
const from = "../../src/mestring/widgets";
const { written } = await import(`${from}/_risk.js`);
const { kinds, outlines } = await import(`${from}/_risk_lens_dots.js`);
const { details, reached, reckoned, refusal, settled, summary } = await import(`${from}/_risk_lens_words.js`);
const read = (language) =>
  JSON.parse(readFileSync(new URL(`../../src/mestring/text/${language}.json`, import.meta.url), "utf8"));
const [labels, english] = ["nb", "en"].map(read).map(({ common, risk_lens }) => ({ ...common, ...risk_lens }));

const both = { measures: [{ id: "risk_ratio" }, { id: "odds_ratio" }], readings: [{ id: "times" }, { id: "more" }] };
const one = { ...both, base: null, ratio: 13, interval: null, after: "med gruppe" };
const set = { base: 7, ratio: 13, measure: "risk_ratio", reading: "times" };
const said = (more, of = 100) => summary(labels, reckoned({ ...set, ...more }), of);

test("a number is read with comma or point, and nothing else is one", () => {
  const base = { least: 0.1, most: 99, places: 1 };
  const texts = ["7,5", " 7.5 ", "7", "7,", "7,50", "0,1 %", "99"];
  assert.deepEqual(
    texts.map((text) => written(text, base)),
    [7.5, 7.5, 7, 7, 7.5, 0.1, 99],
  );
  for (const text of ["", "0", "0,05", "7,55", "99,1", "100", "-7", "1e1", "7 5", "sju", ",5", "7,5,1"])
    assert.equal(written(text, base), undefined, text);
  assert.equal(written("12,5", { least: 0, most: 100, places: 0 }), undefined);
});

test("every person is one dot, and the same people stand in the same places", () => {
  for (const of of [100, 1000])
    for (const [before, after] of [
      [7, 91],
      [20, 10],
      [0, 0],
      [of, of],
      [5, 5],
    ]) {
      const counts = kinds(before, after, of);
      assert.equal(counts.same + counts.more, after);
      assert.equal(counts.same + counts.fewer, before);
      const drawn =
        Object.values(outlines(counts, 10))
          .join("")
          .match(/M[\d.]+ [\d.]+/g) ?? [];
      assert.equal(drawn.length, of);
      assert.equal(new Set(drawn).size, of);
    }
});

test("the whole is known when nothing is open", () => {
  assert.equal(settled(one, { base: 7, measure: "risk_ratio" }), null);
  assert.deepEqual(settled(one, { base: 7, measure: "risk_ratio", reading: "times" }), set);
  const fixed = { base: 7, ratio: 13, measures: both.measures.slice(0, 1), readings: both.readings.slice(0, 1) };
  assert.deepEqual(settled(fixed, {}), set);
});

test("from how many to how many, the difference and the ratio stand together", () => {
  assert.equal(said({}), "Fra 7 av 100 til 91 av 100; 84 flere av 100; 13 ganger så mange.");
  assert.equal(said({ reading: "more" }), "Fra 7 av 100 til 98 av 100; 91 flere av 100; 14 ganger så mange.");
  assert.equal(said({ ratio: 0.5 }, 1000), "Fra 70 av 1000 til 35 av 1000; 35 færre av 1000; 0,5 ganger så mange.");
  assert.equal(said({ ratio: 1 }), "Fra 7 av 100 til 7 av 100; like mange prikker.");
  assert.equal(said({ measure: "odds_ratio" }), "Fra 7 av 100 til 49 av 100; 42 flere av 100; 7,07 ganger så mange.");
  assert.equal(said({ base: 0.3 }), "Fra færre enn 1 av 100 til 4 av 100; 4 flere av 100; 13 ganger så mange.");
});

test("English numbers have a point", () => {
  const now = reckoned({ ...set, measure: "odds_ratio" });
  assert.match(summary(english, now, 100), / 7\.07 times /);
  assert.match(refusal(english, one, reckoned({ ...set, base: 20 })), /at most 7\.69%/);
  assert.match(details(english, one, set, reckoned({ ...set, base: 7.5 }), 100).join(" "), /7\.5% to 97\.5%/);
});

test("what cannot be is refused with the bound, which an odds ratio does not have", () => {
  const now = reckoned({ ...set, base: 20 });
  assert.equal(now.possible, false);
  assert.match(refusal(labels, one, now), /13 ganger 20 av 100 er 260 av 100.*høyst 7,69 %.*oddsratio har ingen/);
  const risk = { ...one, measures: both.measures.slice(0, 1) };
  assert.doesNotMatch(refusal(labels, risk, now), /odds/);
  assert.match(refusal(labels, one, reckoned({ ...set, base: 20, reading: "more" })), /14 ganger .* høyst 7,14 %/);
  assert.equal(reckoned({ ...set, base: 20, measure: "odds_ratio" }).possible, true);
});

test("uncertainty is told as far as the source tells it, and is else unknown", () => {
  const told = (more, values = {}) => {
    const settings = { ...set, ...values };
    return details(labels, { ...one, ...more }, settings, reckoned(settings), 100).join(" ");
  };
  assert.equal(told({}), "Usikkerhet: ikke oppgitt.");
  assert.equal(told({ source: "En kronikk" }), "Usikkerhet: ikke oppgitt i kilden.");
  assert.match(told({ interval: [2, 40] }), /fra 2 til 40\. Da er det 14 av 100 eller flere med gruppe.*umulig/);
  assert.match(told({ interval: [2, 13.5] }), /Da er det fra 14 av 100 til 95 av 100 med gruppe/);
  assert.match(told({}, { base: 7.5 }), /fra 7,5 % til 97,5 %/);
  assert.match(told({}, { measure: "odds_ratio" }), /fra omtrent 7 mot 93 til omtrent 49 mot 51/);
  assert.doesNotMatch(told({}, { measure: "odds_ratio", base: 0.3 }), /omtrent/);
});

test("a goal is reached when all of it holds", () => {
  const now = reckoned(set);
  assert.equal(reached(now, { more: [80, 90] }), true);
  assert.equal(reached(now, { more: [80, 90], before: [8, 8] }), false);
  assert.equal(reached(now, { after: [91, 91], possible: true }), true);
  assert.equal(reached(now, { base: [1, 7], factor: [13, 13] }), true);
  assert.equal(reached(now, { base: [1, 6] }), false);
  const impossible = reckoned({ ...set, base: 20 });
  assert.equal(reached(impossible, { possible: false }), true);
  assert.equal(reached(impossible, { after: [0, 999] }), false);
});
