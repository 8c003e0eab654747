// What the reader sees of where the answers lie: one question at the first answer, and on every page with widgets a
// line that says what happens to them and deletes them all.

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const button = (words, click, kind = "") =>
  make("button", { type: "button", class: `mst-book-button ${kind}`, click }, words);

/** `changed("moved" | "forget" | "taken")` is called after the reader's choice. */
export function makeAnswers({ storage, words, about, changed }) {
  const heard = make("p", { class: "mst-book-out-of-sight", role: "status" });
  const state = make("p", { class: "mst-book-answers-state", tabindex: "-1" });
  const buttons = make("div", { class: "mst-book-buttons" });
  const may = make("p", { class: "mst-book-may" });
  const told = make("p", { class: "mst-book-told", role: "status" });
  const line = make(
    "section",
    { class: "mst-book-answers-line", "aria-label": words.answers },
    make("p", { class: "mst-book-answers-title" }, words.answers),
    state,
    may,
    buttons,
    told,
    heard,
  );
  let question = null,
    reply = null,
    lasts = null, // a promise of whether the browser never clears by itself
    drawn = "";

  const copy = globalThis.mstCopy?.({
    storage,
    words,
    about,
    say: (said) => {
      told.textContent = said;
    },
    changed: () => {
      changed("taken");
      draw();
    },
  });
  const root = document.documentElement.dataset.content_root ?? "./";
  const elsewhere = make(
    "a",
    { href: `${root}book/personvern.html#slett-svarene-dine`, class: "mst-book-way" },
    words.copy_page,
  );

  /** What it means for the reader where the browser has not promised never to clear what is here. */
  async function tellHowLong() {
    lasts ??= Promise.resolve(navigator.storage?.persisted?.()).catch(() => false);
    may.textContent = (await lasts) || storage.machine() !== "own" ? "" : words.may_clear;
  }

  /** Ask once, right below the widget that was answered: nothing is covered or moved, and the focus is left alone. */
  function ask(below, focus = false) {
    question?.remove();
    reply?.remove();
    const title = make("p", { class: "mst-book-ask-title", id: "mst-book-ask", tabindex: "-1" }, words.ask_title);
    question = make(
      "section",
      { class: "mst-book-ask", "aria-labelledby": "mst-book-ask" },
      title,
      make("p", {}, words.ask_text),
      make(
        "div",
        { class: "mst-book-buttons" },
        button(words.own, () => choose("own"), "mst-book-button-main"),
        button(words.shared, () => choose("shared")),
      ),
    );
    below.after(question);
    if (focus) title.focus();
    else heard.textContent = words.ask_heard;
  }

  function choose(kind) {
    let said = words.state[kind];
    try {
      storage.choose(kind);
      // Asked here only, at the first answer that is to stay: a browser may put the question to the reader.
      if (kind === "own") lasts = Promise.resolve(navigator.storage?.persist?.()).catch(() => false);
    } catch {
      said = words.not_moved;
    }
    // The answer takes the question's place, so that the reader is still where the question was.
    reply = make("p", { class: "mst-book-reply", tabindex: "-1" }, said);
    question.replaceWith(reply);
    question = null;
    changed("moved");
    draw();
    reply.focus({ preventScroll: true });
  }

  function close() {
    question?.remove();
    question = null;
  }

  function clear() {
    storage.clear();
    drawn = "";
    close();
    changed("forget");
    draw();
    heard.textContent = words.cleared;
    state.focus();
  }

  function sure() {
    const no = button(words.clear_no, () => {
      drawn = "";
      draw();
      buttons.lastElementChild.focus();
    });
    buttons.replaceChildren(
      make("p", {}, words.clear_sure),
      button(words.clear_yes, clear, "mst-book-button-main"),
      no,
    );
    heard.textContent = words.clear_sure;
    no.focus();
  }

  function draw() {
    const any = storage.any();
    const machine = storage.machine();
    if (drawn === `${any} ${machine}`) return; // fresh buttons would take the focus, and the question, away
    drawn = `${any} ${machine}`;
    state.textContent = any || machine ? words.state[machine || "unknown"] : words.state.none;
    const offered = [button(words.change, () => ask(line, true)), button(words.clear, sure)];
    const files = copy ? [...(any ? [copy.take] : []), copy.fetch] : [elsewhere];
    buttons.replaceChildren(...files, ...(any || machine ? offered : []));
    if (any && machine === "own") void tellHowLong();
    else may.textContent = "";
  }

  draw();
  return {
    line,
    draw,
    close,
    asked(below) {
      draw();
      if (!storage.machine() && !question) ask(below);
    },
  };
}
