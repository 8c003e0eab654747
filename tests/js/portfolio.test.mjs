// What is chosen for the portfolio, and the document and the record that come out of it, without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gathered } from "../../src/mestring/book/host/gather.js";
import { openStorage } from "../../src/mestring/book/host/storage.js";
import { recordBlocks, recordRows } from "../../src/mestring/widgets/_course_record_rows.js";
import { htmlFile } from "../../src/mestring/widgets/_document_page.js";
import { A4, documentPages } from "../../src/mestring/widgets/_document_layout.js";
import { pdf } from "../../src/mestring/widgets/_pdf.js";
import { choosing } from "../../src/mestring/widgets/_portfolio_answer.js";
import { portfolioBlocks } from "../../src/mestring/widgets/_portfolio_document.js";
import { Area } from "./dom.mjs";

const labels = {
  lesson_name: "Leksjon {number}: {title}",
  page: "Side {number} av {all}",
  private_badge: "Bare for deg",
};
const SHEETS = [
  {
    title: "Håp",
    part: "lesson",
    number: "07",
    page: "course/07-haap",
    keys: [
      ["m07-a", false],
      ["m07-b", true],
    ],
  },
  { title: "Oppgave 07: Håp", part: "exercise", number: "07", page: "exercises/07/07", keys: [["m07-c", false]] },
];
const said = (title, ...rows) => ({ title, prompt: `Om ${title}`, rows, at: "2026-11-27T10:00:00Z", whole: true });
const FOUND = { "m07-a": said("Linjer", ["Spurt?", "Svart."]), "m07-b": said("Dine ord", ["Svaret ditt", "Mitt."]) };

function folder({ exercise = false, found = FOUND, most = 500 } = {}) {
  let kept = null;
  const sheets = exercise ? SHEETS.map((s) => ({ ...s, keys: s.keys.filter(([, hidden]) => !hidden) })) : SHEETS;
  const about = { found };
  const state = choosing({
    model: { get: (name) => ({ sheets, most })[name] },
    labels,
    exercise,
    answer: () => kept,
    change: (next) => {
      kept = next;
    },
    found: () => about.found,
  });
  const piece = (key) => state.all().find((one) => one.key === key);
  return { state, piece, about, kept: () => kept };
}

test("nothing is chosen beforehand, and what is taken out leaves nothing behind", () => {
  const { state, piece, kept } = folder();
  assert.deepEqual(
    state.all().map(({ key }) => key),
    ["m07-a", "m07-b"],
  );
  assert.equal(state.count(), 0);
  assert.deepEqual(state.pieces(), []);
  state.take(piece("m07-b"));
  state.write("m07-b", "Fordi.");
  assert.deepEqual(kept(), { items: { "m07-b": { comment: "Fordi." } } });
  assert.deepEqual(
    state.pieces().map(({ hidden, comment }) => [hidden, comment]),
    [[true, "Fordi."]],
  );
  state.leave("m07-b");
  assert.equal(kept(), null);
});

test("a hand-in holds the very words of each piece, and offers nothing that is private", () => {
  const { state, piece, about, kept } = folder({ exercise: true });
  assert.deepEqual(
    state.all().map(({ key }) => key),
    ["m07-a"],
  );
  state.take(piece("m07-a"));
  const copy = { sheet: "Leksjon 07: Håp", title: "Linjer", prompt: "Om Linjer", rows: [["Spurt?", "Svart."]] };
  assert.deepEqual(kept().items["m07-a"].copy, { ...copy, at: "2026-11-27T10:00:00Z" });
  assert.equal(state.changed(piece("m07-a")), false);
  about.found = { "m07-a": said("Linjer", ["Spurt?", "Svart nå."]) };
  assert.equal(state.changed(piece("m07-a")), true);
  assert.deepEqual(state.pieces()[0].rows, [["Spurt?", "Svart."]], "what is handed in stands until it is renewed");
  state.renew(piece("m07-a"));
  assert.deepEqual(state.pieces()[0].rows, [["Spurt?", "Svart nå."]]);
  about.found = {};
  assert.deepEqual(state.gone(), ["m07-a"]);
  assert.deepEqual(state.pieces()[0].rows, [["Spurt?", "Svart nå."]], "and also when the answer is deleted");
});

test("pieces of the same name are told apart by what they ask", () => {
  const found = {
    "m07-a": said("Dine ord", ["a", "b"]),
    "m07-b": { ...said("Dine ord", ["c", "d"]), prompt: "Og du?" },
  };
  assert.deepEqual(
    folder({ found })
      .state.all()
      .map(({ name }) => name),
    ["Om Dine ord", "Og du?"],
  );
});

test("what cannot be read is told of with its sheet", () => {
  const { state } = folder({ found: { "m07-c": { problem: "damaged" } } });
  assert.deepEqual(state.problems(), [["Oppgave 07: Håp", "damaged"]]);
  assert.deepEqual(state.all(), []);
});

test("the book finds the words beside the answers of other pages", () => {
  const shared = new Area();
  const storage = openStorage("book", { own: () => new Area(), shared: () => shared });
  const words = { title: "T", prompt: "", rows: [["a", "b"]] };
  const record = { key: "m07-a", widget: "x", revision: 1, at: "2026-11-27", answer: 1 };
  storage.write("course/07-haap", { ...record, words });
  storage.write("", { ...record, key: "m07-b" }); // one answer for all pages, of an edition without words
  shared.setItem("mestring:book:exercises/07/07:m07-c", "{");
  assert.deepEqual(gathered(storage, SHEETS), {
    "m07-a": { ...words, at: "2026-11-27", whole: true },
    "m07-b": { problem: "wordless", at: "2026-11-27", whole: true },
    "m07-c": { problem: "damaged" },
  });
});

const document = (pieces) =>
  portfolioBlocks({
    title: "Min mappe",
    about: "I dag",
    intro: "Hei.",
    pieces,
    labels: { ...labels, comment: "Hvorfor?" },
  });
const long = { sheet: "Leksjon 07: Håp", title: "Lang", prompt: "", comment: "Til slutt.", hidden: true };

test("a file of HTML holds the words as words, whatever signs they have", () => {
  const piece = { ...long, rows: [['<b>Spurt</b> & "slik"', "Svart\nher."]] };
  const file = htmlFile(document([piece]), { title: "Min <mappe>", language: "nb" });
  assert.ok(file.includes('<html lang="nb">') && file.includes("<title>Min &#60;mappe&#62;</title>"));
  assert.ok(file.includes("<dt>&#60;b&#62;Spurt&#60;/b&#62; &#38; &#34;slik&#34;</dt><dd>Svart\nher.</dd>"));
  assert.ok(file.includes("Bare for deg") && file.includes("<strong>Hvorfor?</strong> Til slutt."));
  assert.ok(!/<script|https?:/.test(file));
});

test("every word of a long document is on a page, no line beyond its foot, no heading alone", () => {
  const rows = Array.from({ length: 60 }, (_, i) => [`Spørsmål ${i}`, `${"mange ord ".repeat(40)}slutt${i}`]);
  const pages = documentPages(document([{ ...long, rows }]), labels);
  assert.ok(pages.length > 5);
  const lines = pages.flatMap((page) => page.lines);
  const words = lines.map(({ text }) => text).join(" ");
  for (const [i, [asked]] of rows.entries()) assert.ok(words.includes(asked) && words.includes(`slutt${i}`));
  assert.ok(lines.every(({ y }) => y < A4.height - 40));
  for (const { lines } of pages) {
    const last = lines.at(-2); // the last but the number of the page
    assert.ok(!["H1", "H2", "H3", "Lbl"].includes(last.block.tag), last.text);
    assert.ok(lines.at(-1).text.startsWith("Side "));
  }
  const file = Buffer.from(pdf(pages, { title: "Mappe", language: "nb", paper: A4, image: null })).toString("latin1");
  const count = (tag) => file.split(`/S/${tag}/`).length - 1;
  assert.deepEqual(
    [count("H1"), count("H2"), count("H3"), count("L"), count("LI"), count("LBody")],
    [1, 1, 1, 1, 60, 60],
  );
});

test("the record counts what is whole, names notes and dates, and tells what it could not read", () => {
  const found = { ...FOUND, "m07-a": { ...FOUND["m07-a"], whole: false }, "m07-c": { problem: "damaged" } };
  const rows = recordRows(SHEETS, found);
  assert.deepEqual(
    rows.sheets.map(({ part, asked, answered, notes }) => [part, asked, answered, notes]),
    [["lesson", 1, 0, 1]],
  );
  assert.equal(rows.unread, 1);
  assert.deepEqual(recordRows(SHEETS, {}), { sheets: [], unread: 0 });
  const words = {
    ...labels,
    done: "{answered} av {asked}",
    notes_one: "ett notat",
    last: "sist {date}",
    and: ", ",
    lessons: "Leksjoner",
    course: "Kurs",
    made_by: "Navn: {name}",
    date: "Dato: {date}",
    claims_file: "Ingen karakter.",
    unread: "{count} ulest",
  };
  const blocks = recordBlocks({ title: "Gjort", labels: words, language: "nb", name: "Kari", rows });
  assert.deepEqual(blocks.find(({ rows }) => rows)?.rows, [
    ["Leksjon 07: Håp", "0 av 1, ett notat, sist 27. november 2026"],
  ]);
  assert.ok(blocks.some(({ text }) => text?.includes("Navn: Kari")) && blocks.some(({ text }) => text === "1 ulest"));
});
