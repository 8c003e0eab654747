// Predict, then see: what one may predict, and after it what was predicted, beside the outcome.
import { fill, h } from "./_elements.js";

/**
 * `{ element, draw, ask }`. `options`: [id, words] of each; `predict(id)` hears what is chosen, null where it is taken back.
 * `draw({ chosen, right, told })`: what was predicted (undefined: still asked), whether it came so, and that in words.
 */
export function prediction({ labels, question, options, predict, say }) {
  const button = (words, onclick, more = {}) => h("button", { type: "button", onclick, ...more }, words);
  const choices = options.map(([id, words]) =>
    button(words, () => {
      predict(id);
      back.focus();
    }),
  );
  const asked = h(
    "fieldset",
    { class: "mst-predict" },
    h("legend", {}, question),
    h("div", { class: "mst-predict-options" }, ...choices),
  );
  const ask = () => choices[0].focus();
  const back = button(
    labels.predict_again,
    () => {
      predict(null);
      ask();
      say(labels.prediction_back);
    },
    { class: "mst-quiet" },
  );
  const verdict = h("strong"),
    mine = h("span");
  const seen = h("div", { class: "mst-judged mst-predicted" }, h("p", {}, mine, " ", verdict), back);
  return {
    element: h("div", {}, asked, seen),
    ask,
    draw({ chosen, right = false, told = "" }) {
      asked.hidden = chosen !== undefined;
      seen.hidden = chosen === undefined;
      const [, words] = options.find(([id]) => id === chosen) ?? [];
      mine.textContent = words ? fill(labels.predicted, { words }) : "";
      verdict.textContent = told;
      seen.classList.toggle("mst-right", right);
      seen.classList.toggle("mst-wrong", !right);
    },
  };
}
