// Choosing sentences of the answer to comment on: by keys, by taps, by selecting them.

import { change, now } from "./answer.js";
import { fill } from "./drawing.js";
import { beginning, choose, chosen, count, texts } from "./sentences.js";
import { at, say, showFields, toAnswer, words } from "./view.js";

const root = at("answer");

/** Choose these; the page says which, for those who only hear it too. */
function take(from, last = from) {
  const first = beginning(texts(root), from, last);
  choose(root, first, last);
  const where = { number: first + 1, first: first + 1, last: last + 1, of: count(root) };
  at("chosen").firstChild.data = fill(words[first === last ? "sentence" : "sentences"], where);
  at("chosen").lastChild.textContent = `: ${quote()}`;
  at("chosen").lastChild.lang = root.lang;
}

function quote() {
  const [first, last] = chosen(root);
  return texts(root)
    .slice(first, last + 1)
    .join(" ");
}

export const isChoosing = () => chosen(root) !== null;

export function start() {
  if (!count(root)) return say("no_sentences");
  take(0);
  toAnswer();
}

export function leave() {
  choose(root, null, null);
  toAnswer();
}

const within = (number) => Math.min(Math.max(number, 0), count(root) - 1);
/** Choose the one before or after. */
export const move = (by) => () => take(within(chosen(root)[by < 0 ? 0 : 1] + by));
/** Choose one more behind those that are chosen, or one fewer. */
export const extend = (by) => () => {
  const [first, last] = chosen(root);
  take(first, Math.max(first, within(last + by)));
};

/** What keys do while sentences are chosen. */
export const KEYS = {
  arrowdown: move(1),
  arrowright: move(1),
  arrowup: move(-1),
  arrowleft: move(-1),
  "shift+arrowdown": extend(1),
  "shift+arrowright": extend(1),
  "shift+arrowup": extend(-1),
  "shift+arrowleft": extend(-1),
  s: leave,
  escape: leave,
};

/** What begins a comment on the chosen sentences; "" where none is chosen. */
const quotation = () => (isChoosing() ? `> ${quote()}\n\n` : "");

/** A comment with more at its end, as a paragraph of its own. */
const added = (comment, more) => [comment.trim(), more].filter(Boolean).join("\n\n");

/** Add a comment that is there already, to the chosen sentences if there are any. */
export function addComment(text) {
  const quoted = quotation();
  change({ comment: added(now.marks.comment, quoted + (quoted ? text.replace(/\n\s*\n/g, "\n") : text)) });
  showFields(now.marks);
  leave();
}

let opened = ""; // a quotation that words are to follow
let begun = null; // what is typed before the field can take it, while another answer is on its way

export const isComposing = () => begun !== null;

/** Begin to write with these letters; `attempt` does it when it is the comment's turn. */
export function compose(letters, attempt) {
  if (isComposing()) {
    begun += letters;
    return;
  }
  begun = letters;
  attempt(() => {
    opened = quotation().trim();
    const more = quotation() + begun;
    begun = null;
    if (more) change({ comment: added(now.marks.comment, more) });
    showFields(now.marks);
    choose(root, null, null);
    at("comment").focus();
    at("comment").setSelectionRange(now.marks.comment.length, now.marks.comment.length);
    at("comment").scrollTop = at("comment").scrollHeight;
  });
}

/** Take back a quotation that nothing was written to. */
export function tidy() {
  const comment = now.marks.comment.trimEnd();
  if (opened && comment.endsWith(opened)) {
    change({ comment: comment.slice(0, -opened.length).trimEnd() }, false);
    showFields(now.marks);
  }
  opened = "";
}

root.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^='#']");
  const sentence = target.closest(".sentence");
  if (link || !sentence || !document.getSelection().isCollapsed) return;
  const number = Number(sentence.dataset.sentence);
  if (sentence.classList.contains("chosen")) leave();
  else take(number);
});

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (selection.isCollapsed || !root.contains(selection.anchorNode) || !root.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const touched = Array.from(root.querySelectorAll(".sentence")).filter((span) => range.intersectsNode(span));
  const numbers = touched.map((span) => Number(/** @type {HTMLElement} */ (span).dataset.sentence));
  if (numbers.length) take(Math.min(...numbers), Math.max(...numbers));
});

// A link inside the answer leads inside the answer: the address says which answer is shown.
root.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  document.getElementById(link.getAttribute("href").slice(1))?.scrollIntoView({ block: "nearest" });
});
