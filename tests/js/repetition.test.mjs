import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { readFileSync } from "node:fs";
import { makeModel } from "../../src/mestring/book/host/model.js";
import recall from "../../src/mestring/widgets/recall.js";
import repetition from "../../src/mestring/widgets/repetition.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const options = ["a", "b", "c", "d"].map((id) => ({ id, text: `option ${id}` }));
const question = (lesson, name) => ({
  id: `m${lesson}-${name}`,
  lesson,
  text: `${name}?`,
  options,
  right: "b",
  why: `Because of ${name}.`,
});
const card = (lesson, name) => ({ id: `m${lesson}-${name}`, lesson, text: `${name}?`, answer: `It is ${name}.` });

/** A widget on a page of its own; `answer()` is what it has handed over. */
function open(front, module, traits, kept = null) {
  const { body } = openPage();
  const model = makeModel({
    module,
    labels: { ...words.common, ...words[module] },
    language: "nb",
    key: "m00-repetisjon",
    place: "x",
    title: "T",
    private: true,
    intervals: [1, 3, 7, 30],
    answer: kept,
    kept: { answer: kept, at: "2026-11-27T10:00:00Z", problem: "" },
    ...traits,
  });
  const due = [];
  document.addEventListener("mestring:due", ({ detail }) => due.push(detail.dataset.due));
  const close = front.render({ model, el: body });
  const all = () => [...body.all()].filter((element) => shown(element));
  return {
    answer: () => model.get("answer"),
    says: (text) => all().some((element) => element.children.length < 2 && element.textContent === text),
    text: () => body.textContent,
    heard() {
      mock.timers.tick(400); // it is said when all has settled
      return [...body.all()].find(({ className }) => className === "mst-heard").textContent;
    },
    due: () => due,
    set: (value) => model.receive("answer", value),
    press(name) {
      const button = all().find((each) => each.localName === "button" && each.textContent.startsWith(name));
      assert.ok(button, `no button ${name}`);
      button.dispatchEvent(new Event("click"));
    },
    choose(id) {
      const radios = all().filter((each) => each.localName === "input" && !each.disabled);
      const wanted = radios.find((each) => each.getAttribute("value") === id);
      wanted.checked = true;
      wanted.dispatchEvent(new Event("change"));
    },
    close,
  };
}

const shown = (element) => !element || (!element.hidden && shown(element.parent));

function at(text, check) {
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: new Date(text) });
  try {
    check();
  } finally {
    mock.timers.reset();
  }
}

test("a lesson keeps what was answered, tells the reason, and knows how far the reader has come", () => {
  at("2026-11-27T12:00", () => {
    const items = [question("02", "x"), card("01", "y")];
    const page = open(recall, "recall", { lesson: "03", items, count: 3 });
    page.press("Svar");
    assert.equal(page.answer(), null);
    assert.ok(page.text().includes("Velg et svar først."));
    page.choose("a");
    page.press("Svar");
    assert.deepEqual(page.answer(), {
      read: "02",
      items: { "m02-x": { box: 1, day: "2026-11-27", chosen: "a", at: "03" } },
    });
    assert.ok(page.text().includes("Riktig svar: option b.") && page.text().includes("Because of x."));
    assert.match(
      page.heard(),
      /^Ikke denne gangen\. Riktig svar: option b\. Because of x\. Det kommer igjen i morgen\.$/,
    );
    page.press("Vis svaret");
    page.press("Jeg husket det");
    assert.equal(page.answer().items["m01-y"].box, 2);
    assert.ok(page.text().includes("Det kommer igjen om 3 dager."));
    assert.ok(page.says(words.recall.done));
    assert.equal(page.heard(), `Du husket det. Det kommer igjen om 3 dager. ${words.recall.done}`);
    page.close();
  });
});

test("a sitting asks what is due, counts what a lesson asked, and ends with when the next ones come", () => {
  at("2026-11-27T12:00", () => {
    const items = [card("02", "late"), question("00", "x"), card("00", "y"), card("00", "z")];
    const kept = { read: "00", items: { "m00-z": { box: 2, day: "2026-11-27", chosen: "yes", at: "01" } } };
    const page = open(repetition, "repetition", { items, count: 10 }, kept);
    assert.ok(page.says("I dag venter 2 kort."));
    assert.deepEqual(page.due(), ["2"]);
    page.press("Begynn");
    page.choose("b");
    page.press("Svar");
    page.press("Neste kort");
    page.press("Vis svaret");
    page.press("Jeg husket det ikke");
    page.press("Ferdig");
    assert.ok(page.says("Ingen flere kort i dag. De neste kommer i morgen."));
    assert.deepEqual(page.due(), ["2", "1", "0"]); // told to the page around, each once
    assert.deepEqual(
      Object.entries(page.answer().items).map(([id, { box }]) => [id, box]),
      [
        ["m00-z", 2],
        ["m00-x", 2],
        ["m00-y", 1],
      ],
    );
    page.close();
  });
});

test("a new day makes due what was answered yesterday, also where the page has stood open; deleted is deleted", () => {
  at("2026-11-27T23:00", () => {
    const page = open(repetition, "repetition", { items: [card("00", "y")], count: 10 }, { read: "00" });
    page.press("Begynn");
    page.press("Vis svaret");
    page.press("Jeg husket det ikke");
    page.press("Ferdig");
    mock.timers.setTime(new Date("2026-11-28T01:00").getTime());
    document.dispatchEvent(new Event("visibilitychange"));
    assert.ok(page.says("I dag venter ett kort."));
    page.press("Begynn");
    page.press("Vis svaret"); // asked anew: what was answered yesterday is no answer of today
    page.set(null);
    assert.ok(page.says(words.repetition.nothing_read));
    page.set({ read: "00" });
    page.press("Begynn");
    page.close();
  });
});

test("what sits is told by name", () => {
  at("2026-11-27T12:00", () => {
    const kept = {
      read: "00",
      items: { "m00-y": { box: 4, day: "2026-11-20", chosen: "yes" }, "m00-z": { chosen: "a" } },
    };
    const page = open(repetition, "repetition", { items: [card("00", "y"), card("00", "z")], count: 10 }, kept);
    assert.ok(page.text().includes("1 av 2 kort sitter"));
    assert.ok(page.text().includes("Sitter (30 dager): 1"));
    assert.ok(page.text().includes("Nye: 1")); // a record that lost its box is none
    page.close();
  });
});
