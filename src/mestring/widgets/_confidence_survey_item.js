// One item: eleven native radio buttons, because "nothing chosen" is a state of its own there.
import { fill, h, uid } from "./_elements.js";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** `{ element, draw(score) }`; `onscore(score)` is given undefined when the number is taken away. */
export function itemView({ labels, item, number, onscore }) {
  const group = uid("item");
  const ends = { 0: labels.low, 5: labels.middle, 10: labels.high };
  const value = h("span", { class: "mst-value" });
  const inputs = SCORES.map((score) =>
    h("input", {
      type: "radio",
      name: group,
      value: score,
      "aria-label": score in ends ? `${score}, ${ends[score]}` : String(score),
      onchange: () => onscore(score),
    }),
  );
  const clear = h(
    "button",
    {
      type: "button",
      class: "mst-quiet",
      "aria-label": fill(labels.clear_item, { number, text: item.text }),
      onclick: () => {
        onscore(undefined);
        inputs[0].focus();
      },
    },
    labels.clear,
  );
  return {
    element: h(
      "fieldset",
      { class: "mst-item" },
      h("legend", {}, fill(labels.item, { number, text: item.text }), " ", value),
      h(
        "div",
        { class: "mst-ticks" },
        ...inputs.map((input, score) =>
          h("label", { class: "mst-tick" }, input, h("span", { "aria-hidden": "true" }, String(score))),
        ),
      ),
      h(
        "div",
        { class: "mst-ends", "aria-hidden": "true" },
        ...Object.values(ends).map((words) => h("span", {}, words)),
      ),
      clear,
    ),
    draw(score) {
      inputs.forEach((input, at) => {
        input.checked = score === at;
      });
      value.textContent = score === undefined ? labels.no_score : fill(labels.score, { score });
      clear.hidden = score === undefined;
    },
  };
}
