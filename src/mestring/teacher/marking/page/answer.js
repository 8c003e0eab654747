// The answer on the screen: going from one to the other, what is said of it, and what became of that.
// What a mark is worth and which answer comes next, the server says.

import { ask } from "./ask.js";
import { choose } from "./drawing.js";
import { Saving } from "./saving.js";
import { at, notice, say, showAnswer, showFields, showMarks, showQuestion, showState, words } from "./view.js";

const questions = JSON.parse(at("questions").textContent);
const saving = new Saving(document.body.dataset.assignment, { saved, refused, state: showState });

/** @type {any} */
export const now = {
  question: null,
  here: null, // the answer, as the server last told it
  marks: null, // what is said of it: { met, typed, comment, read }
};
const before = []; // for undo: [{ question, id, marks }] or [{ undo() }], the last one last
let busy = Promise.resolve();

/** Do it when what was asked for before is done: a key after Enter is for the next answer. What stops it is said. */
export const attempt = (does) => (busy = busy.then(does).catch((error) => notice(error.message)));

// Going from answer to answer: the address holds where one is, so that Back and Reload lead there

const address = (id, name = now.question.name) => `#${name}/${id}`;
const said = (told) => ({ met: told.met, typed: told.typed, comment: told.comment, read: told.read });

export async function go(id, name = now.question.name) {
  history.pushState(null, "", address(id, name));
  await open();
}

export async function open() {
  const place = location.hash;
  const [name, id] = place.slice(1).split("/");
  const told = await ask(`answers/${name}/${id}`);
  if (now.question?.name !== name) await enter(name);
  now.here = { ...told, question: name };
  if (told.asked !== now.question.asked) return location.reload(); // the criteria have changed meanwhile
  const kept = saving.kept(name, id);
  now.marks = kept ? kept.marks : said(told);
  show();
  if (kept) saving.send(name, id);
}

/** Where what could not be saved last time waits, else where the address says, else where the server says. */
export async function begin() {
  const [left] = saving.pending();
  const told = left ? { question: left.question, answer: left.id } : await ask("start/");
  if (left || !location.hash.includes("/")) history.replaceState(null, "", address(told.answer, told.question));
  await open();
}

async function enter(name) {
  for (const hear of entered) await hear(name);
  now.question = questions.find((one) => one.name === name);
  showQuestion(now.question, questions, judge, start);
}

/** Something that can be undone. */
export const remember = (what) => before.push(what);

/** Whether all that was said of the answer is saved. */
export const settled = () => saving.settled(now.question.name, now.here.id);

/** Functions that hear the name of a question before it comes on the screen. */
export const entered = [];

/** Functions that hear the language of an answer that has come on the screen. */
export const arrived = [];

const start = (name) =>
  attempt(async () => {
    const told = await ask(`start/${name}`);
    await go(told.answer, told.question);
  });

function show() {
  notice();
  showAnswer(now.here);
  showFields(now.marks);
  showMarks(now.question, now.here, now.marks);
  for (const hear of arrived) hear(now.here.language);
}

// Saying something of the answer

export function change(changed, undoable = true) {
  const { question, here, marks } = now;
  if (undoable) before.push({ question: question.name, id: here.id, marks });
  now.marks = { ...marks, ...changed };
  choose(question.criteria, now.marks.met);
  saving.keep(question.name, here.id, here.version, now.marks);
}

function met(changed) {
  at("typed").value = ""; // the lines count again
  change({ met: changed, typed: "" });
}

const judge = (criterion, word) => met({ ...now.marks.met, [criterion.number]: word });
export const every = (word) => met(Object.fromEntries(now.question.criteria.map((one) => [one.number, word])));

/** The next choice of a line: yes, half where it may be, no; with `less` yes is passed over. */
export function step(number, less = false) {
  const criterion = now.question.criteria.find((one) => one.number === number);
  if (!criterion) return;
  const steps = less ? criterion.steps.slice(1) : criterion.steps;
  judge(criterion, steps[(steps.indexOf(now.marks.met[number]) + 1) % steps.length]);
}

/** Done, and the lines that nothing is said of are met; points of one's own stay. */
export function doneRestMet() {
  const rest = Object.fromEntries(now.question.criteria.map((one) => [one.number, "ja"]));
  if (!now.marks.typed.trim()) met({ ...rest, ...now.marks.met });
  return done();
}

export async function done() {
  const { question, marks } = now;
  const anything = Object.keys(marks.met).length > 0 || marks.typed.trim() !== "";
  if (anything && !marks.read) change({ read: true });
  if (!(await settled())) return; // the page says why
  const next = now.here.next ? { question: question.name, answer: now.here.next } : await ask("start/");
  const more = next.answer !== now.here.id;
  if (more) await go(next.answer, next.question);
  if (!anything) say("nothing");
  else if (!more) say("finished");
}

export async function undo() {
  const last = before.pop();
  if (!last) return say("nothing_to_undo");
  if (last.undo) return last.undo();
  if (last.question !== now.here.question || last.id !== now.here.id) await go(last.id, last.question);
  change(last.marks, false);
  showFields(now.marks);
}

// What became of it

const shown = (name, id) => now.here.question === name && now.here.id === id;

function saved(name, id, told, latest) {
  if (!shown(name, id)) return;
  now.here = { ...now.here, ...told };
  if (latest) now.marks = { ...now.marks, met: told.met };
  notice();
  showMarks(now.question, now.here, now.marks);
}

function refused(name, id, text, conflict) {
  if (shown(name, id)) notice(text || words.lost, conflict);
}

/** End a conflict: save mine after all, or show what another window has saved. */
export async function settle(mine) {
  const { question, id } = now.here;
  const told = await ask(`answers/${question}/${id}`);
  if (told.asked !== now.question.asked) return location.reload();
  now.here = { ...now.here, ...told };
  if (mine) saving.keep(question, id, now.here.version, now.marks);
  else saving.forget(question, id);
  if (!mine) now.marks = said(told);
  show();
}

addEventListener("beforeunload", (event) => {
  if (saving.pending().length) event.preventDefault();
});
