import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { walking } from "../../src/mestring/widgets/_branching_answer.js";
import { mapView } from "../../src/mestring/widgets/_branching_map.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const to = (choices) => Object.entries(choices).map(([id, node]) => ({ id, text: `${id}.`, to: node }));
const TRAITS = {
  nodes: [
    { id: "rain", title: "Rain", choices: to({ wait: "roof", run: "wet" }), variants: [] },
    { id: "roof", title: "Roof", choices: to({ stay: "dry", go: "wet", sing: "song" }), variants: [] },
    { id: "dry", title: "Dry", choices: [], variants: [] },
    { id: "wet", title: "Wet", choices: [], variants: [] },
    { id: "song", title: "Song", choices: [], variants: [] },
  ],
  turns: [
    {
      node: "rain",
      state: 0,
      text: null,
      to: [
        [1, 0],
        [3, 0],
      ],
    },
    {
      node: "roof",
      state: 0,
      text: null,
      to: [
        [2, 0],
        [3, 0],
        [4, 0],
      ],
    },
    ...["dry", "wet", "song"].map((node) => ({ node, state: 0, text: null, to: [] })),
  ],
  states: [{ words: [] }],
  changes: [""],
  walkers: [
    { id: "me", name: "I" },
    { id: "you", name: "You" },
  ],
  given: [{ id: "other", name: "Other", path: { rain: "wait", roof: "sing" } }],
  map: {
    columns: 24,
    layers: 3,
    span: 8,
    lines: [
      {
        from: "rain",
        to: "wet",
        points: [
          [12, 0],
          [12, 2],
        ],
      },
    ],
    places: { rain: [8, 0], roof: [0, 1], dry: [0, 2], wet: [8, 2], song: [16, 2] },
  },
};

test("the map tells an end only when somebody has come to it, in drawing and in words, and then for good", () => {
  openPage();
  let answer = null;
  const model = { get: (name) => TRAITS[name] };
  const state = walking({ model, answer: () => answer, change: () => {} });
  const view = mapView({ model, labels: words.branching, state });
  const told = (paths) => {
    answer = paths && { paths };
    view.draw(TRAITS.walkers[0]);
    const text = view.element.textContent;
    return ["Rain", "Roof", "Dry", "Wet", "Song"].filter((title) => text.includes(title));
  };
  const { unseen_end, unseen_key } = words.branching;
  assert.deepEqual(told(null), ["Rain", "Roof"]);
  assert.ok(view.element.textContent.includes(`stay. (fører til 3. ${unseen_end})`));
  assert.ok(view.element.textContent.includes(unseen_key));
  assert.deepEqual(told({ you: { rain: "wait" } }), ["Rain", "Roof"]);
  // Another walker's end counts, and with it the ways that now stand beside theirs.
  assert.deepEqual(told({ you: { rain: "run" } }), ["Rain", "Roof", "Wet", "Song"]);
  assert.ok(view.element.textContent.includes("run. (fører til 4. Wet)"));
  assert.deepEqual(told(null), ["Rain", "Roof", "Wet", "Song"]);
  assert.deepEqual(told({ me: { rain: "wait", roof: "stay" } }), ["Rain", "Roof", "Dry", "Wet", "Song"]);
  assert.ok(!view.element.textContent.includes(unseen_key));
});
