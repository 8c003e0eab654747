import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "../../src/mestring/book/host/open.js";
import { oneSaveAtATime, save } from "../../src/mestring/lab/labextensions/mestring/static/widget_events.js";
import { target, workspaceOf } from "../../src/mestring/lab/labextensions/mestring/static/paths.js";

test("the workspace is where course/ and exercises/ lie", () => {
  assert.equal(workspaceOf("course/00-start.ipynb"), "");
  assert.equal(workspaceOf("mitt/exercises/03-x/03-x.ipynb"), "mitt/");
  assert.equal(workspaceOf("notes/a.ipynb"), null);
  assert.equal(workspaceOf("course"), null);
});

test("links lead to notebooks of the same workspace", () => {
  const from = "mitt/course/00-start.ipynb";
  assert.equal(target(from, "03-tro.ipynb"), "mitt/course/03-tro.ipynb");
  assert.equal(target(from, "./03-tro.ipynb"), "mitt/course/03-tro.ipynb");
  assert.equal(target(from, "../exercises/03-tro/03-tro.ipynb"), "mitt/exercises/03-tro/03-tro.ipynb");
  assert.equal(target("exercises/03-tro/03-tro.ipynb", "../../course/00-start.ipynb"), "course/00-start.ipynb");
});

test("no link leads out of it, or to anything but a notebook", () => {
  const from = "mitt/course/00-start.ipynb";
  for (const path of [
    "../../solutions/03-tro/03-tro.ipynb",
    "../../course/03-tro.ipynb",
    "../../../etc/x.ipynb",
    "/course/03-tro.ipynb",
    "../.privat/x.ipynb",
    "../a.ipynb",
    "https://example.org/x.ipynb",
    "C:x.ipynb",
    "..\\..\\x.ipynb",
    "../../mitt-annet/course/x.ipynb",
    "03-tro.html",
    "",
  ])
    assert.equal(target(from, path), null, path);
  assert.equal(target("x.ipynb", "y.ipynb"), null);
});

test("the book has pages for lessons, and one about the exercises", () => {
  const root = "https://example.org/bok/";
  const page = `${root}course/00-start.html`;
  assert.equal(pageOf("04-kontroll.ipynb", page, root), `${root}course/04-kontroll.html`);
  assert.equal(pageOf("../exercises/04-kontroll/04-kontroll.ipynb", page, root), `${root}book/notatbok.html`);
  assert.equal(
    pageOf("04-kontroll.ipynb", "file:///kurs/bok/course/00-start.html", "file:///kurs/bok/"),
    "file:///kurs/bok/course/04-kontroll.html",
  );
  for (const path of [
    "../../x.ipynb",
    "javascript:alert(1).ipynb",
    "//evil.org/x.ipynb",
    "https://evil.org/x.ipynb",
    "x.html",
  ])
    assert.equal(pageOf(path, page, root), null, path);
});

function context({ saves = [], ...more }) {
  const dirty = [...saves];
  const model = { dirty: true };
  const calls = [];
  return {
    canSave: true,
    contentsModel: { writable: true },
    path: "a/b/03-tro.ipynb",
    model,
    calls,
    async save() {
      calls.push(1);
      const next = dirty.shift();
      if (next instanceof Error) throw next;
      model.dirty = next;
    },
    ...more,
  };
}

test("a save counts when everything is on the disk", async () => {
  assert.equal(await save(context({ saves: [false] })), "03-tro.ipynb");
  const typing = context({ saves: [true, true, false] });
  assert.equal(await save(typing), "03-tro.ipynb");
  assert.equal(typing.calls.length, 3);
});

test("a save waits for the one before it, whoever asked, and a failed one stops nothing", async () => {
  const log = [];
  const there = {
    async save() {
      log.push("start");
      await new Promise(setImmediate);
      log.push("end");
      if (log.length === 2) throw new Error("full");
    },
  };
  oneSaveAtATime(there);
  const [first] = await Promise.allSettled([there.save(), there.save(), there.save()]);
  assert.equal(first.status, "rejected");
  assert.deepEqual(log, ["start", "end", "start", "end", "start", "end"]);
});

test("a save that did not happen is told as such", async () => {
  const quiet = console.warn;
  console.warn = () => {};
  assert.equal(await save(context({ saves: [new Error("full")] })), "");
  assert.equal(await save(context({ saves: [true, true, true] })), "");
  for (const locked of [{ canSave: false }, { contentsModel: { writable: false } }]) {
    const there = context({ saves: [false], ...locked });
    assert.equal(await save(there), "");
    assert.equal(there.calls.length, 0);
  }
  console.warn = quiet;
});
