// The marking room's page: shows one answer, hears keys and taps, and has the server save each of them.
// What a mark is worth and which answer comes next, the server says.

import { bankKey, choose } from "./drawing.js";
import { keys } from "./keys.js";
import { Saving } from "./saving.js";
import {
  at,
  notice,
  say,
  showAnswer,
  showBank as showComments,
  showFields,
  showMarks,
  showName,
  showQuestion,
  showState,
  toAnswer,
  words,
} from "./view.js";

const questions = JSON.parse(at("questions").textContent);
const saving = new Saving(document.body.dataset.assignment, { saved, refused, state: showState });

let question = null;
let here = null; // the answer on the screen, as the server last told it
let marks = null; // what is said of it: { met, typed, comment, read }
let bank = [];
let typing = false; // whether the field that is written in has been changed since it got the focus
let busy = Promise.resolve();
const before = []; // for undo: [{ question, id, marks }], the last one last

async function ask(path, options = {}) {
  const reply = await fetch(path, options).catch(() => null);
  if (!reply) throw new Error(words.lost);
  const told = await reply.json().catch(() => ({ error: words.lost }));
  if (!reply.ok) throw new Error(told.error || words.lost);
  return told;
}

/** Do it when what was asked for before is done: a key after Enter is for the next answer. What stops it is said. */
const attempt = (does) => (busy = busy.then(does).catch((error) => notice(error.message)));

// Going from answer to answer: the address holds where one is, so that Back and Reload lead there

const address = (id, name = question.name) => `#${name}/${id}`;
const said = (told) => ({ met: told.met, typed: told.typed, comment: told.comment, read: told.read });

async function go(id, name = question.name) {
  history.pushState(null, "", address(id, name));
  await open();
}

async function open() {
  const place = location.hash;
  const [name, id] = place.slice(1).split("/");
  const told = await ask(`answers/${name}/${id}`);
  if (question?.name !== name) await enter(name);
  here = { ...told, question: name };
  const kept = saving.kept(name, id);
  marks = kept ? kept.marks : said(told);
  show();
  if (kept) saving.send(name, id);
}

async function enter(name) {
  const { comments } = await ask(`comments/${name}`);
  question = questions.find((one) => one.name === name);
  showQuestion(question, questions, judge, start);
  showBank(comments);
}

function show() {
  notice();
  showAnswer(here);
  showFields(marks);
  showMarks(question, here, marks);
}

function showBank(comments) {
  bank = comments;
  showComments(comments, insert);
}

const start = (name) =>
  attempt(async () => {
    const told = await ask(`start/${name}`);
    await go(told.answer, told.question);
  });

// Saying something of the answer

function change(changed, undoable = true) {
  if (undoable) before.push({ question: question.name, id: here.id, marks });
  marks = { ...marks, ...changed };
  choose(question.criteria, marks.met);
  saving.keep(question.name, here.id, here.version, marks);
}

function met(changed) {
  at("typed").value = ""; // the lines count again
  change({ met: changed, typed: "" });
}

const judge = (criterion, word) => met({ ...marks.met, [criterion.number]: word });
const every = (word) => met(Object.fromEntries(question.criteria.map((one) => [one.number, word])));

function step(number) {
  const criterion = question.criteria.find((one) => one.number === number);
  if (!criterion) return;
  const { steps } = criterion;
  judge(criterion, steps[(steps.indexOf(marks.met[number]) + 1) % steps.length]);
}

function insert(index) {
  if (!bank[index]) return;
  change({ comment: [marks.comment.trim(), bank[index].text].filter(Boolean).join("\n\n") });
  showFields(marks);
  at("bank").open = false;
  toAnswer();
}

async function keep() {
  const body = JSON.stringify({ text: marks.comment });
  showBank((await ask(`comments/${question.name}`, { method: "POST", body })).comments);
  say("kept");
}

async function done() {
  const anything = Object.keys(marks.met).length > 0 || marks.typed.trim() !== "";
  if (anything && !marks.read) change({ read: true });
  if (!(await saving.settled(question.name, here.id))) return; // the page says why
  const next = here.next ? { question: question.name, answer: here.next } : await ask("start/");
  const more = next.answer !== here.id;
  if (more) await go(next.answer, next.question);
  if (!anything) say("nothing");
  else if (!more) say("finished");
}

async function undo() {
  const last = before.pop();
  if (!last) return say("nothing_to_undo");
  if (last.question !== here.question || last.id !== here.id) await go(last.id, last.question);
  change(last.marks, false);
  showFields(marks);
}

// What became of it

function saved(name, id, told, latest) {
  if (here.question !== name || here.id !== id) return;
  here = { ...here, ...told };
  if (latest) marks = { ...marks, met: told.met };
  notice();
  showMarks(question, here, marks);
}

function refused(name, id, text, conflict) {
  if (here.question !== name || here.id !== id) return;
  notice(text || words.lost, conflict);
}

async function settle(mine) {
  const told = await ask(`answers/${here.question}/${here.id}`);
  here = { ...here, ...told };
  if (mine) saving.keep(here.question, here.id, here.version, marks);
  else saving.forget(here.question, here.id);
  if (!mine) marks = said(told);
  show();
}

// Asked for

const about = async (what) => (await ask(`answers/${question.name}/${here.id}/${what}`))[what];

async function toggleName() {
  const shown = at("name-button").getAttribute("aria-pressed") === "true";
  showName(shown ? "" : await about("name"));
}

async function showRest() {
  if (at("rest").open) return at("rest").close();
  at("rest").querySelector("div").innerHTML = await about("rest");
  at("rest").showModal();
}

const focus = (id) => () => {
  at(id).focus();
  at(id).select();
};
const toggle = (id) => () => {
  at(id).open = !at(id).open;
  at(id).scrollIntoView({ block: "nearest" });
};

const actions = {
  all: () => every("ja"),
  none: () => every("nei"),
  undo,
  done,
  previous: () => go(here.previous),
  following: () => go(here.following),
  keep,
  mine: () => settle(true),
  theirs: () => settle(false),
  "name-button": toggleName,
  "rest-button": showRest,
  "help-button": () => (at("help").open ? at("help").close() : at("help").showModal()),
};
for (const [id, act] of Object.entries(actions)) at(id).addEventListener("click", () => here && attempt(act));

for (const id of ["comment", "typed"]) {
  at(id).addEventListener("focus", () => (typing = false));
  at(id).addEventListener("input", () => {
    change({ [id]: at(id).value }, !typing);
    typing = true;
  });
}

keys({
  ready: () => here && !at("notice").contains(document.activeElement),
  single: () => at("shortcuts").checked,
  bank: () => at("bank").open && ((key) => insert(bank.findIndex((_, index) => bankKey(index) === key))),
  leave: toAnswer,
  attempt,
  done,
  step,
  letters: {
    a: actions.all,
    0: actions.none,
    n: done,
    j: actions.following,
    arrowright: actions.following,
    k: actions.previous,
    arrowleft: actions.previous,
    u: undo,
    c: focus("comment"),
    p: focus("typed"),
    b: toggle("bank"),
    t: toggle("task"),
    v: toggleName,
    w: showRest,
    "?": actions["help-button"],
  },
});

const SWITCH = "mestring-mark-single-keys"; // as it was left
at("shortcuts").checked = localStorage.getItem(SWITCH) !== "off";
at("shortcuts").addEventListener("change", () => {
  localStorage.setItem(SWITCH, at("shortcuts").checked ? "on" : "off");
});

addEventListener("popstate", () => attempt(open));
addEventListener("beforeunload", (event) => {
  if (saving.pending().length) event.preventDefault();
});

attempt(async () => {
  const [left] = saving.pending(); // what could not be saved last time
  const told = left ? { question: left.question, answer: left.id } : await ask("start/");
  if (left || !location.hash.includes("/")) history.replaceState(null, "", address(told.answer, told.question));
  await open();
});
