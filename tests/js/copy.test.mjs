// A copy of all answers: given, taken in again, and never over something newer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answersIn, copyOf, takeIn } from "../../src/mestring/book/host/copy.js";
import { openStorage } from "../../src/mestring/book/host/storage.js";
import { Area } from "./dom.mjs";

const ABOUT = { lessons: ["course/03-mestringstro", "course/04-kontroll"], wholeCourse: ["Recall"] };
const record = (key, answer, at = "2026-11-28T10:00:00Z", more = {}) => ({
  ...{ key, widget: "quick_check", revision: 2, at, answer },
  ...more,
});
const KEPT = [
  ["course/03-mestringstro", record("m03-cafe", { a: ["b"] })],
  ["course/04-kontroll", record("m04-min-uke", { a: "å" }, undefined, { private: true })],
  ["exercises/03-mestringstro/03-mestringstro", record("m03-skala", { a: 1 }, undefined, { missing: 3 })],
  ["index", record("m00-borghild", { a: 2 })],
  ["", record("m03-husk", { items: {} }, undefined, { widget: "recall", private: true })],
];

function browser() {
  const [own, shared] = [new Area(), new Area()];
  return openStorage("book", { own: () => own, shared: () => shared });
}

const given = (storage) => storage.all().map(([page, { key, answer, at }]) => [page, key, answer, at]);

test("what was wiped comes back from a copy, each answer on its own page", async () => {
  const storage = browser();
  for (const [page, one] of KEPT) storage.write(page, one);
  const [before, copy] = [given(storage), copyOf(storage.all())];
  storage.clear();
  assert.deepEqual(given(storage), []);
  assert.deepEqual(takeIn(storage, await answersIn(copy, ABOUT)), { taken: KEPT.length, stayed: 0 });
  assert.deepEqual(given(storage).sort(), before.sort());
  const there = storage.read(KEPT[2][0], "m03-skala")[0];
  assert.equal(there.missing, 3);
  assert.equal(storage.read("course/04-kontroll", "m04-min-uke")[0].private, true);
});

test("an old copy never takes the place of a newer answer, and a newer one does", async () => {
  const storage = browser();
  const [page, one] = KEPT[0];
  const copy = await answersIn(copyOf([[page, one]]), ABOUT);
  storage.write(page, { ...one, revision: 1, at: "2026-11-28T10:00:01.500Z", answer: { a: ["c"] } });
  assert.deepEqual(takeIn(storage, copy), { taken: 0, stayed: 1 });
  assert.deepEqual(storage.read(page, one.key)[0].answer, { a: ["c"] });
  storage.write(page, { ...one, revision: 9, at: "2026-11-28T09:59:59.500Z", answer: { a: ["c"] } });
  assert.deepEqual(takeIn(storage, copy), { taken: 1, stayed: 0 });
  assert.deepEqual(storage.read(page, one.key)[0].answer, { a: ["b"] });
  assert.equal(storage.read(page, one.key)[0].revision, 10, "other tabs see that it is new");
  assert.deepEqual(takeIn(storage, copy), { taken: 0, stayed: 0 });
});

test("what is no copy changes nothing", async () => {
  await assert.rejects(answersIn(new TextEncoder().encode("ikke en zip"), ABOUT));
  const damaged = copyOf([KEPT[0]]);
  damaged[60] ^= 1;
  await assert.rejects(answersIn(damaged, ABOUT));
});

test("a section's note is private in a copy, and comes back to its own page", async () => {
  const note = record("note-kritikk-og-grenser", { text: "min" }, undefined, { widget: "note", private: true });
  for (const page of ["course/03-mestringstro", "nn/course/04-kontroll"]) {
    const copy = copyOf([[page, note]]);
    assert.ok(new TextDecoder().decode(copy).includes(`mitt/.privat/notater/${page}/note-kritikk-og-grenser.json`));
    const [[back, { key, answer, private: secret }]] = await answersIn(copy, ABOUT);
    assert.deepEqual([back, key, answer, secret], [page, note.key, note.answer, true]);
  }
});
