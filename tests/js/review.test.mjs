// Notes that a reader hands on: only what was chosen, and a name only where it may be printed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileOf, lacking, notesOf } from "../../src/mestring/book/host/review.js";

const TO = "Notat til «{section}»";
const record = (key, text, title, at = "2026-11-28T10:00:00Z") => ({ key, at, answer: { text }, words: { title } });
const KEPT = [
  ["course/06-recovery", record("note-stemmer", "Godt sagt.", "Notat til «Stemmer»")],
  ["course/03-mestringstro", record("note-b", "Nei.\n", "Notat til «Hva er «tro»?»", "2026-11-28T11:00:00Z")],
  ["course/03-mestringstro", record("note-a", "Ja.", "En annen tittel")],
  ["course/03-mestringstro", record("m03-tre-grunner", "Privat.", "Tre grunner")],
  ["course/03-mestringstro", record("note-tom", "  ", "Notat til «Tom»")],
];
const SAID = { who: "lived", leave: "nameless", name: "Kari", at: "2026-11-28T12:00:00.000Z" };
const WORDS = { none_chosen: "ingen", no_name: "navn" };

test("only notes to sections can be chosen, by page and in the order in which they were written", () => {
  assert.deepEqual(
    notesOf(KEPT, TO).map(({ page, section, name, text }) => [page, section, name, text]),
    [
      ["course/03-mestringstro", "a", "a", "Ja."],
      ["course/03-mestringstro", "b", "Hva er «tro»?", "Nei."],
      ["course/06-recovery", "stemmer", "Stemmer", "Godt sagt."],
    ],
  );
});

test("the file holds what was chosen, and a name only where it may be printed", () => {
  const [, , one] = notesOf(KEPT, TO);
  const comments = [{ page: "course/06-recovery", section: "stemmer", title: "Stemmer", text: "Godt sagt." }];
  const about = { mestring: "comments", version: 1, at: SAID.at, who: "lived" };
  assert.deepEqual(JSON.parse(fileOf([one], SAID)), { ...about, leave: "nameless", name: "", comments });
  assert.deepEqual(JSON.parse(fileOf([one], { ...SAID, leave: "named", name: " Kari " })), {
    ...{ ...about, leave: "named", name: "Kari" },
    comments,
  });
});

test("what is missing is said", () => {
  const notes = notesOf(KEPT, TO);
  assert.equal(lacking([], SAID, WORDS), "ingen");
  assert.equal(lacking(notes, { leave: "named", name: " " }, WORDS), "navn");
  assert.equal(lacking(notes, { leave: "no", name: "" }, WORDS), "");
});
