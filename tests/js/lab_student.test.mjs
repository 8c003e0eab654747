import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageOf } from "../../src/mestring/book/host/open.js";
import { oneSaveAtATime, save } from "../../src/mestring/lab/labextensions/mestring/static/widget_events.js";
import { kindOfBox } from "../../src/mestring/lab/labextensions/mestring/static/boxes.js";
import { askedIn, headingsIn, waysFrom } from "../../src/mestring/lab/labextensions/mestring/static/course.js";
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
  assert.equal(
    pageOf("../exercises/04-kontroll/04-kontroll.ipynb", page, root),
    `${root}exercises/04-kontroll/04-kontroll.html`,
  );
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

const course = JSON.parse(
  readFileSync(new URL("../../src/mestring/lab/labextensions/mestring/static/course.json", import.meta.url)),
);

test("every notebook of the course leads on to its neighbours and its own exercise or lesson, in the course's order", () => {
  const isLesson = ({ path }) => path.startsWith("course/");
  const lessons = course.filter(isLesson);
  assert.ok(lessons.length >= 8);
  course.forEach((sheet) => {
    const number = sheet.path.split("/")[1].slice(0, 2);
    const ways = Object.fromEntries(waysFrom(`mitt/${sheet.path}`, course).map(({ way, path }) => [way, path]));
    const at = lessons.findIndex(({ path }) => path.startsWith(`course/${number}`));
    assert.equal(ways.next, lessons[at + 1]?.path);
    assert.equal(ways.previous, isLesson(sheet) ? lessons[at - 1]?.path : undefined);
    assert.match(isLesson(sheet) ? ways.exercise : ways.lesson, new RegExp(`/${number}-`));
    for (const path of Object.values(ways))
      assert.equal(target(`mitt/${sheet.path}`, `${isLesson(sheet) ? "../" : "../../"}${path}`), `mitt/${path}`);
  });
  assert.equal(waysFrom(lessons.at(-1).path, course).at(-1).way, "exercise");
});

test("a renamed notebook and a copied folder stand where the course's own stand; a stranger's nowhere", () => {
  const ways = (path) => waysFrom(path, course).map(({ path }) => path);
  const own = ways("exercises/03-mestringstro/03-mestringstro.ipynb");
  assert.equal(own.length, 2);
  assert.deepEqual(ways("exercises/03-mestringstro/Min besvarelse – Kari (ferdig).ipynb"), own);
  assert.deepEqual(ways("exercises/03-mestringstro - Kopi/03-mestringstro.ipynb"), own);
  assert.deepEqual(ways("notater/a.ipynb"), []);
});

test("the contents are the headings of the second level, without signs and code", () => {
  const markdown = "# Tittel\n\n## Hva er *tro*?\n\n### Under\n\n```\n## kode\n```\n\n## Slutt ##\n";
  assert.deepEqual(headingsIn(markdown), ["Hva er tro?", "Slutt"]);
});

test("counted are the answers that the start page counts", () => {
  const sources = [
    'QuickCheck("m03-a", exercise=True)',
    'check.choices("m03-a")',
    'BorghildScale("m03-b", private=True)',
    'Note("m03-c")',
    'Facilitator("m03-d")',
    'HandIn("m03-lever")',
    'Progress("m00-framdrift")',
    "import m03",
  ];
  assert.deepEqual(askedIn(sources), ["m03-a"]);
});

test("a box is known by its first bold word, whatever follows", () => {
  assert.deepEqual(["Refleksjon:", "Til gruppa", "Prøv nå:", "Før du leser:"].map(kindOfBox), [
    "think",
    "think",
    "do",
    "careful",
  ]);
  for (const words of ["Borghild", "", "113"]) assert.equal(kindOfBox(words), undefined);
});
