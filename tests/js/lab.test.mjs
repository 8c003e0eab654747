import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../src/mestring/lab/labextensions/mestring/static/", import.meta.url);
const { digest, isHandedIn, isTextAnswer, kindOf, knownDigests, onlyImports } = await import(
  new URL("rules.js", folder)
);
const { byPart, lastHeading, readVerdict, summary, textVerdict } = await import(new URL("verdicts.js", folder));
const { words } = await import(new URL("words.js", folder));
const { fieldsIn, isFromField } = await import(new URL("written.js", folder));

const { subtle } = webcrypto; // a global from Node 19 on, and Debian 12 has 18
const ours = (source, nbgrader) => ({ type: "code", source, metadata: { tags: ["mestring"], nbgrader } });
const known = new Set([await digest("ours()", subtle)]);

test("only a shipped source starts, whatever its tag says", async () => {
  assert.equal(await kindOf(ours("ours()"), known, subtle), "start");
  assert.equal(await kindOf(ours("ours() "), known, subtle), "changed");
  assert.equal(await kindOf(ours("import os"), known, subtle), "changed");
  assert.equal(await kindOf(ours("ours()"), new Set(), subtle), "changed");
});

test("a shipped source without our tag is left alone, and so is text", async () => {
  assert.equal(await kindOf({ type: "code", source: "ours()", metadata: {} }, known, subtle), "other");
  assert.equal(
    await kindOf({ type: "markdown", source: "ours()", metadata: { tags: ["mestring"] } }, known, subtle),
    "other",
  );
});

test("of the course's cells that start, those that only import show nothing, and all others do", () => {
  const course = new URL("../../course/", import.meta.url);
  for (const name of readdirSync(course).filter((each) => each.endsWith(".ipynb"))) {
    const { cells } = JSON.parse(readFileSync(new URL(name, course), "utf8"));
    for (const { id, source, metadata } of cells.filter((cell) => cell.metadata.tags?.includes("mestring")))
      assert.equal(onlyImports(source.join("")), metadata.tags.includes("remove-cell"), `${name} ${id}`);
  }
});

test("a check waits to be asked for, and only an intact one runs", async () => {
  assert.equal(await kindOf(ours("ours()", { grade: true }), known, subtle), "check");
  assert.equal(await kindOf(ours("import os", { grade: true }), known, subtle), "changed-check");
});

test("a text answer is a markdown cell that nbgrader calls a solution", () => {
  assert.ok(isTextAnswer({ type: "markdown", metadata: { nbgrader: { solution: true } } }));
  assert.ok(!isTextAnswer({ type: "markdown", metadata: { nbgrader: { solution: false } } }));
  assert.ok(!isTextAnswer({ type: "code", metadata: { nbgrader: { solution: true } } }));
});

test("the digest is that of the manifest, also for æ, ø, å and several lines", async () => {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8"));
  const notebook = JSON.parse(readFileSync(new URL("../../course/03-mestringstro.ipynb", import.meta.url), "utf8"));
  const all = knownDigests(manifest);
  const cells = notebook.cells.filter(({ metadata }) => metadata.tags?.includes("mestring"));
  assert.ok(cells.length > 3);
  for (const { source } of cells) assert.ok(all.has(await digest([source].flat().join(""), subtle)));
  assert.equal((await digest("blåbær", subtle)).slice(0, 8), "6f1a4baa");
});

for (const path of [
  "grading/submitted/kari/03/03.ipynb",
  "submitted/x.ipynb",
  "Submitted/x.ipynb",
  "a/autograded/x.ipynb",
  "intake/x.ipynb",
  "kurs/Innlevert/x.ipynb",
  "kurs/innleveringer 2026/x.ipynb",
  "submitted-1/x.ipynb",
  "C:\\kurs\\grading\\x.ipynb",
  "drive:submitted/x.ipynb",
  "srv/inbound/x.ipynb",
  "/srv/innlevering_03/x.ipynb",
])
  test(`handed in: ${path}`, () => assert.ok(isHandedIn(path)));

for (const path of [
  "course/03.ipynb",
  "exercises/03/03.ipynb",
  "mitt/course/upgrading/x.ipynb",
  "kurs/feedbacking/x.ipynb",
  "submitted.ipynb",
])
  test(`a student's own: ${path}`, () => assert.ok(!isHandedIn(path)));

const output = (verdict) => ({ data: { "application/vnd.mestring.verdict+json": verdict } });

test("a check's verdict is read from its output, and says what is left", () => {
  const verdict = { state: "missing", title: "Ikke ferdig", text: "…", left: ["Spørsmål 1", "Spørsmål 2"], all: 8 };
  const read = readVerdict([{ execution_state: "busy" }, output(verdict)]);
  assert.deepEqual(read, { state: "missing", said: "Spørsmål 1", left: 2, all: 8 });
  assert.equal(
    readVerdict([output({ state: "answered", text: "Alt er med.", left: [], all: 8 })]).said,
    words.partDone,
  );
});

test("a traceback is never shown", () => {
  for (const outputs of [[], [{ ename: "NameError", evalue: "x", traceback: ["x"] }]]) {
    assert.deepEqual(readVerdict(outputs), { state: "failed", said: words.checkFailed });
  }
});

test("a text answer is missing while it is empty or says what nbgrader wrote", () => {
  for (const source of ["", "  \n", words.stub, `${words.stub}\n`]) assert.equal(textVerdict(source).state, "missing");
  assert.deepEqual(textVerdict("Tre små ord"), { state: "answered", said: words.partDone, left: 0, all: 1 });
});

test("what is asked under one heading is one line, which leads to the first of it that is open", () => {
  const [third, fourth, fifth] = byPart([
    { part: "Del 3", place: 1, state: "answered", said: words.partDone, left: 0, all: 8 },
    { part: "Del 3", place: 2, state: "missing", said: "Skriv", left: 1, all: 1 },
    { part: "Del 4", place: 3, state: "missing", said: "Du har skrevet 3 ord.", left: 1, all: 1 },
    { part: "Del 5", place: 4, state: "answered", said: words.partDone, left: 0, all: 2 },
  ]);
  assert.deepEqual([third.place, third.said, third.state], [2, "1 av 9 gjenstår", "missing"]);
  assert.deepEqual([fourth.place, fourth.said], [3, "Du har skrevet 3 ord."]);
  assert.deepEqual([fifth.said, fifth.state], [words.partDone, "answered"]);
});

test("a field's answer cell is told from one that somebody wrote in", async () => {
  assert.deepEqual([...fieldsIn(['a = WrittenAnswer("m03-a-text", exercise=True)', 'CardSort("m03-b")'])], ["m03-a"]);
  const filled = { mestring: { filled: await digest("før", subtle) } };
  for (const [source, metadata, text] of [
    ["", {}, "x"],
    [words.stub, {}, ""],
    ["x", {}, "x"],
    ["før", filled, "nå"],
  ])
    assert.equal(await isFromField(source, metadata, text, subtle), true, source);
  for (const [source, metadata, text] of [
    ["mitt", {}, "x"],
    ["mitt", filled, ""],
    ["før", {}, "nå"],
  ])
    assert.equal(await isFromField(source, metadata, text, subtle), false, source);
});

test("a task is called what its heading says", () => {
  assert.equal(lastHeading(["# En", "tekst\n\n## Del 1: *Borghild*\n\nmer"]), "Del 1: Borghild");
  assert.equal(lastHeading(["ingen"]), "");
});

test("the sum of it counts what is missing", () => {
  assert.equal(summary([]), words.nothingToCheck);
  assert.equal(summary([{ state: "answered" }, { state: "right" }]), words.allAnswered);
  assert.equal(
    summary([{ state: "missing" }, { state: "failed" }]),
    "1 av 2 deler er ikke ferdige. 1 kunne ikke sjekkes.",
  );
  assert.equal(summary([{ state: "answered" }, { state: "changed" }]), "1 kunne ikke sjekkes.");
});
