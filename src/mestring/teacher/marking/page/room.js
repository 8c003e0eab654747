// The marking room's page: what its buttons, fields and keys do.

import { attempt, begin, change, done, every, go, now, open, settle, step, undo } from "./answer.js";
import { ask } from "./ask.js";
import { insertByKey, keep } from "./comments.js";
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
  previous: () => go(now.here.previous),
  following: () => go(now.here.following),
  keep,
  mine: () => settle(true),
  theirs: () => settle(false),
  "name-button": toggleName,
  "rest-button": showRest,
  "help-button": () => (at("help").open ? at("help").close() : at("help").showModal()),
};
for (const [id, act] of Object.entries(actions)) at(id).addEventListener("click", () => now.here && attempt(act));

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
attempt(begin);
