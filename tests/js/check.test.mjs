// «Sjekk» on a page of the book: each part is done, has something left, or is the student's own choice.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPage } from "./dom.mjs";

const page = openPage();
const { makeCheck } = await import("../../src/mestring/book/host/check.js");
const { hand_in: labels } = JSON.parse(
  readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"),
);

test("what nobody has to answer is not called done, and not counted", () => {
  const parts = [
    { name: "Del 1", key: "m14-a", left: [], all: 3 },
    { name: "Del 2", key: "m14-b", left: ["kort"], all: 1 },
    { name: "Frivillig", key: "m14-c", left: [], all: 0 },
  ];
  const words = { check: "Sjekk", some_missing: "{count} av {all}", all_answered: "alt" };
  makeCheck({ place: page.body, words, labels, report: () => ({ parts }), go() {} });
  page.body.press("Sjekk");
  const lines = [...page.body.all()].filter(({ localName }) => localName === "li").map((line) => line.textContent);
  const expected = [`Del 1: ${labels.part_done}`, `Del 2: kort${labels.go_there}`, `Frivillig: ${labels.part_free}`];
  assert.deepEqual(lines, expected);
  const [status] = [...page.body.all()].filter((one) => one.getAttribute("role") === "status");
  assert.equal(status.textContent, "1 av 2");
});
