// A story that remembers: choices that are there or not, texts that follow, how things stand, and the way before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { walking } from "../../src/mestring/widgets/_branching_answer.js";
import { comparisonView } from "../../src/mestring/widgets/_branching_comparison.js";
import { stateView } from "../../src/mestring/widgets/_branching_state.js";
import { trailView } from "../../src/mestring/widgets/_branching_trail.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const labels = { ...words.common, ...words.branching };
const choice = (id, because = "") => ({ id, text: `${id}!`, comment: "", because });
const turn = (node, state, text, to = []) => ({ node, state, text, to });
const TRAITS = {
  nodes: [
    { id: "door", title: "Door", text: "At the door.", choices: [choice("promise"), choice("listen")], variants: [] },
    {
      id: "week",
      title: "Week",
      text: "A week later.",
      choices: [choice("rang"), choice("hide", "as promised"), choice("on", "as not promised")],
      variants: [{ text: "Did you ring?", because: "as you promised" }],
    },
    { id: "end", title: "End", text: "The end.", choices: [], variants: [{ text: "You forgot.", because: "" }] },
  ],
  turns: [
    turn("door", 0, null, [
      [1, 1],
      [2, 0],
    ]),
    turn("week", 1, 0, [[3, 2], [4, 0], null]),
    turn("week", 0, null, [null, null, [5, 0]]),
    turn("end", 2, null),
    turn("end", 1, 0),
    turn("end", 0, null),
  ],
  states: [
    { near: 0, words: ["Little trust."] },
    { near: 0.5, words: ["Some trust.", "To ring."] },
    { near: 1, words: ["Trust.", "Rang."] },
  ],
  changes: ["", "More trust. You promised.", "More trust. You kept it."],
  walkers: [{ id: "me", name: "I" }],
  given: [],
};
const ME = TRAITS.walkers[0];

let answer, spoken, state, trail, compared;
beforeEach(() => {
  openPage();
  answer = null;
  begin(false);
});

function begin(exercise) {
  const model = { get: (name) => TRAITS[name] };
  const change = (next) => {
    answer = next;
    draw();
  };
  state = walking({ model, answer: () => answer, change, exercise });
  const story = {
    model,
    labels,
    state,
    say: (words) => {
      spoken = words;
    },
  };
  trail = trailView(story);
  compared = comparisonView(story);
  draw();
}

function draw() {
  trail.draw(ME);
  compared.draw(ME);
}

/** What can be read: nothing of what is hidden. */
function seen(element) {
  if (element.hidden) return "";
  return element.children
    .map((child) => (child.children ? seen(child) : child))
    .join(" ")
    .trim();
}
const back = (title) => `${labels.back} «${title}»`;

test("a choice is there only where the story has come to it, and the text follows", () => {
  trail.element.press("promise!");
  assert.equal(spoken, "Du valgte: promise! More trust. You promised.");
  let words = seen(trail.element);
  for (const there of [
    "Did you ring?",
    "as you promised",
    "rang!",
    "hide!",
    "as promised",
    "Some trust.",
    "To ring.",
    labels.trust_tool,
  ])
    assert.ok(words.includes(there), there);
  assert.ok(!/on!|A week later|as not promised|Little trust/.test(words));
  trail.element.press(back("Door"));
  assert.equal(spoken, labels.returned);
  trail.element.press("listen!");
  words = seen(trail.element);
  assert.ok(/A week later\..*on!.*as not promised/s.test(words));
  assert.ok(!/rang!|hide!|Did you ring|as you promised|promise!/.test(words));
});

test("a whole way that is taken back stands beside the next one, told by where they part", () => {
  trail.element.press("promise!");
  trail.element.press("hide!");
  assert.ok(seen(trail.element).includes("You forgot."));
  assert.equal(seen(compared.element), "", "nothing to compare with yet");
  trail.element.press(back("Week"));
  assert.equal(spoken, labels.returned_kept);
  assert.deepEqual(answer, { paths: { me: { door: "promise" } }, earlier: { me: { door: "promise", week: "hide" } } });
  assert.ok(seen(compared.element).includes("I, forrige gang"));
  trail.element.press("rang!");
  const words = compared.element.textContent;
  assert.ok(words.includes("«I» og «I, forrige gang» skilles ved «Week»."));
  assert.ok(words.includes("«I»: rang!") && words.includes("«I, forrige gang»: hide!"));
  assert.ok(words.includes("More trust. You kept it.") && words.includes("Trust. Rang."));
});

test("the same way once more is no other way, and a way half gone is not kept", () => {
  trail.element.press("listen!");
  trail.element.press(back("Door"));
  assert.equal(answer, null);
  for (const step of ["listen!", "on!", back("Week"), "on!"]) trail.element.press(step);
  assert.equal(seen(compared.element), "");
});

test("an exercise keeps no way beside", () => {
  begin(true);
  for (const step of ["listen!", "on!", back("Week")]) trail.element.press(step);
  assert.deepEqual(answer, { paths: { me: { door: "listen" } } });
  assert.equal(spoken, labels.returned);
});

test("more trust is nearer, in the drawing as in the words; a story without trust draws nothing", () => {
  const view = stateView(labels);
  const apart = (state) => {
    view.draw(state);
    const [left, right] = [...view.element.all()].filter(({ localName }) => localName === "circle");
    return right.getAttribute("cx") - left.getAttribute("cx");
  };
  const [far, some, near] = TRAITS.states.map(apart);
  assert.ok(far > some && some > near && near > 0);
  const drawing = [...view.element.all()].find(({ localName }) => localName === "svg");
  view.draw({ words: ["To ring."] });
  assert.ok(!view.element.hidden && drawing.hidden && !seen(view.element).includes(labels.trust_tool));
  view.draw({ words: [] });
  assert.ok(view.element.hidden);
});
