// What the page shows of an answer and of what is said of it. All sentences stand in room.html.j2.

import { choose, comment, element, fill, line, part } from "./drawing.js";
import { choose as chooseSentences, chosen, divide } from "./sentences.js";

/** @type {(id: string) => any} */
export const at = (id) => document.getElementById(id);
export const words = JSON.parse(at("words").textContent);

/** The sentence for so many: there is another one for one of them. */
export const counted = (name, number) => fill(words[number === 1 ? `${name}_one` : name], { number });

/** A question with its criteria; `judge(criterion, word)` hears of a choice, `start(name)` of another question. */
export function showQuestion(question, questions, judge, start) {
  for (const id of ["task", "notes", "model"]) {
    at(id).querySelector("div").innerHTML = question[id];
    at(id).querySelector("div").lang = question.language;
  }
  at("criteria").replaceChildren(...question.criteria.map((one) => line(one, question.language, words, judge)));
  at("parts").replaceChildren(...questions.map((one) => part(one, one === question, start)));
}

/** The comments to choose from; `insert(index)` hears of one, `edit(index)` of one that is to change. */
export function showBank(comments, insert, edit) {
  const rows = comments.map((one, index) => comment(one, index, words, insert, edit));
  at("bank")
    .querySelector("ol")
    .replaceChildren(...rows);
}

let drawn = ""; // the HTML that is shown

/** An answer, from its beginning, ready for keys. What is read and written to the student is in its language. */
export function showAnswer(here) {
  drawn = "";
  for (const id of ["comment", "edit-text"]) at(id).lang = here.language;
  showText(here);
  at("answer").scrollTop = 0;
  at("request").hidden = !here.request;
  const [before, after] = words.request.split("{request}");
  at("request").replaceChildren(before, element("span", [here.request], { lang: here.language }), after);
  at("bank").open = false;
  showName("");
  toAnswer();
}

/** The words of an answer with the comments at its sentences, unless they stand there. */
function showText(here) {
  if (drawn === here.html && drawn) return;
  const kept = drawn && chosen(at("answer"));
  drawn = here.html;
  at("answer").innerHTML = here.html;
  at("answer").lang = here.untouched ? document.documentElement.lang : here.language;
  if (here.untouched) at("answer").textContent = words.empty;
  else divide(at("answer"));
  if (kept) chooseSentences(at("answer"), ...kept);
}

/** The fields, as they are when nobody writes in them. */
export function showFields(marks) {
  at("comment").value = marks.comment;
  at("typed").value = marks.typed;
}

/** The choices, and what the server says of them. */
export function showMarks(question, here, marks) {
  at("number").textContent = `${fill(words.answer, here)}: ${here.read ? words.read : words.unread}`;
  const left = here.waiting ? words.waiting : words.none_waiting;
  at("waiting").textContent = fill(here.away ? words.away : left, here);
  at("sum").textContent = here.sum;
  at("remark").textContent = here.remark;
  choose(question.criteria, marks.met);
  showText(here);
}

/** The student's name, or none. */
export function showName(name) {
  at("name-button").setAttribute("aria-pressed", String(Boolean(name)));
  at("name-button").querySelector("span").textContent = name || words.show_name;
}

/** Whether all is saved. */
export function showState(state) {
  at("status").dataset.state = state;
  at("status").textContent = words[state];
}

/** A word about what was just done. */
export function say(name, about = {}) {
  at("status").textContent = fill(words[name], about);
}

/** What stops the teacher, until it is over; with `choice` between two marks of one answer. */
export function notice(text = "", choice = false) {
  at("notice").hidden = !text;
  at("notice").querySelector("p").textContent = text;
  at("notice").querySelector("div").hidden = !choice;
}

/** Where keys count. */
export const toAnswer = () => at("answer").focus({ preventScroll: true });
