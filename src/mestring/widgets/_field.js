// The one way in which a widget makes a text field: it never cuts a text in silence, and undoes what was typed.
import { wellFormed } from "./_answer.js";
import { description, fill, h } from "./_elements.js";

const PAUSE = 1000; // ms: what is typed with shorter breaks, up to the next word, is undone in one step
const STEPS = 300; // as far back as one can go
const NEAR = 0.9; // the share of the longest text from which the room left is shown
const STILL = 1500; // ms without typing before a screen reader is told how much room is left

/** How many characters a text is too long by, counted as Python counts them; 0 when it fits. */
export const excess = (text, longest) => Math.max(0, [...text].length - longest);

/** The texts that stood in a field, so that typing can be undone and redone. Entries are { text, caret }. */
export function makeHistory(text, now = Date.now) {
  let steps = [{ text, caret: text.length }];
  let at = 0; // the step that stands in the field
  let since = -Infinity; // when the text changed last; -Infinity: what comes next is a step of its own
  let way = 0; // which way: 1 one character more, -1 one less, 0 anything else
  return {
    /** The text has changed; typing on within the same word belongs to the same step. */
    note(next, caret) {
      const { text: before } = steps[at];
      if (next === before) return;
      const more = next.length - before.length;
      const word = /\s/.test(before[caret - 2] ?? "") && !/\s/.test(next[caret - 1] ?? "");
      const same = Math.abs(more) === 1 && more === way && now() - since < PAUSE && !(more > 0 && word);
      steps = [...steps.slice(0, same ? at : at + 1), { text: next, caret }].slice(-STEPS);
      at = steps.length - 1;
      way = Math.abs(more) === 1 ? more : 0;
      since = now();
    },
    /** The step before (-1) or after (1); null where there is none. */
    go(by) {
      if (!steps[at + by]) return null;
      since = -Infinity;
      at += by;
      return steps[at];
    },
  };
}

/** Which way the keys go: -1 to undo, 1 to redo, 0 for all other keys. */
export function undoKeys({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || ctrlKey === metaKey) return 0;
  if (key.toLowerCase() === "z") return shiftKey ? 1 : -1;
  return key.toLowerCase() === "y" ? 1 : 0;
}

/**
 * A text field with its counter: `{ element, input, text, excess, show }`.
 *
 * `longest`: characters; `rows`: lines, else one line; `about`: the id of what is asked there; `draft`: what is written here is no answer yet;
 * `ontext(text)`: hears every change, also that the text is too long. All else are attributes of the field.
 * An answer that is too long says so itself (`data-excess`), and the widget then sends nothing to be kept.
 *
 * @param {{ labels: any, longest: number, rows?: number, about?: string, draft?: boolean, ontext?: (text: string) => void,
 *   [attribute: string]: any }} options
 */
export function textField({ labels, longest, rows, about, draft = false, ontext = () => {}, ...attributes }) {
  const count = h("p", { class: "mst-count", hidden: true });
  const heard = h("p", { class: "mst-field-heard", role: "status" });
  const input = h(rows ? "textarea" : "input", {
    ...(rows ? { rows } : { type: "text" }),
    spellcheck: "true",
    ...(about ? { "aria-describedby": about } : {}),
    ...attributes,
  });
  const described = description(input);
  // The same text once more: unseen it makes the field as tall as what stands in it, and on paper it is all there.
  const printed = h("div", { class: "mst-printed", "aria-hidden": "true" });
  const element = h("div", { class: "mst-field" }, input, printed, count, described.element);
  let history = null; // begins with what stands in the field when it is first touched
  let shown = "";
  let still = 0;

  function measure() {
    printed.textContent = input.value;
    const over = excess(input.value, longest);
    const used = [...input.value].length;
    if (over) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (over && !draft) input.dataset.excess = over;
    else delete input.dataset.excess;
    count.hidden = used < longest * NEAR;
    count.classList.toggle("mst-over", over > 0);
    const words = over ? (draft ? labels.too_long : labels.too_long_unkept) : labels.room_left;
    count.textContent = count.hidden ? "" : fill(words, { count: over || longest - used });
    described.show(count.textContent);
    if (!count.hidden) element.append(heard); // a page has many fields, and few that are nearly full
    clearTimeout(still);
    still = setTimeout(() => {
      if (heard.textContent !== count.textContent) heard.textContent = count.textContent;
    }, STILL);
  }
  function changed() {
    history ??= makeHistory(shown);
    history.note(input.value, input.selectionStart);
    measure();
    ontext(wellFormed(input.value));
  }
  function go(by) {
    const step = history?.go(by);
    if (!step) return;
    input.value = step.text;
    input.setSelectionRange(step.caret, step.caret);
    measure();
    ontext(wellFormed(step.text));
  }
  input.addEventListener("input", changed);
  // The browser's own undo knows nothing of what a redraw wrote, and JupyterLab's would undo in a cell instead.
  input.addEventListener("keydown", (event) => {
    const by = undoKeys(event);
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    go(by);
  });
  // The browser's own menu has the spelling suggestions; JupyterLab's would take its place, and the focus with it.
  input.addEventListener("contextmenu", (event) => event.stopPropagation());
  input.addEventListener("beforeinput", (event) => {
    // JupyterLab takes every new line in a cell for a command of its own, and stops it with a listener after this one.
    if (event.inputType === "insertLineBreak") event.stopImmediatePropagation();
    const by = { historyUndo: -1, historyRedo: 1 }[event.inputType]; // from a menu, or a shaken phone
    if (!by) return;
    event.preventDefault();
    go(by);
  });
  return {
    element,
    input,
    text: () => wellFormed(input.value),
    excess: () => excess(input.value, longest),
    /** Show what stands in the answer; the caret stays where it is. */
    show(text) {
      if (input.value === text) return;
      const { selectionStart, selectionEnd } = input;
      input.value = text;
      if (document.activeElement === input) input.setSelectionRange(selectionStart, selectionEnd);
      shown = text;
      history?.note(text, text.length);
      measure();
    },
  };
}
