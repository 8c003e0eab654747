// The journey board's order of steps, and its posters' layout and files, without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey, ordered } from "../../src/mestring/widgets/_journey_board_answer.js";
import { breadth, encoded } from "../../src/mestring/widgets/_helvetica.js";
import { laidOut, PAPER } from "../../src/mestring/widgets/_poster_layout.js";
import { wrapped } from "../../src/mestring/widgets/_pdf_text.js";
import { pdf } from "../../src/mestring/widgets/_pdf.js";

const WORDS = { continued: "{step} (fortsetter)", page: "Side {number} av {all}" };
const LOOK = { note: "#e8f1fb", edge: "#0b5cad" };
const poster = (columns, more = {}) =>
  laidOut({
    title: "Her lykkes vi",
    about: "Reisen",
    label: "Konstruert",
    columns,
    look: LOOK,
    labels: WORDS,
    ...more,
  });
const steps = (count, text) =>
  Array.from({ length: count }, (_, i) => ({
    title: `${i + 1}. Steg`,
    feels: "Trygg",
    notes: [{ text: text(i), more: ["Til: Leder"] }],
  }));
const column = (found, head = "") => ({ head, steps: found, empty: "Tomt" });
const all = (pages) => pages.flatMap(({ lines }) => lines.map(({ text }) => text));

/** A journey whose answer is kept in a variable. */
function begun(more = {}) {
  let now = null;
  const traits = {
    steps: [{ id: "call", title: "Telefonen", text: "", changes: [] }],
    own_steps: 2,
    least: 2,
    enough: 0,
    ...more,
  };
  const change = (next) => {
    now = next;
  };
  return { ...journey({ model: { get: (name) => traits[name] }, answer: () => now, change }), answer: () => now };
}

test("steps stand in their order, and those without a place come last", () => {
  const ids = (order) => ordered([{ id: "a" }, { id: "b" }, { id: "c" }], order).map(({ id }) => id);
  assert.deepEqual(ids([]), ["a", "b", "c"]);
  assert.deepEqual(ids(["c", "gone", "a"]), ["c", "a", "b"]);
});

test("an own step is added, moved, renamed and taken away with all that was said of it", () => {
  const state = begun();
  assert.equal(state.add("Vedtaket"), "own-1");
  assert.equal(state.add("Brevet"), "own-2");
  assert.equal(state.add("For mange"), undefined);
  const titles = () => state.steps().map(({ title }) => title);
  assert.ok(state.move("own-2", -1) && state.move("own-2", -1) && !state.move("own-2", -1));
  assert.deepEqual(titles(), ["Brevet", "Telefonen", "Vedtaket"]);
  state.rename("own-2", "Svaret");
  state.feel("own-2", ["safe"]);
  assert.deepEqual(titles(), ["Svaret", "Telefonen", "Vedtaket"]);
  state.drop("own-2");
  assert.deepEqual(titles(), ["Telefonen", "Vedtaket"]);
  assert.equal("steps" in state.answer(), false);
});

test("there is always one empty place for a change, until there are three", () => {
  const state = begun();
  const [step] = state.steps();
  const places = () => state.places(step).map(({ id }) => id);
  assert.deepEqual(places(), ["own-1"]);
  state.write("call", "own-1", "change", "Ringe før");
  assert.deepEqual(places(), ["own-1", "own-2"]);
  state.mark("call", "own-1", "lifted");
  state.write("call", "own-1", "to", "Leder");
  assert.deepEqual(state.changes(step), [{ text: "Ringe før", whose: "lifted", to: "Leder", why: undefined }]);
  state.write("call", "own-1", "change", "");
  assert.deepEqual(places(), ["own-1"]);
  assert.deepEqual(state.changes(step), []);
  for (const id of ["own-1", "own-2", "own-3"]) state.write("call", id, "change", id);
  assert.deepEqual(places(), ["own-1", "own-2", "own-3"]);
});

test("what is missing follows what is written, step by step", () => {
  const state = begun();
  const labels = { too_few: "minst {least}", no_works: "lykkes", no_change: "endre" };
  assert.deepEqual(state.missing(labels), ["minst 2", "Telefonen", "lykkes", "endre"]);
  state.add("Vedtaket");
  state.feel("call", ["safe"]);
  state.note("call", "works", "Hun ringer tilbake.");
  assert.deepEqual(state.missing(labels), ["Vedtaket", "endre"]);
  state.note("own-1", "feels", "Glad");
  state.write("own-1", "own-1", "change", "Et kortere brev");
  assert.deepEqual(state.missing(labels), ["Vedtaket"]);
  state.mark("own-1", "own-1", "lifted");
  state.write("own-1", "own-1", "to", "Leder");
  assert.deepEqual(state.missing(labels), ["Vedtaket"]);
  state.write("own-1", "own-1", "why", "Malen er deres.");
  assert.deepEqual(state.missing(labels), []);
});

test("where some of the steps are enough, the others may stand empty", () => {
  const state = begun({ enough: 1, least: 1 });
  const labels = { not_enough: "minst {enough}", no_works: "lykkes", no_change: "endre" };
  state.add("Vedtaket");
  assert.deepEqual(state.missing(labels), ["minst 1", "lykkes", "endre"]);
  state.note("call", "works", "Hun ringer tilbake.");
  state.write("call", "own-1", "change", "Ringe før");
  assert.deepEqual(state.missing(labels), ["Telefonen"]);
  state.feel("call", ["safe"]);
  state.mark("call", "own-1", "ours");
  assert.deepEqual(state.missing(labels), []);
});

test("lines keep within their room, and a long word is divided and loses no letter", () => {
  const word = "spesialisthelsetjenestesamhandlingsreformen".repeat(3);
  const lines = wrapped(`Vi har en ${word} her\n\nog her`, 16, false, 200);
  for (const line of lines) assert.ok(breadth(line, 16, false) <= 200, line);
  assert.equal(lines.join("").replaceAll("-", "").replaceAll(" ", ""), `Viharen${word}herogher`);
  assert.deepEqual(wrapped("a\u0000b\u00adc\rd", 16, false, 200), ["abc", "d"]);
  assert.deepEqual(wrapped("", 16, false, 200), []);
});

test("what has no room goes on in the next column and page, and nothing is lost or runs off the paper", () => {
  const words = (i) => `notat ${i} ${"ord ".repeat(90)}slutt ${i}`;
  for (const columns of [
    [column(steps(12, words))],
    [column(steps(12, words), "Vårt"), column(steps(3, words), "Andre")],
  ]) {
    const pages = poster(columns);
    const text = all(pages).join(" ");
    assert.ok(pages.length > 1);
    for (let i = 0; i < 12; i += 1) assert.ok(text.includes(`notat ${i} `) && text.includes(`slutt ${i}`), `${i}`);
    assert.equal(text.match(/ord/g).length, 90 * columns.flatMap((one) => one.steps).length);
    assert.ok(text.includes(`Side ${pages.length} av ${pages.length}`) && text.includes("1. Steg"));
    for (const { lines, boxes } of pages) {
      assert.ok(lines.filter((line) => line.text === "Her lykkes vi").length === 1);
      for (const { x, y, text, size, bold } of lines)
        assert.ok(x >= 0 && x + breadth(text, size, bold) <= PAPER.width - 39 && y <= PAPER.height - 39, text);
      for (const { x, y, width, height } of boxes)
        assert.ok(x + width <= PAPER.width && y + height <= PAPER.height - 60, `${y} ${height}`);
    }
  }
});

test("no line lies upon another", () => {
  for (const { lines } of poster([
    column(
      steps(9, () => "kort"),
      "Vårt",
    ),
    column([], "Andre"),
  ]))
    for (const a of lines)
      for (const b of lines)
        if (a !== b && Math.abs(a.x - b.x) < 300) assert.ok(Math.abs(a.y - b.y) >= 12, `${a.text} | ${b.text}`);
});

test("a poster without notes says so", () => {
  assert.ok(all(poster([column([])])).includes("Tomt"));
});

test("the font's table knows Norwegian letters and signs, and says which letters it lacks", () => {
  assert.equal(encoded("Blåbærøl – «ja»"), "Bl\xe5b\xe6r\xf8l \x96 \xabja\xbb");
  assert.equal(encoded("Čállin"), null);
  assert.equal(encoded("\u0081"), null);
  assert.ok(breadth("W", 10, true) > breadth("i", 10, false));
});

test("a PDF points at each of its objects, and draws what the font lacks as a picture", () => {
  const [page] = poster([column(steps(1, () => "Čállin (og) mer"))]);
  const image = () => ({ width: 50, height: 20, below: 4, jpeg: "\xff\xd8JPEG", dots: [200, 80] });
  const file = Buffer.from(pdf([page], { title: "Plakat", language: "nb-NO", paper: PAPER, image })).toString("latin1");
  const table = file.slice(Number(file.match(/startxref\n(\d+)/)[1]));
  const starts = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
  starts.forEach((at, i) => assert.ok(file.slice(at).startsWith(`${i + 1} 0 obj`)));
  for (const [, length, rest] of file.matchAll(/\/Length (\d+)>>\nstream\n([\s\S]*?)\nendstream/g))
    assert.equal(rest.length, Number(length));
  assert.ok(file.includes("/Subtype/Image/Width 200/Height 80") && file.includes("(?\xe1llin \\(og\\) mer ) Tj"));
  assert.ok(file.includes("<FEFF010C00E1"));
  const marks = [...file.matchAll(/\/(H1|H3|P) <<\/MCID (\d+)>> BDC/g)].map(([, tag, mark]) => `${tag}${mark}`);
  assert.deepEqual(marks, ["H10", "P1", "P2", "H33", "P4", "P5", "P6"]);
});
