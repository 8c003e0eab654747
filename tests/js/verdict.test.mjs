// What is said of an answer: kept, and when, or why not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fullDate } from "../../src/mestring/widgets/_dates.js";
import { verdict, when } from "../../src/mestring/widgets/_verdict.js";

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

test("in English the day comes before the month and the clock has 24 hours", () => {
  const { common } = JSON.parse(readFileSync(new URL("../../src/mestring/text/en.json", import.meta.url), "utf8"));
  assert.equal(when(at, common, "en", now), "at 14:02");
  assert.equal(when(new Date(2026, 10, 20, 0, 5).toISOString(), common, "en", now), "on 20 November at 00:05");
  assert.equal(fullDate(now, "en"), "21 November 2026");
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
