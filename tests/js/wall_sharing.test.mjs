// Wall sharing: no box is ticked beforehand, and each tick is about its own text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeModel } from "../../src/mestring/book/host/model.js";
import sharing from "../../src/mestring/widgets/wall_sharing.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));

test("each box says whether its text may be shown, and none is ticked beforehand", () => {
  const { body } = openPage();
  const model = makeModel({
    module: "wall_sharing",
    labels: { ...words.common, ...words.wall_sharing },
    language: "nb",
    key: "m03-veggen",
    place: "",
    title: "T",
    texts: ["a", "b"].map((id) => ({ id, title: id })),
    answer: null,
    kept: { answer: null, at: null, problem: "" },
  });
  sharing.render({ model, el: body });
  const boxes = [...body.all()].filter(({ localName }) => localName === "input");
  const tick = (number, on) => {
    boxes[number].checked = on;
    boxes[number].dispatchEvent(new Event("change"));
  };
  assert.deepEqual(
    boxes.map(({ checked }) => checked),
    [false, false],
  );
  tick(1, true);
  assert.deepEqual(model.get("answer"), { shown: ["b"] });
  tick(0, true);
  assert.deepEqual(model.get("answer"), { shown: ["b", "a"] });
  tick(1, false);
  assert.deepEqual(model.get("answer"), { shown: ["a"] });
  assert.ok(
    body.textContent.includes(words.wall_sharing.ticked) && body.textContent.includes(words.wall_sharing.not_ticked),
  );
  tick(0, false);
  assert.equal(model.get("answer"), null);
});
