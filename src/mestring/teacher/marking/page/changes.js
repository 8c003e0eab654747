// A comment or the criteria have changed: the list of answers that this touches, and one confirmation for all of them.

import { entered, now, open, remember } from "./answer.js";
import { ask, put } from "./ask.js";
import { element, fill } from "./drawing.js";
import { at, counted, notice, words } from "./view.js";

let offered = null; // { question, kind, changes } of the list that is shown

entered.push(async (question) => offer("criteria", question, (await ask(`changes/${question}`)).changes));

/** Show whom a change touches; `kind` is "comment" or "criteria". */
export function offer(kind, question, changes) {
  if (!changes.length) return;
  offered = { kind, question, changes };
  at("changes-title").textContent = counted(`${kind}_changed`, changes.length);
  at("changes-about").textContent = words[`${kind}_about`];
  at("changes-bring").textContent = counted("bring", changes.length);
  at("changes-none").hidden = kind !== "criteria";
  at("changes-anew").checked = false;
  at("changes-anew").parentElement.hidden = kind !== "criteria";
  const rows = changes.map((one) => {
    const cells = [fill(words.number, one), ...one.words].map((text) => element("td", [text]));
    return element("tr", cells);
  });
  at("changes")
    .querySelector("tbody")
    .replaceChildren(...rows);
  at("changes").showModal();
}

/** Bring it to all of them. */
export async function bring() {
  const { kind, question, changes } = offered;
  const anew = at("changes-anew").checked;
  at("changes").close();
  const marks = changes.map(({ id, version, after }) => ({ ...after, id, version, read: after.read && !anew }));
  const done = await save(question, changes, marks, kind === "criteria");
  if (!done.length) return;
  const back = done.map((one) => ({ ...changes.find(({ id }) => id === one.id).before, ...one }));
  remember({ undo: () => save(question, changes, back, false) });
}

/** Let the marks be; the criteria count as they are now. */
export async function bringNone() {
  at("changes").close();
  await put(`changes/${offered.question}`, { marks: [], settle: true });
}

/** Save these marks of the answers in `changes`; returns those that are, and says which are not. */
async function save(question, changes, marks, settle) {
  const told = await put(`changes/${question}`, { marks, settle });
  if (now.here?.question === question) await open();
  at("status").textContent = counted("brought", told.done.length);
  const numbers = told.not.map((id) => changes.find((one) => one.id === id).number);
  if (numbers.length) notice(fill(words.not_brought, { numbers: numbers.join(", ") }));
  return told.done;
}
