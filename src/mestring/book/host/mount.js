import { makeAnswers } from "./answers.js";
import { makeCards } from "./cards.js";
import { mountInTurn } from "./in_turn.js";
import { makeKeeper } from "./keeper.js";
import { makeModel } from "./model.js";
import { openPages } from "./open.js";
import { makeNotes } from "./section_notes.js";
import { openStorage } from "./storage.js";

// Brings a page's widgets to life: no kernel, nothing fetched.

const merge = (base, over) => {
  const both = { ...base };
  for (const [name, value] of Object.entries(over)) {
    both[name] = value && typeof value === "object" ? merge(base?.[name] ?? {}, value) : value;
  }
  return both;
};

/** `parts` are the modules of the page's scripts, `labels` the words of all widgets and of each kind. */
export function start({ book, words, parts, labels, ...about }) {
  const storage = openStorage(book, { own: () => localStorage, shared: () => sessionStorage });
  const keepers = [];
  const each = (method) => keepers.forEach((keeper) => keeper[method]());
  const cards = makeCards({ storage, words });
  const answers = makeAnswers({
    storage,
    words,
    about,
    changed: (what) => {
      each(what);
      cards.draw();
      notes.draw();
    },
  });

  const places = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".mst-mount"))];
  const stateOf = (place) => {
    const state = JSON.parse(place.querySelector("script").textContent); // only its own words: the rest are the scripts'
    return { ...state, labels: { ...labels.common, ...labels[state.module], ...state.labels } };
  };
  const states = places.map(stateOf);
  const whole = states.some((state) => state.handed_in) && globalThis.mstExercise; // its script comes before this one
  const exercise = whole ? whole({ states, read: (key) => storage.read(places[0].dataset.page, key)[0], words }) : null;

  function mount(place, state) {
    const page = place.dataset.page;
    const model = makeModel({
      ...state,
      place: page,
      answer: null,
      kept: {},
      labels: merge(merge(state.labels, words.labels), words.of_one?.[state.module] ?? {}),
    });
    // What is fetched when a button is pressed brings its own words to those of its kind.
    Object.setPrototypeOf(model.get("labels"), labels[state.module]);
    let frontEnd = null;
    const inWords = () => frontEnd?.words?.(model) ?? { rows: [] };
    const keeper = makeKeeper({
      storage,
      page,
      model,
      asked: () => answers.asked(place),
      words: inWords,
      missing: exercise?.missing(state.key),
    });
    // A receipt comes after the widget has finished what it was doing, as from a kernel.
    const soon = (action) =>
      queueMicrotask(() => {
        action();
        answers.draw();
      });
    model.attach(
      () => soon(keeper.keep),
      (message) => exercise?.answers(model, message) || soon(() => keeper.message(message)),
    );
    const element = document.createElement("div");
    try {
      frontEnd = parts[state.module].default;
      frontEnd.render({ model, el: element });
      // The exercise in words stays, hidden by the style sheet: a browser's reader mode leaves questions and fields out.
      place.replaceChildren(element, ...place.querySelectorAll(":scope > .mst-fallback"));
      element.addEventListener("mestring:words", (/** @type {CustomEvent} */ { detail }) => {
        if (model.get("answer") !== null) detail.rows = inWords().rows;
      });
      keepers.push(keeper);
      exercise?.mounted(state.key, model);
      if (model.get("answer") !== null) answers.asked(place); // answered before, and the question left open
    } catch (error) {
      console.error(error);
      const said = Object.assign(document.createElement("p"), { className: "mst-noscript", textContent: words.failed });
      place.prepend(said);
      place.classList.add("mst-failed"); // shows the build's own HTML: the exercise in words
    }
  }

  const end = document.querySelector(".mst-book-answers");
  if (end) end.replaceWith(answers.line);
  else document.querySelector("article")?.append(answers.line);
  const notes = makeNotes({ storage, words, stateOf, mount, end: answers.line });
  /** What is kept has changed elsewhere. */
  const draw = () => {
    answers.draw();
    cards.draw();
    notes.draw();
  };
  exercise?.open();
  cards.draw();
  openPages();

  // Other tabs: a choice, an answer or a deletion there is news here.
  function look() {
    each("look");
    draw();
  }
  addEventListener("storage", (event) => {
    // What lies in this tab is moved before anybody looks at what the other tab has put there.
    if (storage.settle() || (event.key === storage.choice && event.newValue === "own")) {
      answers.close();
      each("moved");
    }
    look();
  });
  // Going back may show this page just as it was left, without a word to its widgets. WebKit then empties every field
  // whose autocomplete is off, so it is on in the meantime.
  const autocomplete = (value) => {
    for (const field of document.querySelectorAll(".mst input")) field.setAttribute("autocomplete", value);
  };
  addEventListener("pagehide", (event) => event.persisted && autocomplete("on"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    autocomplete("off");
    look();
  });
  mountInTurn(places, (place) => mount(place, states[places.indexOf(place)]));
}
