// "Logg ut" on a Hub: everything that is open is saved first, and nothing goes without being asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { signOut } from "../../src/mestring/lab/labextensions/mestring/static/sign_out.js";

/** A notebook that can be saved, or cannot. */
const notebook = (canBe) => ({
  canSave: true,
  path: "course/a.ipynb",
  model: { dirty: true },
  async save() {
    if (!canBe) throw new Error("No space left on device");
    this.model.dirty = false;
  },
});
const outcome = async (...contexts) => {
  const done = [];
  const tracker = { forEach: (each) => contexts.forEach((context) => each({ context })) };
  await signOut(
    tracker,
    () => done.push("gone"),
    () => done.push("asked"),
  );
  return [...done, ...contexts.map(({ model }) => model.dirty)];
};

test("all that is open is saved, then one is signed out", async () => {
  assert.deepEqual(await outcome(notebook(true), notebook(true)), ["gone", false, false]);
});

test("where something cannot be saved, one is asked", async () => {
  assert.deepEqual(await outcome(notebook(true), notebook(false)), ["asked", false, true]);
});
