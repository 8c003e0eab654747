// What the reader or a story has said stands in the quotation marks, and numbers with the decimal mark, of the language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { walking } from "../../src/mestring/widgets/_branching_answer.js";
import { trailView } from "../../src/mestring/widgets/_branching_trail.js";
import { inWords } from "../../src/mestring/widgets/_condensation_answer.js";
import { comparison } from "../../src/mestring/widgets/_condensation_compare.js";
import { itemsView } from "../../src/mestring/widgets/_weighing_items.js";
import { openPage } from "./dom.mjs";

const read = (language) =>
  JSON.parse(readFileSync(new URL(`../../src/mestring/text/${language}.json`, import.meta.url), "utf8"));
const words = { nb: read("nb"), en: read("en") };
const labels = (language, stem) => ({ ...words[language].common, ...words[language][stem] });
const modelOf = (traits) => ({ get: (name) => traits[name] });
const eachLanguage = (seen) => Object.fromEntries(["nb", "en"].map((language) => [language, seen(language)]));

beforeEach(() => openPage());

test("the way back names its place", () => {
  const model = modelOf({
    nodes: [{ id: "rain", title: "Rain", choices: [], variants: [] }],
    turns: [{ node: "rain", state: 0, text: null, to: [] }],
    states: [{ words: [] }],
    changes: [""],
    walkers: [{ id: "me", name: "I" }],
    given: [],
  });
  const state = walking({ model, answer: () => null, change: () => {} });
  const said = eachLanguage((language) => {
    const view = trailView({ labels: labels(language, "branching"), say: () => {}, state });
    view.draw({ id: "me", name: "I" });
    return view.element.textContent;
  });
  assert.ok(said.nb.includes(" «Rain»") && said.en.includes(" ‘Rain’"));
});

const UTTERANCES = ["Bad.", "Good.", "Fine.", "So.", "Yes."].map((text, i) => ({
  id: `u0${i + 1}`,
  who: "Kari",
  sentences: [text],
}));

test("a unit is quoted", () => {
  const answer = () => ({ units: { "u02:1-1": ["k1"] }, codes: { k1: { name: "Walk" } } });
  const told = (language) =>
    inWords({
      model: modelOf({ utterances: UTTERANCES, codes: [] }),
      labels: labels(language, "condensation_bench"),
      answer,
    });
  const said = eachLanguage((language) => JSON.stringify(told(language)));
  assert.ok(said.nb.includes('"«Good.»"') && said.en.includes('"‘Good.’"'));
});

test("kappa has the decimal mark", () => {
  const work = { units: { "u01:1-1": ["k1"], "u02:1-1": ["k1"] }, codes: { k1: { name: "Walk" } } };
  const given = { title: "Ours", text: "", units: { "u01:1-1": ["walk"] }, codes: { walk: "Walk" } };
  const said = eachLanguage((language) => {
    const bench = {
      labels: labels(language, "condensation_bench"),
      utterances: UTTERANCES,
      work: () => work,
      called: () => "Walk",
    };
    const view = comparison(bench, given);
    view.draw();
    return view.element.textContent;
  });
  assert.match(said.nb, /0,55/);
  assert.match(said.en, /0\.55/);
});

test("the button that removes an own item names it", () => {
  const state = {
    isOwn: () => true,
    items: () => [{ id: "own1", text: "Tea" }],
    weight: () => null,
    textOf: () => "Tea",
  };
  const said = eachLanguage((language) => {
    const tools = { model: modelOf({ weights: [] }), labels: labels(language, "coherence_map"), state };
    const view = itemsView(tools, "before", { id: "sense" });
    view.draw();
    return view.element.textContent;
  });
  assert.ok(said.nb.includes(" «Tea»") && said.en.includes(" ‘Tea’"));
});
