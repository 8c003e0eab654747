// The marking room's page: what its buttons, fields and keys do.

import {
  attempt,
  begin,
  change,
  done as answerDone,
  doneRestMet as answerDoneRestMet,
  every,
  go,
  now,
  open,
  settle,
  step,
  undo,
} from "./answer.js";
import { ask } from "./ask.js";
import { bring, bringNone } from "./changes.js";
import {
  compose as beginComment,
  extend,
  isChoosing,
  isComposing,
  KEYS,
  leave,
  move,
  start as startChoosing,
  tidy,
} from "./choosing.js";
import { insertByKey, keep, saveEdited } from "./comments.js";
import { keys } from "./keys.js";
import { at, showName, toAnswer } from "./view.js";

let typing = false; // whether the field that is written in has been changed since it got the focus

const about = async (what) => (await ask(`answers/${now.question.name}/${now.here.id}/${what}`))[what];

async function toggleName() {
  const shown = at("name-button").getAttribute("aria-pressed") === "true";
  showName(shown ? "" : await about("name"));
}

async function showRest() {
  if (at("rest").open) return at("rest").close();
  at("rest").querySelector("div").innerHTML = await about("rest");
  at("rest").querySelector("div").lang = now.here.language;
  at("rest").showModal();
}

const toggle = (id) => () => {
  at(id).open = !at(id).open;
  at(id).scrollIntoView({ block: "nearest" });
};

const compose = (letters) => beginComment(letters, attempt);
/** The act, when a quotation that nothing was written to is taken back. */
const tidily = (act) => () => {
  tidy();
  return act();
};
const done = tidily(answerDone);
const doneRestMet = tidily(answerDoneRestMet);

const actions = {
  all: () => every("ja"),
  none: () => every("nei"),
  undo,
  done,
  "done-rest-met": doneRestMet,
  choose: startChoosing,
  "sentence-before": move(-1),
  "sentence-after": move(1),
  "sentence-more": extend(1),
  "sentence-write": () => compose(""),
  "sentence-leave": leave,
  previous: () => go(now.here.previous),
  following: () => go(now.here.following),
  keep,
  "edit-save": () => saveEdited(at("edit-text").value),
  "edit-remove": () => saveEdited(""),
  "changes-bring": bring,
  "changes-none": bringNone,
  mine: () => settle(true),
  theirs: () => settle(false),
  "name-button": toggleName,
  "rest-button": showRest,
  "help-button": () => (at("help").open ? at("help").close() : at("help").showModal()),
};
for (const [id, act] of Object.entries(actions)) {
  at(id).addEventListener("click", () => (now.here || at(id).closest("dialog")) && attempt(act));
}

for (const id of ["comment", "typed"]) {
  at(id).addEventListener("focus", () => (typing = false));
  at(id).addEventListener("input", () => {
    change({ [id]: at(id).value }, !typing);
    typing = true;
  });
}

keys({
  ready: () => now.here && !at("notice").contains(document.activeElement),
  single: () => at("shortcuts").checked,
  bank: () => at("bank").open && insertByKey,
  leave: tidily(toAnswer),
  attempt,
  compose,
  composing: isComposing,
  choosing: () => isChoosing() && KEYS,
  done,
  doneRestMet,
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
    s: startChoosing,
    p: () => {
      at("typed").focus();
      at("typed").select();
    },
    b: toggle("bank"),
    t: toggle("task"),
    v: toggleName,
    w: showRest,
    "?": actions["help-button"],
  },
});

for (const id of ["edit", "changes"]) at(id).addEventListener("close", toAnswer);

const SWITCH = "mestring-mark-single-keys"; // as it was left
at("shortcuts").checked = localStorage.getItem(SWITCH) !== "off";
at("shortcuts").addEventListener("change", () => {
  localStorage.setItem(SWITCH, at("shortcuts").checked ? "on" : "off");
});

addEventListener("popstate", () => attempt(open));
attempt(begin);
