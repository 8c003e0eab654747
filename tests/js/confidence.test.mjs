import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeKeeper } from "../../src/mestring/book/host/keeper.js";
import { makeModel } from "../../src/mestring/book/host/model.js";
import { openStorage } from "../../src/mestring/book/host/storage.js";
import { changeOf, paired, scored } from "../../src/mestring/widgets/_confidence_survey_answer.js";
import sharing from "../../src/mestring/widgets/confidence_sharing.js";
import survey from "../../src/mestring/widgets/confidence_survey.js";
import { Area, openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const items = ["hope", "open"].map((id) => ({ id, text: words.confidence_survey.items[id], where: "leksjon 07" }));

function open(front, module, traits, kept = null) {
  const { body } = openPage();
  const model = makeModel({
    module,
    labels: { ...words.common, ...words[module] },
    language: "nb",
    key: "m00-trygghet",
    place: "",
    title: "T",
    items,
    answer: kept,
    kept: { answer: kept, at: null, problem: "" },
    ...traits,
  });
  front.render({ model, el: body });
  const shown = (element) => !element || (!element.hidden && shown(element.parent));
  const all = () => [...body.all()].filter((element) => shown(element));
  const find = (name, check) => all().find((element) => element.localName === name && check(element));
  return {
    model,
    answer: () => model.get("answer"),
    text: () =>
      all()
        .filter((element) => element.children.every((child) => typeof child === "string"))
        .map((element) => element.textContent)
        .join("\n"),
    box: () => find("input", ({ attributes }) => attributes.type === "checkbox"),
    button: (label) => find("button", (element) => element.textContent.startsWith(label)),
    score(number, score) {
      const radios = all().filter(({ attributes }) => attributes.type === "radio");
      radios[(number - 1) * 11 + score].dispatchEvent(new Event("change"));
    },
  };
}

test("a score is set and taken away, and nothing is left of an empty answer", () => {
  const one = scored(null, "before", "hope", 0);
  assert.deepEqual(one, { before: { hope: 0 } });
  const both = scored(one, "after", "hope", 7);
  assert.deepEqual(both, { before: { hope: 0 }, after: { hope: 7 } });
  assert.deepEqual(scored(both, "after", "hope", undefined), one);
  assert.equal(scored(one, "before", "hope", undefined), null);
});

test("a change is what both times say, and half a one is told as such", () => {
  const answer = { before: { hope: 0, open: 3 }, after: { hope: 7, change: 2 } };
  assert.deepEqual(paired(answer), { before: { hope: 0 }, after: { hope: 7 } });
  assert.equal(paired({ before: { hope: 1 } }), null);
  assert.deepEqual(changeOf(answer, "hope"), { way: "higher", before: 0, after: 7, steps: 7 });
  assert.equal(changeOf(answer, "open").way, "only_before");
  assert.equal(changeOf(answer, "change").way, "only_after");
  assert.equal(changeOf(answer, "blame"), null);
});

test("the first numbers are not shown before all is answered, or somebody wishes it", () => {
  const first = { before: { hope: 4, open: 9 } };
  const page = open(survey, "confidence_survey", { moment: "after" }, first);
  assert.ok(!page.text().includes("Først"));
  page.score(1, 7);
  assert.deepEqual(page.answer(), { ...first, after: { hope: 7 } });
  assert.ok(!page.text().includes("Først 4"));
  page.button(words.confidence_survey.compare).dispatchEvent(new Event("click"));
  assert.ok(page.text().includes("Først 4, nå 7. Det er 3 høyere."));
  const other = open(survey, "confidence_survey", { moment: "after" }, first);
  other.score(1, 4);
  other.score(2, 8);
  assert.ok(other.text().includes("4 begge gangene."));
  assert.ok(other.text().includes("Først 9, nå 8. Det er 1 lavere."));
  for (const limit of words.confidence_survey.limits) assert.ok(other.text().includes(limit));
});

test("the first time nothing is compared, and who was not there then is told so the last time", () => {
  const page = open(survey, "confidence_survey", { moment: "before" }, { after: { hope: 3, open: 3 } });
  page.score(1, 2);
  page.score(2, 2);
  assert.ok(!page.text().includes("Først 2"));
  const last = open(survey, "confidence_survey", { moment: "after" });
  assert.ok(last.text().includes(words.confidence_survey.no_before));
});

test("nothing is shared beforehand, a tick shares what is shown, and a change is not taken along unasked", () => {
  const borrowed = { before: { hope: 4, open: 1 }, after: { hope: 7 } };
  const page = open(sharing, "confidence_sharing", { borrowed });
  const numbers = { before: { hope: 4 }, after: { hope: 7 } };
  assert.equal(page.answer(), null);
  assert.ok(!page.box().checked);
  assert.ok(page.text().includes(words.confidence_sharing.would_go));
  page.box().checked = true;
  page.box().dispatchEvent(new Event("change"));
  assert.deepEqual(page.answer(), numbers);
  page.model.receive("borrowed", { before: { hope: 1 }, after: { hope: 1 } });
  assert.deepEqual(page.answer(), numbers);
  page.button(words.confidence_sharing.renew).dispatchEvent(new Event("click"));
  assert.deepEqual(page.answer(), { before: { hope: 1 }, after: { hope: 1 } });
  page.box().checked = false;
  page.box().dispatchEvent(new Event("change"));
  assert.equal(page.answer(), null);
});

test("where nothing was given both times there is nothing to tick", () => {
  const page = open(sharing, "confidence_sharing", { borrowed: { before: { hope: 4 } } });
  assert.ok(page.text().includes(words.confidence_sharing.nothing));
  assert.ok(page.box().attributes.disabled !== undefined || page.box().disabled);
});

test("the book lends the one answer that a widget looks at, now and when it changes", () => {
  const area = new Area();
  const storage = openStorage("book", { own: () => area, shared: () => area });
  const given = (answer, revision) =>
    storage.write("", { key: "m00-trygghet", widget: "x", revision, at: "2026-11-27T10:00:00Z", answer });
  given({ before: { hope: 4 } }, 1);
  const model = makeModel({ key: "m14-gruppetall", module: "x", borrows: "m00-trygghet", answer: null, kept: {} });
  const keeper = makeKeeper({ storage, page: "exercises/14", model, asked: () => {} });
  assert.deepEqual(model.get("borrowed"), { before: { hope: 4 } });
  given({ before: { hope: 4 }, after: { hope: 5 } }, 2);
  keeper.look();
  assert.deepEqual(model.get("borrowed"), { before: { hope: 4 }, after: { hope: 5 } });
  storage.clear();
  keeper.forget();
  assert.deepEqual(model.get("borrowed"), {});
});
