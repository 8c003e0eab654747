import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeModel } from "../../src/mestring/book/host/model.js";
import request from "../../src/mestring/widgets/regrade_request.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));

function open(kept = null) {
  const { body } = openPage();
  const model = makeModel({
    module: "regrade_request",
    labels: { ...words.common, ...words.regrade_request },
    language: "nb",
    key: "m03-se-paa-nytt",
    place: "",
    title: "Se på nytt",
    tasks: [{ id: "m03-talk", text: "Del 5" }],
    longest: 600,
    answer: kept,
    kept: { answer: kept, at: null, problem: "" },
  });
  request.render({ model, el: body });
  const find = (name, said = "") =>
    [...body.all()].find(({ localName, textContent }) => localName === name && textContent.startsWith(said));
  return {
    answer: () => model.get("answer"),
    isOpen: () => find("summary", words.regrade_request.open).parent.attributes.open === "",
    choose(id) {
      find("select").value = id;
      find("select").dispatchEvent(new Event("change"));
    },
    write(text) {
      find("textarea").value = text;
      find("textarea").dispatchEvent(new Event("input"));
    },
  };
}

test("nothing is asked until something is written, and the part is the one that is chosen", () => {
  const page = open();
  assert.ok(!page.isOpen());
  page.choose("m03-talk");
  assert.equal(page.answer(), null);
  page.write("Jeg spurte.");
  assert.deepEqual(page.answer(), { task: "m03-talk", text: "Jeg spurte." });
  page.choose("");
  assert.deepEqual(page.answer(), { text: "Jeg spurte." });
  page.write("  ");
  assert.equal(page.answer(), null);
});

test("what was asked before stands open", () => {
  assert.ok(open({ text: "Alt." }).isOpen());
});
