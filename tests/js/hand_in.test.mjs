// The hand-in button beside a kernel that is slow: every press is answered, and by its own answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, mock, test } from "node:test";
import { openPage } from "./dom.mjs";

let page = openPage();
const handIn = (await import("../../src/mestring/widgets/hand_in.js")).default;
const all = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const labels = { ...all.common, ...all.hand_in };
const REPORT = { parts: [{ name: "Del 1", key: "m03-a", left: ["Spørsmål 1"], all: 1 }], unkept: [], personal: [] };
const PATIENCE = 10_000;

/** The button on a page that saves or does not; `asked` is what the kernel was sent. */
function lever(saves = true, answer = null) {
  const data = {
    key: "m03-lever",
    place: "p",
    module: "hand_in",
    language: "nb",
    labels,
    title: "T",
    kept: {},
    answer,
  };
  const asked = [];
  const listeners = {};
  let focused = null;
  const model = {
    get: (name) => data[name],
    send: (message) => message.ask && asked.push(message),
    on: (event, listener) => {
      listeners[event] = listener;
    },
  };
  handIn.render({ model, el: page.body });
  const [root] = page.body.children;
  const element = [...root.all()].find(({ className }) => className === "mst-hand mst-main").parent;
  element.addEventListener("mestring:save", ({ detail }) => {
    focused = document.activeElement;
    if (saves) detail.saved("03.ipynb");
  });
  return {
    asked,
    /** Where the focus was when the notebook was to be saved. */
    focused: () => focused,
    says: () => [...root.all()].find(({ className }) => className === "mst-how-it-goes").textContent,
    shows: () => [...root.all()].find(({ className }) => className === "mst-report").textContent,
    save: (can) => {
      saves = can;
    },
    async press(words = labels.hand_in) {
      root.press(words);
      await settle();
    },
    /** The kernel's answer to its question of this number. */
    answer: (number, content) => listeners["msg:custom"]({ ...content, to: asked[number].ask }, []),
  };
}

const settle = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  page = openPage();
  URL.createObjectURL = () => "blob:zip";
});

/** Pressed while nobody saves or answers, until the button has said so. */
async function inVain(button) {
  button.save(false);
  await button.press();
  mock.timers.tick(PATIENCE);
  await settle();
  mock.timers.tick(PATIENCE);
  assert.equal(button.says(), labels.no_kernel);
  button.save(true);
}

test("a late answer to the press before does not end this one", async () => {
  const button = lever();
  await inVain(button);
  await button.press();
  assert.deepEqual(
    button.asked.map((message) => message.do),
    ["why", "inspect"],
  );
  button.answer(0, { trouble: "Ikke lagret" });
  assert.equal(button.says(), labels.saving);
  button.answer(1, { report: REPORT });
  assert.match(button.shows(), /Del 1: Spørsmål 1/);
});

test("who presses has left the text, which is sent before anything is looked through", async () => {
  const button = lever();
  const text = document.createElement("textarea");
  page.body.append(text);
  text.focus();
  await button.press();
  assert.notEqual(button.focused(), text);
});

test("a zip that was made is given, however late", async () => {
  const button = lever();
  await button.press();
  button.answer(0, { report: REPORT });
  await button.press(labels.anyway);
  mock.timers.tick(PATIENCE);
  assert.equal(button.says(), labels.no_kernel);
  const note = document.createElement("textarea");
  page.body.append(note);
  note.focus();
  button.answer(1, { zip: "03.zip", files: ["03.ipynb"] });
  assert.match(button.says(), /03\.zip er lastet ned/);
  assert.equal(document.activeElement, note); // somebody writes there
});

test("what was sent to the teacher is not to be uploaded, and nothing is downloaded unasked", async () => {
  const button = lever();
  await button.press();
  button.answer(0, { report: { ...REPORT, parts: [] } });
  await settle();
  button.answer(1, { zip: "03.zip", files: ["03.ipynb"], sent: true });
  assert.equal(button.says(), labels.sent);
  assert.match(button.shows(), /trenger ikke laste opp/);
  assert.doesNotMatch(button.shows(), /Canvas/);
});

test("a page that is opened again says what was sent or made, and when", () => {
  const receipt = { at: "2026-11-28T12:00:00Z", name: "03.zip", missing: 0 };
  assert.match(lever(true, receipt).says(), /^Du lagde 03\.zip \S/);
  page.body.replaceChildren();
  assert.match(lever(true, { ...receipt, sent: true }).says(), /^Du leverte 03\.zip til læreren \S/);
});

test("a notebook that is too large is told before it is handed in, and can be handed in all the same", async () => {
  const button = lever();
  await button.press();
  button.answer(0, { report: { ...REPORT, parts: [], large: "Notatboka er på 24 MB" } });
  assert.equal(button.says(), "Notatboka er på 24 MB");
  await button.press(labels.anyway);
  assert.equal(button.asked.at(-1).do, "pack");
});

test("what nobody has to answer is not counted", async () => {
  const button = lever();
  await button.press();
  const free = { name: "Frivillig", key: "m03-b", left: [], all: 0 };
  button.answer(0, { report: { ...REPORT, parts: [...REPORT.parts, free] } });
  assert.match(button.says(), /^1 av 1 deler/);
});

test("late trouble is not told twice", async () => {
  const button = lever();
  await inVain(button);
  button.answer(0, { trouble: "Ikke lagret" });
  assert.equal(button.says(), labels.no_kernel);
});
