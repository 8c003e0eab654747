// Written answer: a text field as tall as what is asked, with a word count where the task names one.
import { widget } from "./_base.js";
import { fill, h } from "./_elements.js";
import { inWords, writingField } from "./_writing.js";

const TRIES = 50; // the widget is drawn before it stands on the page
const QUIET = 1500; // ms without typing before a screen reader is told the number of words

const count = (text) => text.split(/\s+/).filter(Boolean).length;

/** "62 ord av 80–150": how many words there are, and how many the task asks for. */
function wordCount(text, least, most, labels) {
  const asked = least && most ? "words_between" : most ? "words_most" : least ? "words_least" : "words";
  return fill(labels[asked], { count: count(text), least, most });
}

export default widget(({ model, labels, language, answer, change }) => {
  const least = model.get("least"),
    most = model.get("most");
  const field = writingField({
    model,
    labels,
    language,
    "aria-label": fill(labels.field_name, { title: model.get("title") }), // a page has more than one
    ontext: (text) => {
      change(text.trim() ? { text } : null);
      show();
    },
  });
  const words = h("p", { class: "mst-words-written" });
  const heard = h("p", { class: "mst-heard", role: "status" });
  let still = 0;

  function show() {
    const { input } = field;
    if (!least && !most) return;
    words.textContent = wordCount(input.value, least, most, labels);
    clearTimeout(still);
    if (document.activeElement === input) {
      still = setTimeout(() => {
        heard.textContent = words.textContent;
      }, QUIET);
    }
  }

  /** Tells the page around us what nbgrader's answer cell is to hold now. */
  function tellCell(tries = TRIES) {
    const detail = model.get("cell");
    if (!detail?.name) return;
    if (element.isConnected) element.dispatchEvent(new CustomEvent("mestring:written", { bubbles: true, detail }));
    else if (tries) setTimeout(tellCell, 100, tries - 1);
  }
  const told = () => tellCell();
  model.on("change:cell", told);

  const element = h("div", {}, field.element, least || most ? words : null, heard);
  tellCell();
  return {
    element,
    leave: () => {
      clearTimeout(still);
      model.off("change:cell", told);
    },
    draw() {
      field.show(answer()?.text ?? "");
      show();
    },
  };
}, inWords);
